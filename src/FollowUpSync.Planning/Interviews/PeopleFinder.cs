namespace FollowUpSync.Planning.Interviews;

/// <summary>Finds whom the owner meets and who arranged it. Rooms, functions, tools and mere mentions are nobody.</summary>
internal sealed partial class PeopleFinder
{
    private const int MostPeople = 25;
    private static readonly Lexicon Words = Lexicon.Default;
    private readonly EntryText _entry;
    private readonly Owner _owner;
    private readonly Employer _employer;
    private readonly List<Found> _found = [];
    private readonly bool _mentions;

    private PeopleFinder(EntryText entry, Owner owner, Employer employer) =>
        (_entry, _owner, _employer, _mentions) = (entry, owner, employer, entry.Body.Hits.Exists(h => h.Theme.Name == "mention"));

    public static ImmutableArray<Person> Find(EntryText entry, Owner owner, Employer employer, List<TitleRun> runs)
    {
        var finder = new PeopleFinder(entry, owner, employer);
        finder.TakeInvited();
        finder.TakeLabelled();
        finder.TakeFramed();
        finder.TakeScheduled();
        finder.TakeTitled();
        finder.TakeTitle(runs);
        finder.TakeSigner();
        finder.TakeAddressed();
        finder.FindAddresses();
        return [.. finder._found.Select(finder.ToPerson).OrderBy(p => p.Part)];
    }

    /// <summary>Is it the name, or first name, of somebody invited?</summary>
    public static bool IsParticipant(string name, CalendarEntry entry) =>
        entry.Attendees.Append(entry.Organizer ?? new Participant(null, null)).Any(p => NameReader.Clean(p.Name) is { } known && NameReader.LooksPersonal(known) && SamePerson(known, name));

    private sealed class Found
    {
        public string? Name { get; set; }

        public string? Title { get; init; }

        public string? Address { get; set; }

        public required PersonSource From { get; init; }

        public Part? Part { get; set; }

        public bool Meets { get; set; }

        public bool Invites { get; init; }
    }

    // People's own mailboxes at a provider are other candidates or family, unless the inviter has one, too, or the text names them.
    private void TakeInvited()
    {
        CalendarEntry e = _entry.Entry;
        bool privateInviter = _owner.Organizes || Domains.IsPrivate(Domains.Of(e.Organizer?.Address));
        foreach (Participant who in e.Attendees)
        {
            string domain = Domains.Of(who.Address);
            string? name = NameReader.Clean(who.Name);
            bool stranger = Domains.IsPrivate(domain) && !privateInviter && (name is null || !_entry.Body.Text.Contains(name, StringComparison.OrdinalIgnoreCase));
            bool isOrganizer = e.Organizer is not null && string.Equals(who.Address, e.Organizer.Address, StringComparison.OrdinalIgnoreCase);
            if ((who.Answer != Answer.Declined || e.Status == EntryStatus.Cancelled) && !stranger && !isOrganizer && IsSomebody(who))
            {
                _found.Add(new Found { Name = NameOf(who), Title = NameReader.TitleOf(who.Name), Address = who.Address, From = PersonSource.Attendee, Meets = true });
            }
        }

        // An inviter who is also among the invited comes, too; one who is not may only have arranged it.
        if (!_owner.Organizes && e.Organizer is { } organizer && IsSomebody(organizer))
        {
            bool comes = e.Attendees.Any(a => string.Equals(a.Address, organizer.Address, StringComparison.OrdinalIgnoreCase));
            _found.Add(new Found { Name = NameOf(organizer), Title = NameReader.TitleOf(organizer.Name), Address = organizer.Address, From = comes ? PersonSource.Attendee : PersonSource.Organizer, Meets = comes, Invites = true });
        }
    }

    private bool IsSomebody(Participant who) =>
        who.Kind == ParticipantKind.Individual && !_owner.Is(who) && !Domains.IsFunctional(who.Address) && !Domains.IsTool(Domains.Of(who.Address))
        && (who.Address is not null || NameReader.LooksPersonal(who.Name)) && !Domains.Is("outsourced", Domains.Of(who.Address))
        && (who.Name is null || who.Name.Contains('@') || IsSpelledByAddress(who) || (NameReader.LooksPersonal(NameReader.Clean(who.Name)) && !NamesUnit(who)))
        && !(_owner.IsColleague(who) && !_owner.IsColleague(_entry.Entry.Organizer));

