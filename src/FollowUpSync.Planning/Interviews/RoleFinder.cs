using System.Buffers;

namespace FollowUpSync.Planning.Interviews;

/// <summary>A job title found in a text.</summary>
/// <param name="Text">As written.</param>
/// <param name="IsStated">A label or phrase says that it is the job in question ("for the post of"); else it merely looks like one.</param>
/// <param name="Where">The text it was found in.</param>
/// <param name="First">Its first token.</param>
/// <param name="Next">The token after it.</param>
internal sealed record Role(string Text, bool IsStated, FoldedText Where, int First, int Next);

/// <summary>Finds the job that an entry is about: of all job titles in it, the one whose place says most plainly that it is the job in question.</summary>
internal sealed class RoleFinder
{
    // The places, the plainest last. A title of one word may be anybody's, so that a phrase in the text says more.
    private enum Place
    {
        Nowhere,
        BelowTheLetter,
        InText,
        BetweenBreaks,
        OneWordInTitle,
        AfterFor,
        AfterOwner,
        PhraseInText,
        InTitle,
        PhraseInTitle,
        VagueLabel,
    }

    // The length of notes that people type for themselves.
    private const int MostNoted = 60;
    private const int MostValue = 14;
    private static readonly SearchValues<char> Separators = SearchValues.Create("|;(@\u2013\u2014[<");
    private static readonly Lexicon Words = Lexicon.Default;
    private readonly EntryText _entry;
    private readonly Owner _owner;
    private readonly TitleHolders _holders;
    private readonly List<(Role Role, Place Place)> _found = [];

    private RoleFinder(EntryText entry, Owner owner) => (_entry, _owner, _holders) = (entry, owner, new TitleHolders(entry, owner));

    public static Role? Find(EntryText entry, Owner owner)
    {
        var finder = new RoleFinder(entry, owner);
        if (finder.Labelled() is { } labelled)
        {
            return labelled;
        }

        finder.TakePhrases(entry.Title, Place.PhraseInTitle);
        finder.TakeTitle();
        finder.TakePhrases(entry.Body, Place.PhraseInText);
        finder.TakeText();
        finder.TakePlaces();
        return finder.Best();
    }

    /// <summary>In the title alone.</summary>
    public static Role? InTitle(EntryText entry, Owner owner)
    {
        var finder = new RoleFinder(entry, owner);
        finder.TakePhrases(entry.Title, Place.PhraseInTitle);
        finder.TakeTitle();
        return finder.Best();
    }

    private void Take(Role? role, Place place)
    {
        if (role is not null && place != Place.Nowhere && !IsOwners(role))
        {
            _found.Add((role, place));
        }
    }

    private bool IsOwners(Role role) => _owner.IsName(role.Text) || PeopleFinder.IsParticipant(role.Text, _entry.Entry);

    // "Interview: Lecturer", and below "the Lecturer in Applied Statistics": the fuller wording of the same title.
    private Role? Best()
    {
        if (_found.Count == 0)
        {
            return null;
        }

        Role best = WithoutCompany(_found.MaxBy(f => f.Place).Role);
        string text = $" {best.Text} ";
        Role? fuller = _found.Select(f => f.Role).Where(r => r.Text.Length > best.Text.Length && !(char.IsUpper(best.Text[0]) && char.IsLower(r.Text[0])) && $" {r.Text} ".Contains(text, StringComparison.OrdinalIgnoreCase)).MaxBy(r => r.Text.Length);
        return fuller is null ? best : best with { Text = WithoutCompany(fuller).Text };
    }

    // "Contoso Analyst Program" from contoso.com: the sender's name is no part of the title.
    private Role WithoutCompany(Role role)
    {
        string label = FoldedText.Skeleton(Domains.LabelOf(Domains.Of(_entry.Entry.Organizer?.Address)));
        for (int first = role.First + 1; first < role.Next && label.Length > 3; first++)
        {
            if (FoldedText.Skeleton(role.Where.Slice(role.First, first)) == label && JobTitles.HasHead(role.Where, first, role.Next))
            {
                return role with { Text = role.Where.Slice(first, role.Next), First = first };
            }
        }

        return role;
    }

    private Role? Labelled()
    {
        foreach (Labelled label in _entry.Labels("role"))
        {
            Role? inside = Phrases(label.Text, label.First, label.Next).FirstOrDefault() ?? JobTitles.In(label.Text, label.First, label.Next, lowerCase: false).FirstOrDefault();
            int next = EndOfValue(label);
            if (IsVague(label))
            {
                TakeVague(label, inside, next);
            }
            else if (next - label.First is > 0 and <= MostValue && (inside is not null || !Words.Has("no name", label.Text.Tokens[label.First].Hash)))
            {
                return JobTitles.Make(label.Text, label.First, next, stated: true) ?? inside;
            }
            else if (inside is not null)
            {
                return inside with { IsStated = true };
            }
        }

        return null;
    }

    // "What:" and "Re:" may announce anything.
    private static bool IsVague(Labelled label)
    {
        string word = label.Text.Slice(label.First - 1, label.First).ToLowerInvariant();
        return word is "what" or "re" or "regarding" or "title" or "for" or "betreff" or "objet" or "job" or "post" or "oferta" or "offre" or "candidature" or "profilo";
    }

