using System.Buffers;

namespace FollowUpSync.Planning.Interviews;

/// <summary>A job title found in a text.</summary>
/// <param name="Text">As written.</param>
/// <param name="IsStated">A label or phrase says that it is the job in question ("for the post of"); else it merely looks like one.</param>
/// <param name="Where">The text it was found in.</param>
/// <param name="First">Its first token.</param>
/// <param name="Next">The token after it.</param>
internal sealed record Role(string Text, bool IsStated, FoldedText Where, int First, int Next);

/// <summary>Finds the job that an entry is about.</summary>
internal static class RoleFinder
{
    private const int MostWords = 9;
    private static readonly SearchValues<char> Separators = SearchValues.Create("|;(@\u2013\u2014[<");
    private static readonly Lexicon Words = Lexicon.Default;

    public static Role? Find(EntryText entry) =>
        Labelled(entry)
        ?? InTitle(entry)
        ?? Framed(entry.Body)
        ?? Looks(entry);

    /// <summary>In the title alone.</summary>
    public static Role? InTitle(EntryText entry) =>
        Framed(entry.Title)
        ?? JobTitles.Heads(entry.Title, entry.Title.Tokens.Count, lowerCase: true).FirstOrDefault(r => (!IsInviter(r) || IsSoughtSegment(r)) && !IsOfSomebodyMet(r));

    // "2nd interview - Store Manager", and not "2nd interview - Hiring Manager".
    private static bool IsSoughtSegment(Role role) =>
        role.Next - role.First > 1 && IsSegment(role)
        && !role.Where.Hits.Exists(h => (h.Theme.IsStage || h.Theme.Name is "recruiting hand" or "recruiter title") && h.First <= role.First && h.Next >= role.Next);

    // "Lunch with Edoardo (CEO)", "area manager Nadine", "CTO of Contoso": somebody's title, not the job.
    private static bool IsOfSomebodyMet(Role role)
    {
        FoldedText text = role.Where;
        bool Names(int at) => at >= 0 && at < text.Tokens.Count && text.Tokens[at].End - text.Tokens[at].Start > 1 && (NameReader.IsGivenName(text.Slice(at, at + 1)) || Words.Has("honorific", text.Tokens[at].Hash));
        bool bracket = text.Text.AsSpan(0, text.Tokens[role.First].Start).TrimEnd().EndsWith("(") || text.Text.AsSpan(0, text.Tokens[role.First].Start).TrimEnd().EndsWith("\uFF08");
        bool with = text.Hits.Exists(h => h.Theme.Name == "before person" && (h.Next == role.First || (h.Next == role.First - 1 && !text.Tokens[role.First].AfterBreak)));
        bool beside = (role.Next < text.Tokens.Count && (!text.Tokens[role.Next].AfterBreak || text.Text[text.Tokens[role.Next].Start - 1] == '(') && Names(role.Next)) || (role.First > 0 && !text.Tokens[role.First].AfterBreak && Names(role.First - 1));
        bool honoured = role.Next < text.Tokens.Count && text.Tokens[role.Next].IsCjk && text.Tokens[role.Next].Start == text.Tokens[role.Next - 1].End && text.Text[text.Tokens[role.Next].Start] is 'さ' or '様' or '님' or '氏';
        return beside || honoured || (role.Next - role.First <= 2 && ((bracket && role.First > 0 && (Names(role.First - 1) || (role.First > 1 && Names(role.First - 2)))) || with))
            || (IsChief(role) && !IsSegment(role) && !text.Hits.Exists(h => h.Theme.Name == "before role" && h.Next == role.First));
    }

    // "Final interview - Store Manager": between two separators stands the job, whatever it is called.
    private static bool IsSegment(Role role)
    {
        List<Token> tokens = role.Where.Tokens;
        return !tokens[role.First].IsCjk && role.First > 0 && tokens[role.First].AfterBreak && role.Where.Text[tokens[role.First].Start - 1] != '(' && (role.Next == tokens.Count || tokens[role.Next].AfterBreak || role.Next - role.First > 1);
    }

