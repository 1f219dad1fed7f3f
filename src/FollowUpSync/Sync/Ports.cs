using System.Text;
using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Mail;
using FollowUpSync.Planning.Plans;
using FollowUpSync.Storage;
using FollowUpSync.Templates;

namespace FollowUpSync.Sync;

/// <summary>Where calendar entries come from. A source that fails says so in its reading; it does not throw.</summary>
public interface ICalendarSource
{
    /// <summary>Looks at the sources, and says what they know of their owner and zone before any entry is read.</summary>
    /// <param name="known">What is remembered of the mailbox, or null.</param>
    /// <param name="now">The moment of the run.</param>
    /// <param name="since">From when on interviews matter.</param>
    /// <param name="stop">Ends the waiting.</param>
    Task<SourceHints> LookAsync(MailboxState? known, Instant now, Instant since, CancellationToken stop);

    /// <summary>Reads every source.</summary>
    /// <param name="home">The candidate's zone, for dates and for times without a zone.</param>
    /// <param name="window">Within it, series are read by occurrence.</param>
    /// <param name="stop">Ends the waiting.</param>
    Task<ImmutableArray<SourceReading>> ReadAsync(DateTimeZone home, Interval window, CancellationToken stop);
}

/// <summary>Where the headers of a mailbox's mail come from.</summary>
public interface IMailSource
{
    /// <summary>What came, was sent and was thrown away since the last reading. Headers and previews: nobody asks for a text.</summary>
    /// <param name="known">What is remembered, with the streams of the last reading.</param>
    /// <param name="now">The moment of the run.</param>
    /// <param name="since">The first reading goes no further back.</param>
    /// <param name="stop">Ends the waiting.</param>
    Task<MailRound> ReadAsync(MailboxState known, Instant now, Instant since, CancellationToken stop);
}

/// <summary>One reading of mail.</summary>
/// <param name="Messages">In any order; some may have been read before.</param>
/// <param name="Streams">Where it ended.</param>
/// <param name="Fault">Why it is not whole, or null; the next one goes on from there.</param>
public sealed record MailRound(ImmutableArray<MailMessage> Messages, ImmutableArray<DeltaStream> Streams, Warning? Fault);

/// <summary>Where follow-ups go.</summary>
public interface IFollowUpTarget
{
    /// <summary>Makes what is there agree with the ledger, and gives back the state with what is now known of it. Doing it again changes nothing.</summary>
    /// <param name="state">The ledger, durable already.</param>
    /// <param name="drafts">The notes wanted now.</param>
    /// <param name="remember">Makes a state durable before the work goes on; what fails later has at least been begun knowingly.</param>
    /// <param name="stop">Ends the waiting.</param>
    Task<MailboxState> WriteAsync(MailboxState state, ImmutableArray<Draft> drafts, Action<MailboxState> remember, CancellationToken stop);
}

/// <summary>What a source says about its owner before anything is planned.</summary>
/// <param name="Owner">The calendar's own address, or null.</param>
/// <param name="TimeZone">The zone that the calendar names, or that all its zoned entries share; null where there is none.</param>
/// <param name="TimeZoneFrom">How the zone was found, in words for a warning.</param>
public sealed record SourceHints(string? Owner, DateTimeZone? TimeZone, string TimeZoneFrom);

/// <summary>A note to one person, ready to be put where drafts are, or among the letters and call sheets.</summary>
/// <param name="FollowUp">The key value of its follow-up.</param>
/// <param name="To">To whom, or null where nobody is certain.</param>
/// <param name="Note">What it says.</param>
/// <param name="Path">Its place among the files, relative to the folder, with <c>/</c>.</param>
public sealed record Draft(string FollowUp, Person? To, Note Note, string Path)
{
    /// <summary>How it goes out; only mail has a place in a mailbox.</summary>
    public Channel Channel { get; init; } = Channel.Email;

    /// <summary>The letter, where it goes by post.</summary>
    public Letter? Letter { get; init; }

    /// <summary>Whom it is for: address, else name; <c>-</c> where nobody is certain.</summary>
    public string Person => To?.Email ?? To?.Name ?? "-";

    /// <summary>The note as a file: a mail, a Word document or a Markdown sheet. The same note gives the same bytes.</summary>
    public byte[] ToFile() => Channel switch
    {
        Channel.Letter => LetterDocument.Write(Letter!),
        Channel.Phone => Encoding.UTF8.GetBytes(Note.ToSheet()),
        _ => Eml.Write(Note, To is null ? null : new NotePerson(To.Name, To.Email), $"{FollowUp}/{Person}"),
    };
}