    // steph.baker@ is Steph Baker, whatever a baker does.
    private static bool IsSpelledByAddress(Participant who)
    {
        string[] words = NameReader.Clean(who.Name)?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
        string[] parts = (who.Address ?? "").Split('@')[0].Split(['.', '_', '-'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length is 2 or 3 && parts.Length >= 2 && FoldedText.Skeleton(words[^1]) == FoldedText.Skeleton(parts[^1]) && FoldedText.Skeleton(parts[0]) is { Length: > 0 } first && FoldedText.Skeleton(words[0]).StartsWith(first, StringComparison.Ordinal);
    }

    // "Mt. Calloway GME": the name spells the domain, so it is the organisation's.
    private static bool NamesUnit(Participant who)
    {
        string label = FoldedText.Skeleton(Domains.LabelOf(Domains.Of(who.Address)));
        string shown = NameReader.Clean(who.Name) ?? "";
        return label.Length >= 5 && !NameReader.IsGivenName(shown.Split(' ')[0]) && !Domains.IsPrivate(Domains.Of(who.Address)) && FoldedText.Skeleton(shown).Contains(label, StringComparison.Ordinal);
    }

    private static string? NameOf(Participant who) => NameReader.Clean(who.Name) ?? NameReader.Clean(who.Address?.Split('@')[0] is { } local && local.Contains('.') ? string.Join(' ', local.Split('.').Where(p => p.Length > 0).Select(p => char.ToUpperInvariant(p[0]) + p[1..])) : null);

    private void TakeTitle(List<TitleRun> runs)
    {
        foreach (TitleRun run in runs)
        {
            string[] words = run.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            bool titled = run.First > 0 && Words.Has("honorific", _entry.Title.Tokens[run.First - 1].Hash);
            bool given = words.Length <= 2 && NameReader.IsGivenName(words[0].Split('-')[0]);
            string? name = titled || given ? run.Text
                : words.Length >= 3 && NameReader.IsGivenName(words[^1]) && _owner.Organizes ? words[^1]
                : null;
            if (name is not null && !IsCompany(name) && (titled || char.IsUpper(name[0])))
            {
                Add(name, _owner.Organizes && Calls() ? Part.Recruiter : null, meets: true, "");
            }
        }
    }

    private bool Calls() => _entry.Title.Hits.Any(h => h.Theme.Name is "stage phoneScreen" or "screen");

    // Whoever signs arranged it; named in the last lines, or behind the name of the company.
    private void TakeSigner()
    {
        if (!_owner.Organizes && _found.Find(f => f.Invites) is { } inviter)
        {
            Sign(inviter);
            return;
        }

        FoldedText body = _entry.Body;
        for (int at = 0; at < _entry.MainNext; at++)
        {
            bool signs = body.Tokens[at].StartsLine && at > 0 && (FollowsGoodbye(at) || AddressBelow(at));
            if (signs && NameReader.Read(body, at, _entry.MainNext, false, out int next) is { } name && EndsLine(next) && !IsCompany(name))
            {
                Add(name, null, meets: false, TitleText(body, next));
            }
        }
    }

    private void Sign(Found organizer)
    {
        string? name = organizer.Name;
        string last = name?.Split(' ')[^1] ?? "";
        int at = last.Length > 1 ? _entry.Body.Text.LastIndexOf(last, Math.Max(0, MainEnd() - 1), StringComparison.OrdinalIgnoreCase) : -1;
        if (at >= 0)
        {
            string after = _entry.Body.Text[(at + last.Length)..Math.Min(MainEnd(), at + last.Length + 60)];
            organizer.Part ??= PartOfTitle(string.Join(' ', after.Split('\n', StringSplitOptions.RemoveEmptyEntries).Take(2)));
        }
    }

    private int MainEnd() => _entry.MainNext == 0 ? 0 : _entry.Body.Tokens[_entry.MainNext - 1].End;

    private bool FollowsGoodbye(int at)
    {
        foreach (Hit hit in _entry.Body.Hits)
        {
            if (hit.Theme.Name == "goodbye" && hit.Next == at && _entry.Body.Tokens[hit.First].AfterBreak)
            {
                return true;
            }
        }

        return false;
    }

    private bool AddressBelow(int at)
    {
        int line = _entry.Body.Text.IndexOf('\n', _entry.Body.Tokens[at].Start);
        return line > 0 && Mail.In(_entry.Body.Text[line..Math.Min(line + 100, _entry.Body.Text.Length)].Split('\n')[1]).Any();
    }

    private bool EndsLine(int next) => next >= _entry.Body.Tokens.Count || _entry.Body.Tokens[next].StartsLine || _entry.Body.Text[_entry.Body.Tokens[next - 1].End] is ',' or ' ' or '(' or '|' && _entry.Body.Tokens[next].AfterBreak;

    private static Part? PartOfTitle(string title)
    {
        if (title.Length == 0)
        {
            return null;
        }

        var text = new FoldedText(title);
        return text.Hits.Any(h => h.Theme.Name == "coordinator title" && (h.Next - h.First > 1 || text.Slice(h).Length > 5)) ? Part.Coordinator
            : text.Hits.Any(h => h.Theme.Name == "recruiter title") ? Part.Recruiter
            : null;
    }

    private bool IsCompany(string name) =>
        (_employer.Company is { } company && (company.Contains(name, StringComparison.OrdinalIgnoreCase) || name.Contains(company, StringComparison.OrdinalIgnoreCase)))
        || (_employer.Agency is { } agency && agency.Contains(name, StringComparison.OrdinalIgnoreCase));

    private void Add(string name, Part? part, bool meets, string title)
    {
        string clean = NameReader.Clean(name) ?? name;
        if (clean.Length < 2 || _owner.IsName(clean) || IsCompany(clean) || _found.Count >= MostPeople)
        {
            return;
        }

        part ??= PartOfTitle(title);
        Found? known = _found.Find(f => f.Name is not null && SamePerson(f.Name, clean));
        if (known is not null)
        {
            known.Meets |= meets;
            known.Part ??= part;
            return;
        }

        _found.Add(new Found { Name = clean, From = PersonSource.Body, Part = part ?? (meets ? null : Part.Recruiter), Meets = meets });
    }

    // Whole, or by first or last name alone.
    private static bool SamePerson(string known, string name)
    {
        string[] a = known.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        string[] b = name.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        string[] few = a.Length < b.Length ? a : b;
        string[] many = a.Length < b.Length ? b : a;
        return Array.TrueForAll(few, w => Array.Exists(many, m => FoldedText.Skeleton(m) == FoldedText.Skeleton(w)))
            || FoldedText.Skeleton(known) == FoldedText.Skeleton(name);
    }

    // An address in the text belongs to the person whose name it spells.
    private void FindAddresses()
    {
        foreach (string address in Mail.In(_entry.Body.Text))
        {
            string local = FoldedText.Skeleton(address.Split('@')[0]);
            foreach (Found found in _found)
            {
                if (found.Address is null && found.Name is { } name && !Domains.IsFunctional(address) && !Domains.IsTool(Domains.Of(address)) && Spells(local, name))
                {
                    found.Address = address;
                    break;
                }
            }
        }
    }

    // "Any questions: Ines Fallowfield (ines.fallowfield@contoso.com)": a name before an address that spells it.
    private void TakeAddressed()
    {
        FoldedText body = _entry.Body;
        foreach (string address in Mail.In(body.Text).Where(a => !Domains.IsFunctional(a) && !Domains.IsTool(Domains.Of(a)) && !Domains.IsPrivate(Domains.Of(a))).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            int at = 0;
            int start = body.Text.IndexOf(address, StringComparison.Ordinal);
            while (at < _entry.MainNext && body.Tokens[at].Start < start)
            {
                at++;
            }

            string local = FoldedText.Skeleton(address.Split('@')[0]);
            for (int first = at - 1; first >= 0 && at - first <= 12 && at < _entry.MainNext; first--)
            {
                if ((first == 0 || !char.IsUpper(body.Text[body.Tokens[first - 1].Start]) || body.Tokens[first].AfterBreak) && NameReader.Read(body, first, at, false, out int next) is { } name
                    && (Spells(local, name) || (body.Tokens[first].IsCjk && next == at)))
                {
                    string around = body.Text[Math.Max(0, body.Tokens[Math.Max(0, first - 6)].Start)..start];
                    Add(name, PartOfTitle(around) ?? Part.Coordinator, meets: false, "");
                    Found? found = _found.Find(f => f.Name is not null && SamePerson(f.Name, NameReader.Clean(name) ?? name));
                    if (found is not null)
                    {
                        found.Address ??= address;
                    }

                    break;
                }

                if (body.Tokens[first].StartsLine)
                {
                    break;
                }
            }
        }
    }

    private static bool Spells(string local, string name)
    {
        string[] words = [.. name.Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries).Select(w => FoldedText.Skeleton(w)).Where(w => w.Length > 0)];
        return words.Length > 0 && local.Length >= 3
            && (local.Contains(words[^1], StringComparison.Ordinal) || (words.Length > 1 && local.StartsWith(words[0], StringComparison.Ordinal) && words[0].Length >= 3));
    }

    private Person ToPerson(Found found)
    {
        bool agency = _employer.AgencyDomain is { } domain && Domains.Of(found.Address) == domain;
        bool others = _found.Exists(f => f != found && !f.Invites && f.Meets && f.Part is null or Part.Interviewer);
        bool screens = _entry.Title.Hits.Any(h => h.Theme.Name is "stage phoneScreen" or "stage recruiterScreen") || _entry.Body.Hits.Any(h => h.Theme.Name == "stage recruiterScreen");
        Part part = agency ? Part.AgencyRecruiter
            : found.Part ?? (found.Invites && others && !found.Meets ? Part.Recruiter
            : found.Invites && screens ? Part.Recruiter
            : Part.Interviewer);
        if (part == Part.Recruiter && _employer.Agency is not null && found.Address is null && found.From == PersonSource.Body && !found.Meets)
        {
            part = Part.AgencyRecruiter;
        }

        return new Person(found.Name, found.Address, part, found.From) { Title = found.Title };
    }
}
