using FollowUpSync.Planning.Interviews;

namespace FollowUpSync.Sync;

/// <summary>Finds out whose calendar it is where nobody said so.</summary>
public static class OwnerGuess
{
    /// <summary>Stands in where no address is to be found; no real address can end so (RFC 2606).</summary>
    public const string Nobody = "candidate@owner.invalid";

    /// <summary>The address present in most entries; between equals the one that organises less, for a candidate is invited.</summary>
    public static string From(IEnumerable<SourceReading> readings)
    {
        var counts = new Dictionary<string, (int Entries, int Organized)>(StringComparer.OrdinalIgnoreCase);
        foreach (CalendarEntry entry in readings.SelectMany(reading => reading.Entries))
        {
            if (entry.Organizer?.Address is { } organizer)
            {
                (int entries, int organized) = counts.GetValueOrDefault(organizer);
                counts[organizer] = (entries + 1, organized + 1);
            }

            foreach (Participant attendee in entry.Attendees)
            {
                if (attendee is { Address: { } address, Kind: ParticipantKind.Individual } && !address.Equals(entry.Organizer?.Address, StringComparison.OrdinalIgnoreCase))
                {
                    (int entries, int organized) = counts.GetValueOrDefault(address);
                    counts[address] = (entries + 1, organized);
                }
            }
        }

        return counts.Count == 0
            ? Nobody
            : counts.OrderByDescending(pair => pair.Value.Entries).ThenBy(pair => pair.Value.Organized).ThenBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase).First().Key.ToLowerInvariant();
    }

    /// <summary>The name that the calendar shows for an address, or null.</summary>
    public static string? NameOf(string address, IEnumerable<SourceReading> readings)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (CalendarEntry entry in readings.SelectMany(reading => reading.Entries))
        {
            Count(entry.Organizer);
            foreach (Participant attendee in entry.Attendees)
            {
                Count(attendee);
            }
        }

        return counts.Keys.OrderByDescending(name => counts[name]).ThenBy(name => name, StringComparer.Ordinal).FirstOrDefault();

        void Count(Participant? one)
        {
            if (address.Equals(one?.Address, StringComparison.OrdinalIgnoreCase) && one.Name is { Length: > 0 } name && !name.Contains('@'))
            {
                counts[name] = counts.GetValueOrDefault(name) + 1;
            }
        }
    }
}
