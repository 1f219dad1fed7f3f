using FollowUpSync.Storage;

namespace FollowUpSync.Sync;

/// <summary>Where calendar entries come from.</summary>
public interface ICalendarSource
{
    /// <summary>What the source knows of its owner and zone, before any entry is read.</summary>
    SourceHints Hints { get; }

    /// <summary>Reads every source. A source that fails says so in its reading; it does not throw.</summary>
    /// <param name="home">The candidate's zone, for dates and for times without a zone.</param>
    /// <param name="window">Within it, series are read by occurrence.</param>
    ImmutableArray<SourceReading> Read(DateTimeZone home, Interval window);
}

/// <summary>Where follow-ups go.</summary>
public interface IFollowUpTarget
{
    /// <summary>Makes what is there agree with the ledger, and gives back what is now known of the files. Doing it again changes nothing.</summary>
    ImmutableDictionary<string, WrittenFile> Write(MailboxState state, IReadOnlyList<Draft> drafts, Action<ImmutableDictionary<string, WrittenFile>> remember);
}

/// <summary>What a source says about its owner before anything is planned.</summary>
/// <param name="Owner">The calendar's own address, or null.</param>
/// <param name="TimeZone">The zone that the calendar names, or that all its zoned entries share; null where there is none.</param>
/// <param name="TimeZoneFrom">How the zone was found, in words for a warning.</param>
public sealed record SourceHints(string? Owner, DateTimeZone? TimeZone, string TimeZoneFrom);

/// <summary>A note to one person, ready to be put where drafts are.</summary>
/// <param name="FollowUp">The key value of its follow-up.</param>
/// <param name="Person">To whom: address, else name; empty where nobody is certain.</param>
/// <param name="Path">Relative to the folder, with <c>/</c>.</param>
/// <param name="Bytes">The file.</param>
public sealed record Draft(string FollowUp, string Person, string Path, ImmutableArray<byte> Bytes);
