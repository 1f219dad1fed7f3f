namespace FollowUpSync.Planning.Interviews;

/// <summary>Reads the job that a phrase announces: "the post of Cloud Engineer", "the Cloud Engineer vacancy".</summary>
internal static class JobPhrases
{
    private const int MostWords = 9;
    private static readonly Lexicon Words = Lexicon.Default;

    /// <summary>What follows a phrase of "before role".</summary>
    public static Role? After(FoldedText text, Hit hit)
    {
        int first = hit.Next;
        while (first < text.Tokens.Count && first < hit.Next + 3 && IsOpen(text, first) && Words.Has("role stop", text.Tokens[first].Hash) && !BeginsTitle(text, first))
        {
            first++;
        }

        int next = End(text, first, text.Tokens.Count);
        if (next == first || !IsOpen(text, first) || text.Tokens[first].IsCjk || (first == hit.Next && text.Hits.Exists(h => h.First == first && h.Theme.Name == "before role")))
        {
            return null;
        }

        bool strong = Enumerable.Range(hit.First, hit.Next - hit.First).Any(at => Words.Has("label role", text.Tokens[at].Hash))
            || (hit.Next - hit.First > 1 && text.Slice(hit.Next - 1, hit.Next).ToLowerInvariant() is "als" or "as" or "som" or "jako" or "como" or "come" or "comme");
        bool head = JobTitles.HasHead(text, first, next);
        bool capital = char.IsUpper(text.Text[text.Tokens[first].Start]);
        bool inTitle = strong && !text.Text.Contains('\n', StringComparison.Ordinal) && text.Tokens.Count < 25;
        bool named = strong && (capital || inTitle) && next - first <= 5 && NameReader.Read(text, first, next, true, out _) is null && !IsOther(text, first);
        return named || (head && (capital || strong || hit.Next - hit.First > 1))
            ? JobTitles.Make(text, first, head ? HeadEnd(text, first, next) : next, stated: strong || head)
            : null;
    }

    /// <summary>What stands before a phrase of "after role".</summary>
    public static Role? Before(FoldedText text, Hit hit)
    {
        if (hit.First == 0 || text.Tokens[hit.First].IsCjk)
        {
            return hit.First > 0 ? CjkTitles.Before(text, hit.First) : null;
        }

        if (JobTitles.Gap(text, hit.First).Contains('&'))
        {
            return null;
        }

        int first = hit.First;
        bool article = false;
        while (first > 0 && hit.First - first < MostWords && (!text.Tokens[first].AfterBreak || (first == hit.First && JobTitles.Gap(text, first) is " (")) && JobTitles.IsWithin(text, first) && !article)
        {
            article = Words.Has("role stop", text.Tokens[first - 1].Hash);
            first -= article ? 0 : 1;
        }

        string word = text.Slice(hit).ToLowerInvariant();
        bool named = word is not ("interview" or "interviews" or "screening" or "loop" or "contract" or "candidate interview" or "one");
        bool capital = first < hit.First && (char.IsUpper(text.Text[text.Tokens[first].Start]) || (hit.First - first <= 2 && IsSought(word) && !Enumerable.Range(first, hit.First - first).Any(at => Words.Has("talk", text.Tokens[at].Hash) || Words.Has("run stop", text.Tokens[at].Hash) || Words.Has("plain", text.Tokens[at].Hash))));
        // In a letter, "Contoso Driver Recruitment" is who writes.
        bool heads = JobTitles.HasHead(text, first, hit.First) && (article || word is not ("recruitment" or "search" or "hire") || !text.Text.Contains('\n', StringComparison.Ordinal));
        return first < hit.First && (heads || (named && article && capital && hit.First - first <= 4 && !Words.Has("no name", text.Tokens[first].Hash)))
            ? JobTitles.Make(text, first, Words.Has("title", text.Tokens[hit.First].Hash) && !text.Tokens[hit.First].AfterBreak ? hit.Next : hit.First, stated: named)
            : null;
    }

    /// <summary>The title that begins at a token, in whatever case, or null.</summary>
    public static Role? At(FoldedText text, int token, int limit)
    {
        int first = token;
        while (first < limit && first < token + 2 && !text.Tokens[first].IsCjk && (first == token || !text.Tokens[first].AfterBreak) && Words.Has("role stop", text.Tokens[first].Hash) && !BeginsTitle(text, first))
        {
            first++;
        }

        int next = End(text, first, limit);
        // "hos oss", "as vp": so few small letters may be any word.
        bool isTiny = next - first == 1 && text.Tokens[first].End - text.Tokens[first].Start <= 3 && char.IsLower(text.Text[text.Tokens[first].Start]);
        return next > first && !isTiny && text.Slice(first, Math.Min(first + 2, next)) is not "part of" && !text.Tokens[first].IsCjk && !IsNamed(text, first, next) && !text.Hits.Exists(h => h.First == first && h.Theme.Name is "before role" or "after role" && !Words.Has("title", text.Tokens[first].Hash)) && JobTitles.HasHead(text, first, next) ? JobTitles.Make(text, first, HeadEnd(text, first, next), stated: false) : null;
    }