    // "What: Cloud Engineer - Platform", and not "What: talk about the post of Cloud Engineer".
    private void TakeVague(Labelled label, Role? inside, int next)
    {
        if (inside is null)
        {
            return;
        }

        bool isFramed = label.Text.Hits.Exists(h => (h.Theme.Name == "before role" && h.Next == inside.First) || (h.Theme.IsEvidence && h.First < inside.Next && h.Next > inside.First - 3 && h.Theme.InTitle > 0));
        Role? whole = inside.Where == label.Text && inside.Next - label.First <= 6 && !isFramed ? JobTitles.Make(label.Text, label.First, next, stated: true) : null;
        Role? rest = inside.First - label.First <= 3 && !label.Text.Tokens[inside.First].IsCjk ? JobTitles.Make(label.Text, inside.First, next, stated: true) : null;
        Take(whole ?? rest ?? inside with { IsStated = true }, Place.VagueLabel);
    }

    // "Cloud Engineer (m/w/d) | Berlin", "Senior Engineer - Platform", "Nurse, 3 days", "Planner - working session".
    private static int EndOfValue(Labelled label)
    {
        FoldedText text = label.Text;
        int next = label.First + 1;
        while (next < label.Next && next - label.First < MostValue)
        {
            ReadOnlySpan<char> gap = text.Text.AsSpan(text.Tokens[next - 1].End, text.Tokens[next].Start - text.Tokens[next - 1].End);
            bool aside = gap.StartsWith(",") && !char.IsUpper(text.Text[text.Tokens[next].Start]) && !text.Tokens[next].IsCjk;
            bool talk = gap is " - " && !JobTitles.HasHead(text, next, label.Next) && text.Hits.Exists(h => h.First >= next && h.Next <= label.Next && (h.Theme.IsStage || h.Theme.Name == "talk" || h.Theme.InTitle > 0));
            bool employer = text.Slice(next, next + 1) is "at" or "with" or "bei" or "chez" or "presso" or "hos";
            if (aside || talk || employer || gap.ContainsAny(Separators) || (gap.StartsWith(". ") && text.Hits.Exists(h => h.First == next && h.Theme.Name == "goodbye")))
            {
                break;
            }

            next++;
        }

        return next;
    }

    private void TakePhrases(FoldedText text, Place place)
    {
        foreach (Role role in Phrases(text, 0, text.Tokens.Count))
        {
            Take(role, place);
        }
    }

    // "the post of Cloud Engineer", "the Cloud Engineer vacancy"
    private static IEnumerable<Role> Phrases(FoldedText text, int from, int to)
    {
        foreach (Hit hit in text.Hits)
        {
            Role? role = hit.First < from || hit.Next > to ? null
                : hit.Theme.Name == "before role" ? JobPhrases.After(text, hit)
                : hit.Theme.Name == "after role" ? JobPhrases.Before(text, hit)
                : null;
            if (role is not null && (!TitleHolders.IsInviter(role) || role.Next - role.First > 1))
            {
                yield return role;
            }
        }
    }

    private void TakeTitle()
    {
        FoldedText title = _entry.Title;
        foreach (Role role in JobTitles.In(title, 0, title.Tokens.Count, lowerCase: true))
        {
            if ((!TitleHolders.IsInviter(role) || TitleHolders.IsSoughtSegment(role)) && !_holders.HoldInTitle(role))
            {
                Take(role, role.Next - role.First > 1 || TitleHolders.IsSegment(role) ? Place.InTitle : Place.OneWordInTitle);
            }
        }
    }

    // Titles in capitals, wherever they stand.
    private void TakeText()
    {
        FoldedText body = _entry.Body;
        foreach (Role role in JobTitles.In(body, 0, body.Tokens.Count, lowerCase: false))
        {
            bool isFor = role.First > 0 && (IsFor(body, role.First - 1) || (role.First > 1 && IsFor(body, role.First - 2)));
            bool inviter = TitleHolders.IsInviter(role) && !(role.Next - role.First > 1 && isFor);
            if (!inviter && !_holders.HoldInText(role))
            {
                Take(role, role.First >= _entry.LetterNext ? Place.BelowTheLetter : role.Next > _entry.MessageNext ? Place.Nowhere : isFor ? Place.AfterFor : Place.InText);
            }
        }
    }

    // In capitals or not: after "for" and "as", after the owner's own name, and where nothing else stands between two breaks.
    private void TakePlaces()
    {
        FoldedText body = _entry.Body;
        int end = Math.Min(_entry.MessageNext, body.Tokens.Count);
        bool isNote = _owner.Organizes && end <= MostNoted;
        for (int at = 0; at < end; at++)
        {
            Place place = at > 0 && IsFor(body, at - 1) && !body.Tokens[at].AfterBreak ? Place.AfterFor
                : at > 1 && body.Tokens[at].AfterBreak && !body.Tokens[at].StartsLine && _owner.IsName(body.Slice(Math.Max(0, at - 2), at)) ? Place.AfterOwner
                : body.Tokens[at].AfterBreak ? Place.BetweenBreaks
                : Place.Nowhere;
            if (place == Place.Nowhere || NameReader.IsGivenName(body.Slice(at, at + 1)) || JobPhrases.At(body, at, end) is not { } role || TitleHolders.IsInviter(role))
            {
                continue;
            }

            bool alone = role.Next == body.Tokens.Count || (body.Tokens[role.Next].AfterBreak && JobTitles.Gap(body, role.Next) is not ": ");
            bool bracket = at > 0 && body.Text[body.Tokens[at].Start - 1] == '(';
            if (place == Place.AfterOwner || (!_holders.HoldInText(role) && (place == Place.AfterFor || (alone && (isNote || bracket)))))
            {
                Take(role, place);
            }
        }
    }

    private static bool IsFor(FoldedText text, int at) => text.Slice(at, at + 1).ToLowerInvariant() is "for" or "as" or "als" or "som" or "como" or "come" or "comme" or "jako" or "voor" or "para" or "pour" or "per" or "till" or "zum" or "zur" or "hiring";
}
