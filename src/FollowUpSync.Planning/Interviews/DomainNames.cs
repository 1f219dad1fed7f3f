namespace FollowUpSync.Planning.Interviews;

/// <summary>The name that stands behind a mail domain: the words of the entry that the domain is made of.</summary>
internal static class DomainNames
{
    private static readonly string[] Extras = ["", "inc", "hq", "group", "corp", "co", "gmbh", "ag", "jobs", "careers", "hr", "online", "app", "llc", "ltd", "uk", "de", "usa", "io", "tech", "labs", "global", "mail", "team"];
    private static readonly Lexicon Words = Lexicon.Default;

    /// <summary>"Junipero Networks" for juniperonet.com, if the entry has these words; else null.</summary>
    public static string? Behind(string domain, EntryText entry)
    {
        string label = Collapse(Domains.LabelOf(domain));
        if (label.Length < 3)
        {
            return null;
        }

        var found = new Dictionary<string, int>();
        Look(found, entry.Body, label);
        Look(found, entry.Title, label);
        Look(found, new FoldedText(CompanyNames.WithoutDepartment(entry.Entry.Organizer?.Name ?? "") ?? ""), label);
        if (!found.Keys.Any(name => char.IsUpper(name[0])))
        {
            Look(found, new FoldedText(entry.Entry.Location.Split("://")[0]), label);
        }

        if (found.Count == 0)
        {
            return Abbreviated(entry.Title, label) ?? Abbreviated(entry.Body, label) ?? Abbreviated(new FoldedText(entry.Entry.Location.Split("://")[0]), label);
        }

        return found.OrderByDescending(f => char.IsUpper(f.Key[0])).ThenByDescending(f => f.Value).ThenByDescending(f => f.Key.Length).Select(f => f.Key).FirstOrDefault();
    }

    // "Northwind Traders" for northwindtr: a name of two words or more that begins like the domain, and goes on with its next letter.
    private static string? Abbreviated(FoldedText text, string label)
    {
        for (int first = 0; first + 1 < text.Tokens.Count; first++)
        {
            string word = text.Tokens[first].IsCjk || !char.IsUpper(text.Text[text.Tokens[first].Start]) ? "" : Collapse(text.Slice(first, first + 1));
            if (word.Length >= 4 && word.Length < label.Length && word.Length * 2 >= label.Length && label.StartsWith(word, StringComparison.Ordinal) && Continues(text, first + 1, first + 1)
                && label.Contains(Collapse(text.Slice(first + 1, first + 2))[0], StringComparison.Ordinal) && !IsAddress(text, first))
            {
                return Widen(text, first, first + 2, label);
            }
        }

        return null;
    }

    private static void Look(Dictionary<string, int> found, FoldedText text, string label)
    {
        for (int first = 0; first < text.Tokens.Count && found.Count < 12; first++)
        {
            int next = Spelled(text, first, label);
            if (next > first && !IsAddress(text, first))
            {
                string name = Widen(text, first, next, label);
                found[name] = found.GetValueOrDefault(name) + 1;
                first = next;
            }
        }
    }

    /// <summary>The bare label, with a capital.</summary>
    public static string FromLabel(string domain)
    {
        string label = Domains.LabelOf(domain);
        return label.Length == 0 ? label : char.ToUpperInvariant(label[0]) + label[1..];
    }

    // The token after the words whose beginnings, joined, are the label; or the first token if there are none.
    private static int Spelled(FoldedText text, int first, string label)
    {
        if (text.Tokens[first].IsCjk || FoldedText.Fold(text.Text[text.Tokens[first].Start]) != label[0])
        {
            return first;
        }

        int used = 0;
        bool skipped = false;
        for (int at = first; at < text.Tokens.Count && at - first < 6 && (at == first || !text.Tokens[at].StartsLine); at++)
        {
            string word = Collapse(text.Slice(at, at + 1));
            used += at > first && used > 0 && JobTitles.Gap(text, at) is " & " or "&" && label.AsSpan(used).StartsWith("and") ? 3 : 0;
            int same = 0;
            while (same < word.Length && used + same < label.Length && word[same] == label[used + same])
            {
                same++;
            }

            used += same;
            bool whole = same == word.Length;
            string rest = label[used..];
            if (rest.Length == 0)
            {
                return whole || same >= 3 ? at + 1 : first;
            }

            if (whole && used >= 4 && Array.IndexOf(Extras, rest) >= 0)
            {
                return at + 1;
            }

            // "Verreries du Forez", "Sundial Theme Park": a small word, or one of more weight, may be left out of a domain.
            bool small = same == 0 && at > first && word is "and" or "the" or "of" or "und" or "du" or "de" or "des" or "di" or "del" or "do" or "da" or "van" or "et" or "y" or "e" or "och";
            bool leaves = same == 0 && used >= 4 && !skipped && char.IsUpper(text.Text[text.Tokens[at].Start]) && !text.Tokens[at].AfterBreak;
            skipped |= leaves;
            if (!whole && !small && !leaves)
            {
                return first;
            }
        }

        return first;
    }

    private static bool IsAddress(FoldedText text, int first)
    {
        int before = text.Tokens[first].Start - 1;
        int end = Math.Min(text.Text.Length, text.Tokens[first].End + 1);
        return before >= 0 && text.Text[before] is '@' or '/' or '.' && !char.IsWhiteSpace(text.Text[Math.Max(0, before - 1)]) && text.Text[before] != '/'
            || text.Text.AsSpan(text.Tokens[first].Start, end - text.Tokens[first].Start).ContainsAny('@', '.') && end < text.Text.Length && char.IsLetterOrDigit(text.Text[end])
            || before >= 0 && text.Text[before] == '/' && before > 0 && text.Text[before - 1] != ' ';
    }

