namespace FollowUpSync.Planning.Interviews;

/// <summary>The look that nearly every entry of a calendar gets, and no more: is there anything in it that could make it an interview?</summary>
/// <remarks>Allocates nothing but on the first use in a thread.</remarks>
internal static class FirstLook
{
    private const int MostNoted = 400;

    [ThreadStatic]
    private static List<Token>? _tokens;

    public static bool IsWorthMore(CalendarEntry entry, Candidate candidate)
    {
        List<Token> tokens = TokensOf(entry.Subject, EntryText.MostTitle);
        if (Lexicon.Default.Finds(tokens, theme => theme.IsTitleCue))
        {
            return true;
        }

        // Whom a stranger at a company writes to in their private mailbox is worth more, unless the title says what it is.
        bool isStrange = IsFromCompanyToPrivate(entry, candidate);
        if (isStrange && !Lexicon.Default.Finds(tokens, theme => theme.InTitle < 0))
        {
            return true;
        }

        // What people note of a job, they note in a few words.
        bool speaks = isStrange || (entry.IsOrganizer == true && entry.Body.Length <= MostNoted);
        return Lexicon.Default.Finds(TokensOf(entry.Body, EntryText.MostBody), theme => theme.InText > 0 || (speaks && theme.Name is "job word" or "before role"))
            || Domains.Is("ats", Domains.Of(entry.Organizer?.Address))
            || HasApplicantLink(entry.Body)
            || HasApplicantLink(entry.Location);
    }

    private static bool IsFromCompanyToPrivate(CalendarEntry entry, Candidate candidate) =>
        entry.IsOrganizer != true && entry.Organizer?.Address is { Length: > 0 } address && !candidate.Owns(address)
        && !Domains.IsPrivate(Domains.Of(address)) && Domains.IsPrivate(Domains.Of(candidate.Addresses[0]));

    private static List<Token> TokensOf(string text, int most)
    {
        List<Token> tokens = _tokens ??= new(1024);
        tokens.Clear();
        FoldedText.Tokenize(text, Math.Min(text.Length, most), tokens);
        return tokens;
    }

    private static bool HasApplicantLink(string text)
    {
        if (!text.Contains("://", StringComparison.Ordinal))
        {
            return false;
        }

        List<string> links = [];
        EntryText.AddLinks(text, links);
        return links.Exists(l => Domains.Is("ats", l.Split('/')[0]));
    }
}