    // A chief is met more often than sought, unless the entry says otherwise ("the CFO vacancy").
    private static bool IsChief(Role role)
    {
        foreach (Hit hit in role.Where.Hits)
        {
            if (hit.Theme.Name == "chief" && hit.First <= role.First && hit.Next >= role.Next)
            {
                return true;
            }
        }

        return false;
    }

    private static Role? Labelled(EntryText entry)
    {
        foreach (Labelled label in entry.Labels("role"))
        {
            Role? inside = Framed(label.Text, label.First, label.Next) ?? JobTitles.Heads(label.Text, label.Next, lowerCase: false, label.First).FirstOrDefault();
            bool vague = Words["label role"].Name.Length > 0 && IsVague(label);
            if (vague)
            {
                if (inside is not null)
                {
                    Role? whole = inside.Where == label.Text && inside.Next - label.First <= 6 && !IsFramed(label.Text, inside) ? JobTitles.Make(label.Text, label.First, EndOfValue(label), stated: true) : null;
                    return whole ?? (inside.First - label.First <= 3 && !label.Text.Tokens[inside.First].IsCjk ? JobTitles.Make(label.Text, inside.First, EndOfValue(label), stated: true) : null) ?? inside with { IsStated = true };
                }

                continue;
            }

            int next = EndOfValue(label);
            if (next - label.First is > 0 and <= 14 && !Words.Has("no name", label.Text.Tokens[label.First].Hash))
            {
                return JobTitles.Make(label.Text, label.First, next, stated: true) ?? inside;
            }

            if (inside is not null)
            {
                return inside with { IsStated = true };
            }
        }

        return null;
    }

    private static bool IsFramed(FoldedText text, Role role) => text.Hits.Exists(h => (h.Theme.Name == "before role" && h.Next == role.First) || (h.Theme.IsEvidence && h.First < role.Next && h.Next > role.First - 3 && h.Theme.InTitle > 0));

    // "What:" and "Re:" may announce anything.
    private static bool IsVague(Labelled label)
    {
        string word = label.Text.Slice(label.First - 1, label.First).ToLowerInvariant();
        return word is "what" or "re" or "regarding" or "title" or "for" or "betreff" or "objet" or "job" or "post" or "oferta" or "offre" or "candidature" or "profilo";
    }

    // "Cloud Engineer (m/w/d) | Berlin", "Senior Engineer - Platform", "Nurse, 3 days".
    private static int EndOfValue(Labelled label)
    {
        int next = label.First + 1;
        while (next < label.Next && next - label.First < 14)
        {
            ReadOnlySpan<char> gap = label.Text.Text.AsSpan(label.Text.Tokens[next - 1].End, label.Text.Tokens[next].Start - label.Text.Tokens[next - 1].End);
            bool aside = gap.StartsWith(",") && !char.IsUpper(label.Text.Text[label.Text.Tokens[next].Start]) && !label.Text.Tokens[next].IsCjk;
            if (aside || gap.ContainsAny(Separators) || Words.Has("role stop", label.Text.Tokens[next].Hash) && label.Text.Slice(next, next + 1) is "at" or "with" or "bei" or "chez" or "presso" or "hos")
            {
                break;
            }

            next++;
        }

        return next;
    }

    private static Role? Framed(FoldedText text) => Framed(text, 0, text.Tokens.Count);

    private static Role? Framed(FoldedText text, int from, int to)
    {
        foreach (Hit hit in text.Hits)
        {
            if (hit.First < from || hit.Next > to)
            {
                continue;
            }

            Role? role = hit.Theme.Name switch
            {
                "before role" => After(text, hit),
                "after role" => Before(text, hit),
                _ => null,
            };
            if (role is not null && (!IsInviter(role) || role.Next - role.First > 1))
            {
                return role;
            }
        }

        return null;
    }

