namespace FollowUpSync.Planning.Interviews;

/// <summary>Tells the titles of people who are met or who write from the job in question: "Dana Reyes, Head of Talent" is Dana's.</summary>
internal sealed class TitleHolders(EntryText entry, Owner owner)
{
    private static readonly Lexicon Words = Lexicon.Default;

    /// <summary>What those who invite are called ("hiring manager"), and too little to be a job.</summary>
    public static bool IsInviter(Role role) => role.Where.Hits.Exists(h => h.Theme.Name == "not a role" && h.First == role.First && h.Next == role.Next);

    /// <summary>"2nd interview - Store Manager", and not "2nd interview - Hiring Manager".</summary>
    public static bool IsSoughtSegment(Role role) =>
        role.Next - role.First > 1 && IsSegment(role)
        && !role.Where.Hits.Exists(h => (h.Theme.IsStage || h.Theme.Name is "recruiting hand" or "recruiter title") && h.First <= role.First && h.Next >= role.Next);

    /// <summary>"Lunch with Edoardo (CEO)", "area manager Nadine", "CTO of Contoso", "(ward mgr + matron)".</summary>
    public bool HoldInTitle(Role role)
    {
        FoldedText text = role.Where;
        bool isShort = role.Next - role.First <= 2;
        bool with = text.Hits.Exists(h => h.Theme.Name == "before person" && h.Next <= role.First && h.Next >= role.First - 2 && !Enumerable.Range(h.Next, role.First + 1 - h.Next).Any(at => text.Tokens[at].AfterBreak));
        return IsBesideName(role) || IsOneOfSeveral(role)
            || (role.First > 0 && !text.Tokens[role.First].AfterBreak && text.Slice(role.First - 1, role.First).ToLowerInvariant() is "el" or "il" or "le" or "der" or "die" or "el" or "la" && !text.Hits.Exists(h => h.Next == role.First && h.Theme.Name == "before role"))
            || (isShort && (with || (OpensBracket(role) && EndsWithPerson(text, role.First, isTitle: true))))
            || (IsChief(role) && !IsSegment(role) && !text.Hits.Exists(h => h.Theme.Name == "before role" && h.Next == role.First));
    }

    /// <summary>"Mei Islington, Engineering Manager", "Mei (Architect)", "our CEO", and what stands under a name.</summary>
    public bool HoldInText(Role role)
    {
        FoldedText text = role.Where;
        Token first = text.Tokens[role.First];
        ReadOnlySpan<char> before = text.Text.AsSpan(0, first.Start).TrimEnd(' ');
        if (IsBesideName(role))
        {
            return true;
        }

        if (role.First > 0 && first.StartsLine)
        {
            return !IsLineOfItsOwn(role);
        }

        if (OpensBracket(role))
        {
            return IsOneOfSeveral(role) || role.First == 0 || EndsWithPerson(text, role.First, isTitle: false);
        }

        bool dash = before.EndsWith("-") || before.EndsWith("|") || before.EndsWith("\u2013");
        bool announced = role.First > 0 && text.Hits.Exists(h => h.Next == role.First && (h.Theme.IsStage || h.Theme.IsEvidence || h.Theme.Name is "talk" or "later" or "job word"));
        bool with = text.Hits.Exists(h => h.Theme.Name == "before person" && h.First < role.First && h.Next >= role.First && h.Next < role.Next);
        return with || before.EndsWith(",") || before.EndsWith("+") || (dash && !announced)
            || ((role.First == 0 || (role.Next - role.First == 1 && before.EndsWith("."))) && !EndsSegment(role))
            || (role.First > 0 && text.Slice(role.First - 1, role.First).ToLowerInvariant() is "our" or "m" or "am" or "my" or "unser" or "unsere" or "notre" or "nuestro" or "nuestra" or "your"
                && !(role.First > 1 && text.Slice(role.First - 2, role.First - 1).ToLowerInvariant() is "as" or "als" or "comme" or "como"));
    }

    private static bool EndsSegment(Role role) => role.Next == role.Where.Tokens.Count || (role.Where.Tokens[role.Next].AfterBreak && JobTitles.Gap(role.Where, role.Next) is not ": ") || role.Where.Text[role.Where.Tokens[role.Next].Start - 1] == '/';

    /// <summary>"Final interview - Store Manager": between two separators stands the job, whatever it is called.</summary>
    public static bool IsSegment(Role role)
    {
        List<Token> tokens = role.Where.Tokens;
        return !tokens[role.First].IsCjk && role.First > 0 && tokens[role.First].AfterBreak && !OpensBracket(role) && (role.Next == tokens.Count || tokens[role.Next].AfterBreak || role.Next - role.First > 1);
    }

    private static bool OpensBracket(Role role) => role.Where.Text.AsSpan(0, role.Where.Tokens[role.First].Start).TrimEnd() is [.., '(' or '\uFF08'];