    // "Dev Chaudhry", "Ellen Tackett RN": a person, whatever their name means.
    private static bool IsNamed(FoldedText text, int first, int next) =>
        Enumerable.Range(first, next - first).Any(at => NameReader.IsGivenName(text.Slice(at, at + 1)))
        || (next - first == 2 && JobTitles.EndsWith(text, first) && !JobTitles.EndsWith(text, first + 1) && char.IsUpper(text.Text[text.Tokens[first + 1].Start]) && text.Tokens[first + 1].End - text.Tokens[first + 1].Start > 3 && !JobTitles.Begins(text, first, first + 1));

    // "hiring for: assistant store manager"
    private static bool IsOpen(FoldedText text, int at) => at < text.Tokens.Count && (!text.Tokens[at].AfterBreak || (!text.Tokens[at].StartsLine && JobTitles.Gap(text, at) is ": "));

    private static bool IsOther(FoldedText text, int at) => Words.Has("no name", text.Tokens[at].Hash) || Words.Has("talk", text.Tokens[at].Hash) || Words.Has("run stop", text.Tokens[at].Hash);

    // "the cataloguer job": small letters do where the word behind leaves no doubt.
    private static bool IsSought(string word) => word is "job" or "vacancy" or "vac" or "position" or "post" or "spot" or "gig" or "seat";

    private static int End(FoldedText text, int first, int limit)
    {
        int next = first;
        while (next < limit && next - first < MostWords && (next == first || (!text.Tokens[next].AfterBreak && JobTitles.IsWithin(text, next)))
            && (!Words.Has("role stop", text.Tokens[next].Hash) || IsInTitle(text, first, next) || (next > first && JobTitles.IsJoint(text, next)))
            && !(next > first && (IsSmallIn(text, next) || JobTitles.IsEmployer(text, first, next) || IsFollowed(text, next))))
        {
            next++;
        }

        return next;
    }

    // "vacancy for Cloud Engineer position"
    private static bool IsFollowed(FoldedText text, int at) => !Words.Has("title", text.Tokens[at].Hash) && text.Hits.Exists(h => h.First == at && h.Next - h.First == 1 && h.Theme.Name == "after role");

    // "first" in "First Officer", "op" in "forklift op".
    private static bool IsInTitle(FoldedText text, int first, int at) => text.Hits.Exists(h => h.First >= first && h.First <= at && h.Next > at && h.Next - h.First > 1 && h.Theme.Name is "title" or "title first");

    // "First Officer", and not "first round".
    private static bool BeginsTitle(FoldedText text, int at) => text.Hits.Exists(h => h.First == at && h.Theme.Name == "title" && h.Next - h.First > 1);

    // English "in" goes on only before a capital: "Lecturer in Ecology", not "in a small team".
    private static bool IsSmallIn(FoldedText text, int at) =>
        text.Slice(at, at + 1) is "in" or "and" or "und" or "et" or "y" or "e" or "en" or "och" or "i"
        && (at + 1 >= text.Tokens.Count || char.IsLower(text.Text[text.Tokens[at + 1].Start]));

    private static int LongestFrom(FoldedText text, int at)
    {
        int next = at + 1;
        foreach (Hit hit in text.Hits)
        {
            next = hit.First == at && hit.Theme.Name is "title" or "title first" ? Math.Max(next, hit.Next) : next;
        }

        return next;
    }

    // After an English or German title in capitals, the sentence goes on in small letters.
    private static int HeadEnd(FoldedText text, int first, int next)
    {
        for (int i = first; i < next; i++)
        {
            bool begins = Words.Has("title first", text.Tokens[i].Hash) && JobTitles.Begins(text, i, i + 1);
            bool ends = JobTitles.EndsWith(text, i);
            if (begins && !ends)
            {
                return next;
            }

            if (ends)
            {
                int end = Math.Min(next, LongestFrom(text, i));
                while (end < next && !JobTitles.IsEmployer(text, first, end) && !NameReader.IsGivenName(text.Slice(end, end + 1)) && (char.IsUpper(text.Text[text.Tokens[end].Start]) || char.IsDigit(text.Text[text.Tokens[end].Start]) || JobTitles.EndsWith(text, end) || text.Slice(end, end + 1) is "of" or "in" or "for" || (begins && (JobTitles.IsJoint(text, end) || (end > i + 1 && JobTitles.IsJoint(text, end - 1)))) || JobTitles.HasHeadFrom(text, end, next)))
                {
                    end++;
                }

                return end;
            }
        }

        return next;
    }
}
