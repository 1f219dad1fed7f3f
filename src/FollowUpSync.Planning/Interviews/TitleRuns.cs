using System.Buffers;

namespace FollowUpSync.Planning.Interviews;

/// <summary>A piece of the title that no known word explains: a company's or a person's name.</summary>
/// <param name="Text">As written.</param>
/// <param name="First">Its first token.</param>
/// <param name="Next">The token after it.</param>
/// <param name="AfterWith">A word for "with" stands before it.</param>
internal sealed record TitleRun(string Text, int First, int Next, bool AfterWith);

/// <summary>Takes a title apart: what is left when interview, stage, role and small words are gone.</summary>
internal static class TitleRuns
{
    private static readonly Lexicon Words = Lexicon.Default;
    private static readonly SearchValues<char> Separators = SearchValues.Create("/~|:<>@=+\u2022\u2194");

    public static List<TitleRun> Of(EntryText entry, Role? role)
    {
        FoldedText title = entry.Title;
        bool[] explained = Explained(title, role);
        var runs = new List<TitleRun>();
        for (int at = 0; at < title.Tokens.Count;)
        {
            int first = at;
            while (at < title.Tokens.Count && !explained[at] && (at == first || !Parts(title, at)))
            {
                at++;
            }

            int next = at;
            while (next > first && Words.Has("department", title.Tokens[next - 1].Hash) && next - first > 1 && !Words.Has("agency name", title.Tokens[next - 1].Hash))
            {
                next--;
            }

            if (next > first && title.Slice(first, next).Any(char.IsLetter))
            {
                runs.Add(new TitleRun(title.Slice(first, next).Trim(), first, next, IsWith(title, first)));
            }

            at = at == first ? at + 1 : at;
        }

        return runs;
    }

    private static bool[] Explained(FoldedText title, Role? role)
    {
        var explained = new bool[title.Tokens.Count];
        foreach (Hit hit in title.Hits)
        {
            if (hit.Theme.IsEvidence || hit.Theme.IsStage || hit.Theme.Name is "label stage" or "honorific" or "talk" or "job word" or "run stop" || (hit.Theme.Name == "label role" && hit.Next - hit.First == 1))
            {
                // "essai bistrot": the house where a trial is held belongs to its name.
                int next = hit.Theme.IsEvidence && hit.Next - hit.First > 1 && Words.Has("organisation", title.Tokens[hit.Next - 1].Hash) ? hit.Next - 1 : hit.Next;
                Array.Fill(explained, true, hit.First, next - hit.First);
            }
        }

        for (int i = 0; i < explained.Length; i++)
        {
            Token token = title.Tokens[i];
            bool small = Words.Has("role stop", token.Hash) || title.Slice(i, i + 1) is "x" or "X" or "and" or "und" or "et" or "y" or "e" or "och" or "m" or "w" or "f" or "d" or "of" or "wg" or "ref" or "chez" or "hos" or "job";
            small |= title.Slice(i, i + 1) == "s" && !(i > 0 && title.Text[token.Start - 1] is '\'' or '\u2019');
            small &= !(i > 0 && i + 1 < explained.Length && title.Slice(i, i + 1) is "De" or "Het" or "La" or "Le" or "El" or "Il" or "Los" or "Las" or "Les" or "The" && char.IsUpper(title.Text[title.Tokens[i + 1].Start]) && !Words.Has("role stop", title.Tokens[i + 1].Hash));
            bool number = char.IsDigit(title.Text[token.Start]) || (!token.IsCjk && char.IsDigit(title.Text[token.End - 1]) && token.End - token.Start > 3);
            bool kana = token.IsCjk && title.Text[token.Start] is >= '\u3041' and <= '\u309F' && ((i > 0 && explained[i - 1] && title.Tokens[i - 1].End == token.Start) || (title.Text[token.Start] is 'の' or 'と' or 'に' or 'は' or 'を' or 'で' or 'が' && !IsInKana(title, i)));
            explained[i] = (explained[i] || small || number || kana) && !IsAmpersand(title, i);
        }

        for (int i = 1; i + 1 < explained.Length; i++)
        {
            explained[i] &= !IsJoint(title, explained, i);
        }

        // "ask for Dana", "park at the mill": what there is to do.
        foreach (Hit hit in title.Hits)
        {
            if (hit.Theme.Name == "to do" && hit.First > 0 && Parts(title, hit.First))
            {
                for (int i = hit.First; i < explained.Length && (i == hit.First || !title.Tokens[i].AfterBreak); i++)
                {
                    explained[i] = true;
                }
            }
        }

        if (role?.Where == title)
        {
            Array.Fill(explained, true, role.First, role.Next - role.First);
        }

        return explained;
    }

    private static bool IsInKana(FoldedText title, int at)
    {
        bool IsKana(int i) => i >= 0 && i < title.Tokens.Count && title.Text[title.Tokens[i].Start] is >= '\u3041' and <= '\u309F';
        return (IsKana(at - 1) && title.Tokens[at - 1].End == title.Tokens[at].Start) || (IsKana(at + 1) && title.Tokens[at + 1].Start == title.Tokens[at].End);
    }

    // "Osteria del Ponte", "confeitaria dona Rosa": small words and forms of address within a name.
    private static bool IsJoint(FoldedText title, bool[] explained, int at)
    {
        bool inside = !explained[at - 1] && !title.Tokens[at].AfterBreak && !title.Tokens[at + 1].AfterBreak && (!explained[at + 1] || (at + 2 < explained.Length && !explained[at + 2]));
        bool capitals = char.IsUpper(title.Text[title.Tokens[at - 1].Start]) && char.IsUpper(title.Text[title.Tokens[at + 1].Start]) && !explained[at + 1];
        bool named = Words.Has("organisation", title.Tokens[at - 1].Hash);
        return inside && !title.Tokens[at].IsCjk
            && ((title.Slice(at, at + 1).ToLowerInvariant() is "de" or "del" or "della" or "di" or "du" or "da" or "do" or "dos" or "das" or "la" or "le" or "el" or "d" or "des" or "van" or "den" or "der" or "op" or "het" && (capitals || named) && !NameReader.IsGivenName(title.Slice(at - 1, at)))
                || (title.Slice(at, at + 1) is "of" && capitals && named)
                || (Words.Has("honorific", title.Tokens[at].Hash) && named));
    }

    // "Pallet & Post": whatever the ampersand joins is a name.
    private static bool IsAmpersand(FoldedText title, int at) =>
        (at > 0 && Gap(title, at).Contains('&')) || (at + 1 < title.Tokens.Count && Gap(title, at + 1).Contains('&'));

    private static ReadOnlySpan<char> Gap(FoldedText title, int at) => title.Text.AsSpan(title.Tokens[at - 1].End, title.Tokens[at].Start - title.Tokens[at - 1].End);

    private static bool Parts(FoldedText title, int at)
    {
        ReadOnlySpan<char> gap = Gap(title, at);
        return title.Tokens[at].AfterBreak || gap.ContainsAny(Separators) || (gap.Contains(' ') && title.Tokens[at].IsCjk && title.Tokens[at - 1].IsCjk);
    }

    private static bool IsWith(FoldedText title, int first)
    {
        foreach (Hit hit in title.Hits)
        {
            if (hit.Theme.Name == "before person" && hit.Next == first)
            {
                return true;
            }
        }

        return first > 0 && Words.Has("honorific", title.Tokens[first - 1].Hash);
    }
}
