namespace FollowUpSync.Planning.Interviews;

/// <summary>Where a text mentions the employer.</summary>
internal static class CompanyMentions
{
    private const int MostNote = 40;
    private static readonly Lexicon Words = Lexicon.Default;

    /// <summary>"on behalf of Contoso": whoever writes, that is the employer.</summary>
    public static string? OnBehalf(EntryText entry) => AfterWords(entry, "on behalf").FirstOrDefault();

    /// <summary>"interview at Contoso", "my client Contoso", "chez Contoso".</summary>
    public static IEnumerable<string> AfterWords(EntryText entry, string theme = "before company")
    {
        foreach (Hit hit in entry.Body.Hits)
        {
            bool goesOn = hit.Theme.Name == theme && hit.Next < entry.Body.Tokens.Count && (!entry.Body.Tokens[hit.Next].AfterBreak || JobTitles.Gap(entry.Body, hit.Next) is ": " or " - " or " (" or ", ");
            if (goesOn && CompanyNames.Read(entry.Body, hit.Next) is { } name && !IsWhom(entry.Body, hit, name))
            {
                yield return name;
            }
        }
    }

    /// <summary>"at Contoso Foods", "@ Contoso Foods", "bei der Contoso".</summary>
    public static IEnumerable<string> AfterAt(EntryText entry)
    {
        FoldedText body = entry.Body;
        for (int at = 1; at < entry.LetterNext; at++)
        {
            bool said = body.Slice(at - 1, at).ToLowerInvariant() is "at" or "bei" or "chez" or "presso" or "hos" or "bij" && !body.Tokens[at].AfterBreak;
            if ((said || JobTitles.Gap(body, at) is " @ " or " @") && CompanyNames.Read(body, at) is { } name && name.Contains(' ', StringComparison.Ordinal))
            {
                yield return name;
            }
        }
    }

    /// <summary>Who signs, or stands below who signs: "Dana Reyes, Contoso", or the line under name and title.</summary>
    public static string? FromSignature(EntryText entry)
    {
        FoldedText body = entry.Body;
        string signer = NameReader.Clean(entry.Entry.Organizer?.Name)?.Split(' ')[^1] ?? "";
        for (int at = entry.MainNext - 1, lines = 0; at >= 0 && lines < 6 && signer.Length > 0; at--)
        {
            lines += body.Tokens[at].StartsLine ? 1 : 0;
            bool after = at > 0 && body.Tokens[at].AfterBreak && !body.Tokens[at].StartsLine;
            if (after && NameReader.Clean(body.Slice(Math.Max(0, at - 2), at)) is { } name && name.Split(' ')[^1].Equals(signer, StringComparison.OrdinalIgnoreCase) && CompanyNames.Read(body, at) is { } company)
            {
                return company;
            }
        }

        return BelowSigner(entry, signer);
    }

    // The first line below the signer's name that is all capitals and no title, number or address.
    private static string? BelowSigner(EntryText entry, string signer)
    {
        FoldedText body = entry.Body;
        bool below = false;
        for (int line = entry.MessageNext; line < entry.LetterNext; line = LineEnd(body, line))
        {
            int next = LineEnd(body, line);
            bool names = signer.Length > 0 && body.Slice(line, next).Contains(signer, StringComparison.OrdinalIgnoreCase);
            if (below && !names && !JobTitles.HasHead(body, line, next) && CompanyNames.Read(body, line) is { } name && name.Length >= body.Slice(line, next).Trim().Length - 1 && name.Contains(' ', StringComparison.Ordinal))
            {
                return CompanyNames.WithoutDepartment(name);
            }

            below |= names;
        }

        return null;
    }

    /// <summary>The name that is all a note begins with: "Contoso Foods, ask for Dana".</summary>
    public static string? FromNote(EntryText entry, bool anyCase)
    {
        FoldedText body = entry.Body;
        int next = 0;
        while (next < body.Tokens.Count && next < 6 && !(next > 0 && Words.Has("honorific", body.Tokens[next].Hash) && body.Text[body.Tokens[next - 1].End] == '.') && (next == 0 || (!body.Tokens[next].AfterBreak && JobTitles.IsWithin(body, next))))
        {
            next++;
        }

        bool ends = next == body.Tokens.Count || body.Text[body.Tokens[next - 1].End] == '.' || (body.Tokens[next].AfterBreak && JobTitles.Gap(body, next) is not ": ");
        bool other = next == 0 || body.Tokens.Count > MostNote || !ends || JobTitles.HasHead(body, 0, next) || Enumerable.Range(0, next).Any(at => IsOther(body, at))
            || body.Hits.Exists(h => h.First < next && (h.Theme.InText > 0 || h.Theme.IsStage || h.Theme.Name is "to do" or "before person" or "label interviewer" or "role stop"));
        if (other)
        {
            return null;
        }

        bool organisation = Enumerable.Range(0, next).Any(at => Words.Has("organisation", body.Tokens[at].Hash));
        bool capitals = CompanyNames.Read(body, 0) is { } name && name.Length >= body.Slice(0, next).Length - 4;
        return (capitals && next > 1) || (anyCase && (organisation || next == 2)) ? body.Slice(0, next) : null;
    }

    /// <summary>"Pallet and Post, 9 Canal Road": who has an address there.</summary>
    public static string? FromLocation(string location)
    {
        string place = location.Split("http")[0].Trim();
        int comma = place.IndexOf(',');
        string name = comma > 0 ? place[..comma] : "";
        return name.Length > 2 && char.IsUpper(name[0]) && !name.AsSpan().ContainsAnyInRange('0', '9') && comma + 2 < place.Length ? name : null;
    }

    // "with Dana Reyes at the branch", "meeting with Dana": whom one meets, not where.
    private static bool IsWhom(FoldedText text, Hit hit, string name)
    {
        if (!text.Slice(hit.Next - 1, hit.Next).Equals("with", StringComparison.OrdinalIgnoreCase) || name.Split(' ').Length > 2)
        {
            return false;
        }

        int next = hit.Next;
        while (next < text.Tokens.Count && text.Tokens[next].Start < text.Tokens[hit.Next].Start + name.Length)
        {
            next++;
        }

        return next < text.Tokens.Count && (text.Slice(next, next + 1).ToLowerInvariant() is "at" or "from" or "of" or "who" or "on" || text.Text[text.Tokens[next].Start - 1] == '(');
    }

    private static bool IsOther(FoldedText text, int at)
    {
        Token token = text.Tokens[at];
        return char.IsDigit(text.Text[token.Start]) || token.IsCjk || Words.Has("honorific", token.Hash) || NameReader.IsGivenName(text.Slice(at, at + 1)) || (Words.Has("no name", token.Hash) && text.Slice(at, at + 1).ToLowerInvariant() is not ("the" or "la" or "le" or "el" or "de" or "het" or "il"));
    }

    private static int LineEnd(FoldedText text, int at)
    {
        for (at++; at < text.Tokens.Count && !text.Tokens[at].StartsLine; at++)
        {
        }

        return at;
    }
}
