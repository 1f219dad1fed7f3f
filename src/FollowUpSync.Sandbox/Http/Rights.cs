namespace FollowUpSync.Sandbox.Http;

/// <summary>
/// Who calls, and what the token allows. <c>Bearer sandbox:ADDRESS</c> has the product's own rights;
/// <c>Bearer sandbox:ADDRESS;Calendars.Read;Mail.Read</c> has those it names.
/// </summary>
internal static class Rights
{
    private const string Scheme = "Bearer sandbox:";
    private static readonly HashSet<string> Ours = new(StringComparer.OrdinalIgnoreCase) { "Calendars.ReadWrite", "Mail.ReadWrite", "MailboxSettings.Read" };

    /// <exception cref="GraphError">401: no token, or one of another kind.</exception>
    public static void SignIn(GraphRequest request)
    {
        string? header = request.Headers.GetValueOrDefault("Authorization");
        if (header is null || !header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            throw new GraphError(401, "InvalidAuthenticationToken", "Access token is empty or invalid; the sandbox takes 'Bearer sandbox:ADDRESS'.")
            {
                Headers = { ["WWW-Authenticate"] = "Bearer realm=\"\"" },
            };
        }

        string[] parts = header[Scheme.Length..].Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (parts is not [var address, ..] || !address.Contains('@', StringComparison.Ordinal))
        {
            throw new GraphError(401, "InvalidAuthenticationToken", "The token names no address; the sandbox takes 'Bearer sandbox:ADDRESS'.")
            {
                Headers = { ["WWW-Authenticate"] = "Bearer realm=\"\"" },
            };
        }

        request.Mailbox = address.ToLowerInvariant();
        request.Rights = parts.Length == 1 ? Ours : parts[1..].ToHashSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <exception cref="GraphError">403: the token lacks the right, or the request reaches third parties.</exception>
    public static void Check(GraphRequest request, string[] path)
    {
        bool reads = request.Method == "GET";
        switch (path)
        {
            case [.., "send" or "sendMail" or "reply" or "replyAll" or "forward" or "accept" or "decline" or "tentativelyAccept" or "cancel"]:
                throw GraphError.Refuse($"{path[^1]}: it would reach other people");
            case ["calendar" or "calendars" or "calendarGroups" or "calendarView" or "events", ..]:
                Need(request, "Calendars", reads);
                break;
            case ["messages" or "mailFolders", ..]:
                Need(request, "Mail", reads);
                break;
            case ["mailboxSettings", ..] or ["outlook", "masterCategories", ..]:
                Need(request, "MailboxSettings", reads);
                break;
            case [] or ["outlook", "supportedTimeZones", ..] or ["translateExchangeIds"] or ["subscriptions", ..] or ["$batch"]:
                break;
            default:
                throw GraphError.Denied("Access is denied. Check credentials and try again.", $"{request.Method} {request.Target}: no right of ours covers it");
        }
    }

    /// <summary>A subscription needs the right to read what it watches.</summary>
    public static void Need(GraphRequest request, string family, bool reads)
    {
        bool has = request.Rights.Contains($"{family}.ReadWrite") || (reads && request.Rights.Contains($"{family}.Read"));
        if (!has)
        {
            string right = reads ? $"{family}.Read" : $"{family}.ReadWrite";
            throw GraphError.Denied(why: $"{request.Method} {request.Target}: {right} was not granted");
        }
    }
}