    // "Textiles Ondarra", "Beacon Row Bank": the capitals beside it belong to the name, the words of interviews and roles do not.
    private static string Widen(FoldedText text, int first, int next, string label)
    {
        int spelled = next;
        bool capital = char.IsUpper(text.Text[text.Tokens[first].Start]);
        while (capital && next < text.Tokens.Count && Continues(text, next, next))
        {
            next++;
        }

        while (capital && first > 0 && Continues(text, first - 1, first) && !NameReader.IsGivenName(text.Slice(first - 1, first)))
        {
            first--;
        }

        // "Conservas La Almadraba"
        if (capital && first > 1 && text.Slice(first - 1, first) is "La" or "El" or "Le" or "Los" or "Las" or "De" or "Het" && Continues(text, first - 2, first - 1) && !text.Tokens[first].AfterBreak && !NameReader.IsGivenName(text.Slice(first - 2, first - 1)))
        {
            first -= 2;
        }

        // "University of Stennick"
        if (capital && first > 1 && text.Slice(first - 1, first) is "of" or "for" or "de" or "di" or "van" or "du" && Words.Has("organisation", text.Tokens[first - 2].Hash) && !text.Tokens[first].AfterBreak && !text.Tokens[first - 1].AfterBreak)
        {
            first -= 2;
        }

        // "Contoso Airways Pilot Recruitment", "Contoso Campus Recruiting"
        bool desk = next > spelled && IsDesk(text, next - 1, label);
        while (next > spelled && (IsDesk(text, next - 1, label) || (desk && JobTitles.EndsWith(text, next - 1))))
        {
            next--;
        }

        while (capital && next + 1 < text.Tokens.Count && IsPreposition(text, next) && !text.Tokens[next].AfterBreak && char.IsUpper(text.Text[text.Tokens[next + 1].Start]) && !text.Tokens[next + 1].AfterBreak && HasOrganisation(text, first, next))
        {
            next += 2;
            while (next < text.Tokens.Count && Continues(text, next, next) && !IsDesk(text, next, label))
            {
                next++;
            }
        }

        while (next - first > 1 && IsDepartment(text, first))
        {
            first++;
        }

        return CompanyNames.SliceWithStop(text, first, CompanyNames.WithLegalForm(text, next));
    }

    // A word for a department is part of an agency's name only if it is part of the domain, too.
    private static bool IsDesk(FoldedText text, int at, string label) =>
        Words.Has("department", text.Tokens[at].Hash) && !Words.Has("unit name", text.Tokens[at].Hash) && (!Words.Has("agency name", text.Tokens[at].Hash) || (IsDesk(text, at - 1) && !label.Contains(Collapse(text.Slice(at, at + 1)), StringComparison.Ordinal)));

    private static bool IsDesk(FoldedText text, int at) => at >= 0 && (Words.Has("department", text.Tokens[at].Hash) || JobTitles.EndsWith(text, at));

    // "Institute of Marine Sciences", "Forges du Lac"
    private static bool IsPreposition(FoldedText text, int at) => text.Slice(at, at + 1) is "of" or "for" or "de" or "du" or "do" or "da" or "di" or "del" or "della";

    private static bool HasOrganisation(FoldedText text, int first, int next) => Enumerable.Range(first, next - first).Any(at => Words.Has("organisation", text.Tokens[at].Hash));

    private static bool IsDepartment(FoldedText text, int at) => Words.Has("department", text.Tokens[at].Hash) && text.Slice(at, at + 1) is not ("Cabinet" or "Interim" or "Personal" or "Talent" or "People");

    private static bool Continues(FoldedText text, int at, int joint)
    {
        Token token = text.Tokens[at];
        ReadOnlySpan<char> gap = text.Text.AsSpan(text.Tokens[joint - 1].End, text.Tokens[joint].Start - text.Tokens[joint - 1].End);
        bool joined = gap is " " or " & " or "-" or "&" && !text.Tokens[joint].StartsLine;
        bool legal = Words.Has("legal", token.Hash) && gap is " " or ", ";
        if (at == joint && CompanyNames.BeginsLegalForm(text, at))
        {
            return false;
        }

        return (at == joint && gap is "'" or "\u2019" && text.Slice(at, at + 1) == "s") || (joined || legal) && !token.IsCjk && (char.IsUpper(text.Text[token.Start]) || legal)
            && !Words.Has("role stop", token.Hash) && !Words.Has("goodbye", token.Hash) && !IsEvidence(text, at) && !Words.Has("given name", token.Hash);
    }

    private static bool IsEvidence(FoldedText text, int at)
    {
        foreach (Hit hit in text.Hits)
        {
            if (hit.First <= at && hit.Next > at && (hit.Theme.Name is "interview" or "job interview" or "screen" or "round" or "info" or "offer" || hit.Theme.IsStage))
            {
                return true;
            }
        }

        return false;
    }

    private static string Collapse(string text) =>
        FoldedText.Skeleton(text).Replace("ae", "a", StringComparison.Ordinal).Replace("oe", "o", StringComparison.Ordinal).Replace("ue", "u", StringComparison.Ordinal).Replace("ss", "s", StringComparison.Ordinal);
}
