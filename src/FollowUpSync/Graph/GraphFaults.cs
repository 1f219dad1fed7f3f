namespace FollowUpSync.Graph;

/// <summary>Microsoft Graph did not do what was asked. The message names the mailbox's side of it; the hint is the cure.</summary>
/// <param name="code">Ours, stable.</param>
/// <param name="message">What happened.</param>
/// <param name="hint">What to do now.</param>
/// <param name="status">The HTTP status, or null where no answer came.</param>
/// <param name="graphCode">Graph's own error code, or null.</param>
public sealed class GraphException(string code, string message, string hint, int? status = null, string? graphCode = null) : IncompleteException(code, message, hint)
{
    /// <summary>The HTTP status, or null where no answer came.</summary>
    public int? Status { get; } = status;

    /// <summary>Graph's own error code (<c>ErrorItemNotFound</c>), or null.</summary>
    public string? GraphCode { get; } = graphCode;

    /// <summary>The item was changed by somebody else since it was read: 412, or the 409 that stands in for it.</summary>
    internal bool IsConflict => Status is 412 or 409;

    /// <summary>Nothing is there under this id. That the whole mailbox is not there, or that something else than Graph says so, proves nothing.</summary>
    internal bool IsMissing => Status == 404 && GraphCode is { } code && !code.Contains("Mailbox", StringComparison.OrdinalIgnoreCase);

    /// <summary>The delta link is of no use any more: begin again with a full reading.</summary>
    internal bool IsExpiredLink =>
        Status == 410 || GraphCode?.ToUpperInvariant() is "SYNCSTATENOTFOUND" or "RESYNCREQUIRED" or "SYNCSTATEINVALID";

    /// <summary>Perhaps it was done all the same: the answer was lost, not the request.</summary>
    internal bool IsUnclear => Status is null or >= 500;

    /// <summary>An answer that says no, in our words.</summary>
    internal static GraphException Of(int status, string? graphCode, string? text, TimeSpan? wait) => status switch
    {
        401 => new("FUS530", $"Microsoft Graph no longer accepts the sign-in{Said(graphCode, text)}.", "Sign in again: followupsync login", status, graphCode),
        403 => new("FUS531", $"Microsoft Graph refuses access to this mailbox{Said(graphCode, text)}.", "Sign in again and allow calendar access: followupsync login. In a work account an administrator may have to.", status, graphCode),
        404 => new("FUS532", $"Microsoft Graph does not find it{Said(graphCode, text)}.", "If it is the mailbox: it must be an Exchange or Outlook.com mailbox.", status, graphCode),
        410 => new("FUS533", $"Microsoft Graph has forgotten where the last reading ended{Said(graphCode, text)}.", "Run it again: everything is then read anew.", status, graphCode),
        429 => new("FUS534", $"Microsoft Graph asks for patience{Said(graphCode, text)}.", $"Run it again {(wait is { } time ? $"in {Math.Ceiling(time.TotalSeconds)} seconds" : "in a few minutes")}; what was done is kept.", status, graphCode),
        >= 500 => new("FUS535", $"Microsoft Graph has a fault of its own, {status}{Said(graphCode, text)}.", "Run it again in a few minutes; what was done is kept.", status, graphCode),
        _ => new("FUS536", $"Microsoft Graph does not take the request, {status}{Said(graphCode, text)}.", "Please report it, with this message.", status, graphCode),
    };

    /// <summary>No answer, or one that broke off.</summary>
    internal static GraphException NoAnswer(string host, string why) =>
        new("FUS537", $"{host} gave no whole answer: {why}.", "Check the connection and run it again; what was done is kept.");

    private static string Said(string? code, string? text) =>
        code is null && text is null ? "" : $" ({string.Join(": ", new[] { code, text?.TrimEnd('.') }.OfType<string>())})";
}