    // "(ward manager + matron)": several titles beside each other are those of the people met.
    private static bool IsOneOfSeveral(Role role)
    {
        string text = role.Where.Text;
        ReadOnlySpan<char> after = text.AsSpan(role.Where.Tokens[role.Next - 1].End).TrimStart();
        return text.AsSpan(0, role.Where.Tokens[role.First].Start).TrimEnd() is [.., '+'] || OpensBracket(role) && (after.StartsWith("+") || after.StartsWith("&") || after.StartsWith("and ") || after.StartsWith("und ") || after.StartsWith("et ") || after.StartsWith("y ") || after.StartsWith("e "));
    }

    private bool IsBesideName(Role role)
    {
        FoldedText text = role.Where;
        bool Names(int at) => at >= 0 && at < text.Tokens.Count && text.Tokens[at].End - text.Tokens[at].Start > 1 && !owner.IsName(text.Slice(at, at + 1)) && (NameReader.IsGivenName(text.Slice(at, at + 1)) || Words.Has("honorific", text.Tokens[at].Hash));
        bool behind = role.Next < text.Tokens.Count && (!text.Tokens[role.Next].AfterBreak || text.Text[text.Tokens[role.Next].Start - 1] == '(') && Names(role.Next);
        bool before = role.First > 0 && JobTitles.Gap(text, role.First) is " " && Names(role.First - 1);
        bool styled = role.Next - role.First == 1 && Words.Has("honorific", text.Tokens[role.First].Hash) && role.Next < text.Tokens.Count && !text.Tokens[role.Next].AfterBreak && char.IsUpper(text.Text[text.Tokens[role.Next].Start]);
        bool honoured = role.Next < text.Tokens.Count && text.Tokens[role.Next].IsCjk && text.Tokens[role.Next].Start == text.Tokens[role.Next - 1].End && text.Text[text.Tokens[role.Next].Start] is 'さ' or '様' or '님' or '氏';
        return behind || before || styled || honoured;
    }

    // A chief is met more often than sought, unless the entry says otherwise ("the CFO vacancy").
    private static bool IsChief(Role role) => role.Where.Hits.Exists(h => h.Theme.Name == "chief" && h.First <= role.First && h.Next >= role.Next);

    // "to Contoso Foods (sous chef)", "in Wind Operations (engineer)": such a word stands before no person.
    private static bool IsAtPlace(FoldedText text, int first) =>
        first > 0 && !text.Tokens[first].AfterBreak && text.Slice(first - 1, first).ToLowerInvariant() is "in" or "at" or "of" or "to" or "from" or "bei" or "beim" or "chez" or "en" or "do" or "w" or "hos" or "bij" or "presso" or "na" or "no";

    // Does what stands before a bracket end with somebody's name? "Contoso Foods" is nobody's, nor "Juniper & Sage".
    private bool EndsWithPerson(FoldedText text, int next, bool isTitle)
    {
        int first = next;
        while (first > 0 && next - first < 4 && (first == next || !text.Tokens[first].AfterBreak) && char.IsUpper(text.Text[text.Tokens[first - 1].Start]) && !Words.Has("no name", text.Tokens[first - 1].Hash))
        {
            first--;
            if (first + 1 < next && text.Text.AsSpan(text.Tokens[first].End, text.Tokens[first + 1].Start - text.Tokens[first].End).Contains('&'))
            {
                return false;
            }
        }

        string name = text.Slice(first, next);
        bool isUnit = Enumerable.Range(first, next - first).Any(at => Words.Has("organisation", text.Tokens[at].Hash) || Words.Has("unit", text.Tokens[at].Hash) || Words.Has("legal", text.Tokens[at].Hash));
        return first < next && !isUnit && !IsAtPlace(text, first) && !owner.IsName(name) && FoldedText.Skeleton(name) != FoldedText.Skeleton(Domains.LabelOf(Domains.Of(entry.Entry.Organizer?.Address)))
            && (Enumerable.Range(first, next - first).Any(at => NameReader.IsGivenName(text.Slice(at, at + 1))) || PeopleFinder.IsParticipant(name, entry.Entry) || (isTitle && text.Hits.Exists(h => h.Theme.Name == "before person" && h.Next == first)) || (!isTitle && next - first is 2 or 3));
    }

    // A line that is nothing but a title, and not what stands under a name; "Cloud Engineer / Contoso".
    private static bool IsLineOfItsOwn(Role role)
    {
        FoldedText text = role.Where;
        bool ends = role.Next == text.Tokens.Count || text.Tokens[role.Next].StartsLine || text.Text.AsSpan(text.Tokens[role.Next - 1].End, text.Tokens[role.Next].Start - text.Tokens[role.Next - 1].End) is " / " or " (" or " | ";
        if (role.First == 0 || role.Next - role.First < 2 || !ends)
        {
            return false;
        }

        int line = role.First - 1;
        while (line > 0 && !text.Tokens[line].StartsLine)
        {
            line--;
        }

        return NameReader.Read(text, line, role.First, true, out int next) is null || next < role.First;
    }
}
