namespace FollowUpSync.Planning.Interviews;

/// <summary>What the recogniser needs to know of the mailbox's owner on one entry.</summary>
internal sealed class Owner
{
    private readonly Candidate _candidate;
    private readonly string? _name;
    private string[]? _skeletons;

    public Owner(Candidate candidate, CalendarEntry entry)
    {
        _candidate = candidate;
        string? name = candidate.Name ?? entry.Attendees.FirstOrDefault(a => candidate.Owns(a.Address) && a.Name?.Contains('@') == false)?.Name;
        Words = (name ?? "").Split([' ', ',', '-'], StringSplitOptions.RemoveEmptyEntries);
        Organizes = entry.IsOrganizer ?? (entry.Organizer is null ? entry.Attendees.IsEmpty : candidate.Owns(entry.Organizer.Address));
        Domain = Domains.Of(candidate.Addresses.FirstOrDefault(a => entry.Attendees.Any(p => string.Equals(p.Address, a, StringComparison.OrdinalIgnoreCase))) ?? candidate.Addresses[0]);
        IsAtWork = !Domains.IsPrivate(Domain) && !IsNamedAfter(Domain);
        _name = name;
    }

    /// <summary>The words of the name.</summary>
    public string[] Words { get; }

    /// <summary>The owner made the entry (or imported it).</summary>
    public bool Organizes { get; }

    public string Domain { get; }

    /// <summary>The mailbox is an employer's, not a provider's.</summary>
    public bool IsAtWork { get; }

    public bool Is(Participant who) => _candidate.Owns(who.Address) || (who.Name is { Length: > 0 } name && IsName(name));

    /// <summary>Is this the owner's name, whole, without middle parts, or the first name alone?</summary>
    public bool IsName(string name)
    {
        string skeleton = FoldedText.Skeleton(name);
        if (skeleton.Length == 0)
        {
            return false;
        }

        _skeletons ??= [FoldedText.Skeleton(_name), .. _candidate.Addresses.Select(a => FoldedText.Skeleton(a.Split('@')[0]))];
        if (Array.IndexOf(_skeletons, skeleton) >= 0)
        {
            return true;
        }

        string[] words = name.Split([' ', ',', '-', '.'], StringSplitOptions.RemoveEmptyEntries);
        return Words.Length > 0 && Array.TrueForAll(words, w => Array.Exists(Words, o => FoldedText.Skeleton(o) == FoldedText.Skeleton(w)));
    }

    // hugh@penhaligon.example is Hugh Penhaligon's own.
    private bool IsNamedAfter(string domain)
    {
        string label = FoldedText.Skeleton(Domains.LabelOf(domain));
        return Words.Length > 0 && Array.Exists(Words, w => w.Length >= 4 && label.Contains(FoldedText.Skeleton(w), StringComparison.Ordinal));
    }

    /// <summary>A colleague: the same employer's domain.</summary>
    public bool IsColleague(Participant? who) => IsAtWork && who?.Address is not null && !Domains.IsFunctional(who.Address) && Domains.Of(who.Address) == Domain && !Is(who);
}
