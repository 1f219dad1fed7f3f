using System.Globalization;
using System.Text;
using FollowUpSync.Sandbox.Storage;

namespace FollowUpSync.Sandbox.Http;

/// <summary>Where a client stands in a stream of changes. All of it is in the token, so a restart forgets nothing.</summary>
/// <param name="Stream">The calendar with its window, or the folder with its query: bound for as long as the token lives.</param>
/// <param name="Since">The change number up to which the client knows all; 0 in a first round, -1 where it may know some.</param>
/// <param name="Until">What it will know at the end of this round.</param>
/// <param name="After">The last row that this round has told of.</param>
/// <param name="Generation">The round that gave this token; 0 inside a first round.</param>
internal sealed record DeltaPosition(string Stream, long Since, long Until, long After, long Generation);

/// <summary>Tokens in next and delta links, and the links: opaque, whole, and broken by anyone who encodes them again.</summary>
internal static class DeltaTokens
{
    /// <summary>Exchange remembers the last three rounds of a stream.</summary>
    private const int Live = 3;

    private const string Next = "$skiptoken", Delta = "$deltatoken";

    /// <summary>Null for a request that begins a first round.</summary>
    /// <exception cref="GraphError">410: the token's generation is gone, or the token is another mailbox's; 400: it is no token.</exception>
    public static DeltaPosition? Read(MailboxSession session, GraphRequest request, Faults faults)
    {
        string? token = request.Query("deltatoken") ?? request.Query("skiptoken");
        if (string.IsNullOrEmpty(token))
        {
            return null;
        }

        string[] parts = Decode(token);
        if (parts is not [var mailbox, var stream, var since, var until, var after, var generation, _])
        {
            throw GraphError.BadRequest("ErrorInvalidParameter", "Badly formed token: links are to be used as they are.");
        }

        var position = new DeltaPosition(stream, Number(since), Number(until), Number(after), Number(generation));
        long highest = session.Generation(stream);
        bool gone = position.Generation > highest || (position.Generation > 0 && position.Generation <= highest - Live);
        if (mailbox != session.Mailbox || gone || faults.Strikes(Faults.ExpiredDelta))
        {
            string living = string.Concat(Enumerable.Range(0, Live).Select(i => $"[{highest - i}]"));
            throw new GraphError(410, "SyncStateNotFound", $"The sync state generation is not found; generation={position.Generation};[highest={highest}]{living}.")
            {
                Headers = { ["Location"] = Restart(request, stream) },
            };
        }

        // A delta link begins a round, which ends at what there is now.
        return request.Query("deltatoken") is null ? position : position with { Until = Math.Max(position.Since, faults.Visible(session)) };
    }

    public static string NextLink(MailboxSession session, GraphRequest request, DeltaPosition position, int nonce) =>
        request.Link((Next, Encode(session, position, nonce)));

    /// <summary>Ends a round: a new generation, and the link to what comes after it.</summary>
    public static string DeltaLink(MailboxSession session, GraphRequest request, DeltaPosition position) =>
        request.Link((Delta, Encode(session, position with { Since = position.Until, After = 0, Generation = session.NextGeneration(position.Stream) }, 0)));

    private static string Restart(GraphRequest request, string stream) => stream.Split('|') switch
    {
        ["calendarView", _, var from, var to] => request.Link(("startDateTime", from), ("endDateTime", to), (Delta, "")),
        _ => request.Link((Delta, "")),
    };

    // Standard base64 in a URL needs escapes, which catches clients that escape a link twice or take it apart.
    private static string Encode(MailboxSession session, DeltaPosition position, int nonce) => Convert.ToBase64String(Encoding.UTF8.GetBytes(string.Create(
        CultureInfo.InvariantCulture,
        $"{session.Mailbox}\n{position.Stream}\n{position.Since}\n{position.Until}\n{position.After}\n{position.Generation}\n{nonce}")));

    private static string[] Decode(string token)
    {
        Span<byte> bytes = stackalloc byte[token.Length];
        return Convert.TryFromBase64String(token, bytes, out int length) ? Encoding.UTF8.GetString(bytes[..length]).Split('\n') : [];
    }

    private static long Number(string text) => long.TryParse(text, CultureInfo.InvariantCulture, out long number) ? number : 0;
}