    private static Role? After(FoldedText text, Hit hit)
    {
        bool strong = false;
        for (int i = hit.First; i < hit.Next; i++)
        {
            strong |= Words.Has("label role", text.Tokens[i].Hash);
        }

        int first = hit.Next;
        while (first < text.Tokens.Count && first < hit.Next + 3 && !text.Tokens[first].AfterBreak && Words.Has("role stop", text.Tokens[first].Hash) && !BeginsTitle(text, first))
        {
            first++;
        }

        int next = first;
        while (next < text.Tokens.Count && next - first < MostWords && !(text.Tokens[next].AfterBreak && !JobTitles.IsSoft(text, next)) && (!Words.Has("role stop", text.Tokens[next].Hash) || (next > first && JobTitles.IsJoint(text, next))) && !IsSmallIn(text, next, first) && !(next > first && text.Hits.Exists(h => h.First == next && h.Theme.Name == "after role" && h.Next - h.First == 1 && !Words.Has("title", text.Tokens[next].Hash))))
        {
            next++;
        }

        if (first >= text.Tokens.Count || next == first || text.Tokens[first].AfterBreak || text.Tokens[first].IsCjk)
        {
            return null;
        }

        bool head = JobTitles.HasHead(text, first, next);
        bool capital = char.IsUpper(text.Text[text.Tokens[first].Start]);
        bool inTitle = strong && !text.Text.Contains('\n', StringComparison.Ordinal) && text.Tokens.Count < 25;
        return (head && (capital || strong)) || (strong && (capital || inTitle) && next - first <= 5 && NameReader.Read(text, first, next, true, out _) is null && !Words.Has("no name", text.Tokens[first].Hash) && !Words.Has("talk", text.Tokens[first].Hash) && !Words.Has("run stop", text.Tokens[first].Hash))
            ? JobTitles.Make(text, first, CapitalsEnd(text, first, next, head), stated: strong || head)
            : null;
    }

    // "First Officer", and not "first round".
    private static bool BeginsTitle(FoldedText text, int at)
    {
        foreach (Hit hit in text.Hits)
        {
            if (hit.First == at && hit.Theme.Name == "title" && hit.Next - hit.First > 1)
            {
                return true;
            }
        }

        return false;
    }

    // English "in" goes on only before a capital: "Lecturer in Ecology", not "in a small team".
    private static bool IsSmallIn(FoldedText text, int at, int first) =>
        at > first && text.Slice(at, at + 1) is "in" or "and" or "und" or "et" or "y" or "e" or "en" or "och" or "i"
        && (at + 1 >= text.Tokens.Count || char.IsLower(text.Text[text.Tokens[at + 1].Start]));

    // After an English or German title in capitals, the sentence goes on in small letters.
    private static int CapitalsEnd(FoldedText text, int first, int next, bool head)
    {
        int end = next;
        for (int i = first; i < next && head; i++)
        {
            bool begins = Words.Has("title first", text.Tokens[i].Hash);
            if (begins && !Words.Has("title", text.Tokens[i].Hash))
            {
                return end;
            }

            if (Words.Has("title", text.Tokens[i].Hash))
            {
                end = i + 1;
                while (end < next && (char.IsUpper(text.Text[text.Tokens[end].Start]) || char.IsDigit(text.Text[text.Tokens[end].Start]) || Words.Has("title", text.Tokens[end].Hash) || text.Slice(end, end + 1) is "of" or "in" or "for" || (begins && JobTitles.IsJoint(text, end)) || (begins && end > i + 1 && JobTitles.IsJoint(text, end - 1))))
                {
                    end++;
                }

                return end;
            }
        }

        return end;
    }

