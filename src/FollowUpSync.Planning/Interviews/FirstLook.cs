namespace FollowUpSync.Planning.Interviews;

/// <summary>The look that nearly every entry of a calendar gets, and no more: is there anything in it that could make it an interview?</summary>
/// <remarks>Allocates nothing but on the first use in a thread.</remarks>
internal static class FirstLook
{
    [ThreadStatic]
    private static List<Token>? _tokens;

    public static bool IsWorthMore(CalendarEntry entry) =>
        HasCue(entry.Subject, EntryText.MostTitle, inTitle: true)
        || HasCue(entry.Body, EntryText.MostBody, inTitle: false)
        || Domains.Is("ats", Domains.Of(entry.Organizer?.Address))
        || HasApplicantLink(entry.Body)
        || HasApplicantLink(entry.Location);

    private static bool HasCue(string text, int most, bool inTitle)
    {
        List<Token> tokens = _tokens ??= new(1024);
        tokens.Clear();
        FoldedText.Tokenize(text, Math.Min(text.Length, most), tokens);
        return Lexicon.Default.HasCue(tokens, inTitle);
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