    private static Role? Before(FoldedText text, Hit hit)
    {
        if (hit.First > 0 && text.Text.AsSpan(text.Tokens[hit.First - 1].End, text.Tokens[hit.First].Start - text.Tokens[hit.First - 1].End).Contains('&'))
        {
            return null;
        }

        if (hit.First == 0 || text.Tokens[hit.First].IsCjk)
        {
            return hit.First > 0 ? JobTitles.CjkBefore(text, hit.First) : null;
        }

        int first = hit.First;
        bool article = false;
        while (first > 0 && hit.First - first < MostWords && !(text.Tokens[first].AfterBreak && !JobTitles.IsSoft(text, first)) && !article)
        {
            article = Words.Has("role stop", text.Tokens[first - 1].Hash);
            first -= article ? 0 : 1;
        }

        bool named = text.Slice(hit).ToLowerInvariant() is not ("interview" or "interviews" or "screening" or "loop" or "contract" or "recruitment" or "candidate interview");
        bool capital = first < hit.First && (char.IsUpper(text.Text[text.Tokens[first].Start]) || (hit.First - first <= 2 && IsSought(text, hit) && !Enumerable.Range(first, hit.First - first).Any(at => Words.Has("run stop", text.Tokens[at].Hash) || Words.Has("talk", text.Tokens[at].Hash) || Words.Has("plain", text.Tokens[at].Hash))));
        return first < hit.First && (JobTitles.HasHead(text, first, hit.First) || (named && article && capital && hit.First - first <= 4 && !IsDayOrTool(text, first)))
            ? JobTitles.Make(text, first, Words.Has("title", text.Tokens[hit.First].Hash) ? hit.Next : hit.First, stated: named)
            : null;
    }

    // "the cataloguer job": small letters do where the word behind leaves no doubt.
    private static bool IsSought(FoldedText text, Hit hit) => text.Slice(hit).ToLowerInvariant() is "job" or "vacancy" or "vac" or "position" or "post" or "spot" or "gig" or "seat";

    private static bool IsDayOrTool(FoldedText text, int at) => Words.Has("no name", text.Tokens[at].Hash);

    // What follows "for" or "as" first, then what the message says, then the rest.
    private static Role? Looks(EntryText entry)
    {
        List<Role> found = [.. JobTitles.Heads(entry.Body, entry.Body.Tokens.Count, lowerCase: false).Where(r => !IsSomebodys(r) && (!IsInviter(r) || (r.Next - r.First > 1 && r.First > 0 && IsFor(r, r.First - 1))))];
        return found.Find(r => r.Next <= entry.MessageNext && r.First > 0 && (IsFor(r, r.First - 1) || (r.First > 1 && IsFor(r, r.First - 2))))
            ?? found.Find(r => r.Next <= entry.MessageNext)
            ?? found.Find(r => r.First >= entry.LetterNext);
    }

    private static bool IsFor(Role role, int at) => role.Where.Slice(at, at + 1).ToLowerInvariant() is "for" or "as" or "als" or "som" or "como" or "come" or "jako" or "voor" or "para" or "pour" or "per" or "till" or "zum" or "zur" or "hiring";

    // "Mei Islington, Engineering Manager", "(Architect)", "our CEO": a person's title, not the job.
    private static bool IsSomebodys(Role role)
    {
        Token first = role.Where.Tokens[role.First];
        ReadOnlySpan<char> before = role.Where.Text.AsSpan(0, first.Start).TrimEnd(' ');
        return (first.StartsLine && !IsLineOfItsOwn(role)) || before.EndsWith("(") || before.EndsWith(",") || ((before.EndsWith("-") || before.EndsWith("|") || before.EndsWith("\u2013")) && role.First > 0 && !role.Where.Hits.Any(h => h.Next == role.First && (h.Theme.IsStage || h.Theme.IsEvidence)))
            || (role.First > 0 && role.Where.Slice(role.First - 1, role.First).ToLowerInvariant() is "our" or "m" or "am" or "my" or "unser" or "unsere" or "notre" or "nuestro" or "nuestra" or "your");
    }

    // A line that is nothing but a title, and not what stands under a name.
    private static bool IsLineOfItsOwn(Role role)
    {
        FoldedText text = role.Where;
        if (role.First == 0 || role.Next - role.First < 2 || (role.Next < text.Tokens.Count && !text.Tokens[role.Next].StartsLine))
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

    private static bool IsInviter(Role role)
    {
        foreach (Hit hit in role.Where.Hits)
        {
            if (hit.Theme.Name == "not a role" && hit.First == role.First && hit.Next == role.Next)
            {
                return true;
            }
        }

        return false;
    }
}
