using System.CommandLine;
using System.Globalization;
using FollowUpSync.Ics;
using FollowUpSync.Planning;
using FollowUpSync.Planning.Cadences;
using FollowUpSync.Planning.Days;
using FollowUpSync.Storage;
using FollowUpSync.Sync;
using NodaTime.Text;

namespace FollowUpSync.Cli;

/// <summary>The options that every command understands, and what they mean.</summary>
public static class CommonOptions
{
    /// <summary>Where files go unless told otherwise.</summary>
    public const string DefaultFolder = "follow-ups";

    /// <summary>The folder of the files.</summary>
    public static Option<string> Out { get; } = new("--out") { Description = "The folder for calendar files and drafts.", HelpName = "DIR", Recursive = true, DefaultValueFactory = _ => DefaultFolder };

    /// <summary>The state file.</summary>
    public static Option<string?> State { get; } = new("--state") { Description = "The state file (default: followupsync.db in DIR).", HelpName = "FILE", Recursive = true };

    /// <summary>The candidate's own addresses.</summary>
    public static Option<string[]> Owner { get; } = new("--owner") { Description = "Your own address; may be given several times.", HelpName = "ADDRESS", Recursive = true };

    /// <summary>The candidate's zone.</summary>
    public static Option<string?> TimeZone { get; } = new("--time-zone") { Description = "Your time zone (default: the calendar's, else this machine's).", HelpName = "IANA", Recursive = true };

    /// <summary>The moment of the run.</summary>
    public static Option<string?> AsOf { get; } = new("--as-of") { Description = "Plan as of this moment, ISO 8601 with offset (default: now).", HelpName = "INSTANT", Recursive = true };

    /// <summary>A cadence file.</summary>
    public static Option<string?> Cadence { get; } = new("--cadence") { Description = "Your own rhythm; see cadence show.", HelpName = "FILE", Recursive = true };

    /// <summary>Holidays.</summary>
    public static Option<string?> Holidays { get; } = new("--holidays") { Description = "Days without business: a calendar file, or a country (US, GB, DE, ...).", HelpName = "FILE.ics|COUNTRY", Recursive = true };

    /// <summary>JSON in place of tables.</summary>
    public static Option<bool> Json { get; } = new("--json") { Description = "Print one JSON document.", Recursive = true };

    /// <summary>Write nothing.</summary>
    public static Option<bool> DryRun { get; } = new("--dry-run") { Description = "Show what would be done, and write nothing.", Recursive = true };

    /// <summary>Pass the brakes.</summary>
    public static Option<bool> Yes { get; } = new("--yes") { Description = "Go on where a brake would stop.", Recursive = true };

    /// <summary>How far back.</summary>
    public static Option<string?> IncludePast { get; } = new("--include-past") { Description = "Also follow up interviews of so many days before today.", HelpName = "DAYS", Recursive = true };

    /// <summary>All of them, in the order of the help.</summary>
    public static IReadOnlyList<Option> All { get; } = [Out, State, Owner, TimeZone, AsOf, Cadence, Holidays, Json, DryRun, Yes, IncludePast];
}

/// <summary>The common options of one call, read and checked.</summary>
/// <param name="parsed">What was typed.</param>
/// <param name="surroundings">Where it is said.</param>
/// <param name="stop">The person wants it to end.</param>
/// <param name="outIsFile">For this command <c>--out</c> names the file to write, unless it is a folder.</param>
public sealed class Invocation(ParseResult parsed, Surroundings surroundings, bool outIsFile, CancellationToken stop)
{
    private static readonly OffsetDateTimePattern[] Moments = [OffsetDateTimePattern.ExtendedIso, OffsetDateTimePattern.CreateWithInvariantCulture("uuuu'-'MM'-'dd'T'HH':'mmo<G>")];

    /// <summary>What was typed.</summary>
    public ParseResult Parsed { get; } = parsed;

    /// <summary>Where it is said.</summary>
    public Surroundings Surroundings { get; } = surroundings;

    /// <summary>The folder.</summary>
    public string Folder =>
        OutFile is not null ? CommonOptions.DefaultFolder
        : !File.Exists(Out) ? Out
        : throw new UnusableInputException("FUS022", $"--out {Out}: this is a file, and a folder is needed.", "Name another folder.");

    /// <summary>The file to write in place of standard output, or null.</summary>
    public string? OutFile =>
        !outIsFile || Parsed.GetResult(CommonOptions.Out) is not { Implicit: false } || Directory.Exists(Out) ? null
        : Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(Out))) ? Out
        : throw new UnusableInputException("FUS022", $"--out {Out}: there is no such folder to write the file into.", "Make the folder first, or name another.");

    /// <summary>The state file.</summary>
    public string StatePath => Parsed.GetValue(CommonOptions.State) switch
    {
        null => Path.Combine(Folder, "followupsync.db"),
        "" => throw new UnusableInputException("FUS023", "--state: the name is empty.", "Name a file: --state FILE"),
        var path when Directory.Exists(path) => throw new UnusableInputException("FUS023", $"--state {path}: this is a folder, and a file is needed.", $"Name a file in it: --state {Path.Combine(path, "followupsync.db")}"),
        var path => path,
    };

    /// <summary>JSON is asked for.</summary>
    public bool Json => Parsed.GetValue(CommonOptions.Json);

    /// <summary>Nothing shall be written.</summary>
    public bool DryRun => Parsed.GetValue(CommonOptions.DryRun);

    /// <summary>Brakes are passed.</summary>
    public bool Yes => Parsed.GetValue(CommonOptions.Yes);

    /// <summary>The person wants it to end.</summary>
    public CancellationToken Stop { get; } = stop;

    /// <summary>Where the follow-ups of a mailbox go.</summary>
    public IFollowUpTarget TargetOf(MailboxState state) =>
        Mailbox.Of(state) is { } mailbox ? mailbox.Open(Surroundings).TargetFor(state.Settings, Folder) : new FollowUpFolder(Folder);

    /// <summary>The owner's addresses, in lower case.</summary>
    public ImmutableArray<string> Owners =>
    [
        .. (Parsed.GetValue(CommonOptions.Owner) ?? []).Select(owner => owner.Contains('@', StringComparison.Ordinal)
            ? owner.Trim().ToLowerInvariant()
            : throw new UnusableInputException("FUS011", $"--owner {owner}: this is no mail address.", "Write it whole: --owner name@example.com")),
    ];

    /// <summary>The moment.</summary>
    public Instant AsOf
    {
        get
        {
            if (Parsed.GetValue(CommonOptions.AsOf) is not { } text)
            {
                return Instant.FromDateTimeOffset(Surroundings.Clock.GetUtcNow());
            }

            foreach (OffsetDateTimePattern pattern in Moments)
            {
                if (pattern.Parse(text) is { Success: true, Value: var moment })
                {
                    return moment.ToInstant();
                }
            }

            throw new UnusableInputException("FUS012", $"--as-of {text}: this is no moment.", "Write date, time and offset: 2026-11-03T12:00:00-05:00");
        }
    }

    /// <summary>The zone of this machine.</summary>
    public static DateTimeZone SystemZone => DateTimeZoneProviders.Tzdb.GetSystemDefault();

    /// <summary>The words of the owner, to be said.</summary>
    public OwnerSays OwnerSays => new(StatePath, Owners, AsOf, TargetOf, DryRun, Stop);

    /// <summary>A sync of these files.</summary>
    public SyncRequest Request(string what, ImmutableArray<string> paths) => new()
    {
        StatePath = StatePath,
        AsOf = AsOf,
        SystemZone = SystemZone,
        What = what,
        Paths = paths,
        Owners = Owners,
        TimeZone = TimeZone(),
        Cadence = Parsed.GetValue(CommonOptions.Cadence) is { } file ? CadenceText(file) : null,
        Country = Country(),
        Holidays = HolidayDates(),
        IncludePastDays = IncludePast(),
        DryRun = DryRun,
        Yes = Yes,
    };

    /// <summary>The text of a cadence file without problems.</summary>
    /// <exception cref="ContentException">It has problems; all are named.</exception>
    public static string CadenceText(string path)
    {
        string text = Content.Read(path);
        return CadenceReader.TryRead(text, Path.GetFileName(path), out _, out ImmutableArray<Problem> problems) ? text : throw new ContentException(problems);
    }

    /// <summary>A day as typed: <c>2026-11-20</c>.</summary>
    public static LocalDate Day(string name, string text) =>
        LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var day }
            ? day
            : throw new UnusableInputException("FUS013", $"{name} {text}: this is no day.", "Write it as 2026-11-20.");

    private string Out => Parsed.GetValue(CommonOptions.Out) is { Length: > 0 } path ? path : throw new UnusableInputException("FUS022", "--out: the name is empty.", "Name a folder: --out DIR");

    private DateTimeZone? TimeZone() =>
        Parsed.GetValue(CommonOptions.TimeZone) is not { } name ? null
        : ZoneNames.Find(name) ?? throw new UnusableInputException("FUS014", $"--time-zone {name}: no such zone.", "Write its IANA name: --time-zone America/New_York");

    private int? IncludePast() =>
        Parsed.GetValue(CommonOptions.IncludePast) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int days) && days <= 3650 ? days
        : throw new UnusableInputException("FUS015", $"--include-past {text}: this is no number of days.", "Write a whole number from 0 to 3650.");

    private string? Country() =>
        Parsed.GetValue(CommonOptions.Holidays) is not { } name || IsFile(name) ? null
        : HolidaySet.ForCountry(name.ToUpperInvariant()) is not null ? name.ToUpperInvariant()
        : throw new UnusableInputException("FUS016", $"--holidays {name}: no such country or file.", $"Known countries: {string.Join(", ", HolidaySet.Countries.Select(country => country.Code))}; for any other give a calendar file of holidays.");

    private ImmutableArray<Holiday>? HolidayDates()
    {
        if (Parsed.GetValue(CommonOptions.Holidays) is not { } name || !IsFile(name))
        {
            return null;
        }

        SourceReading reading = IcsFile.Read(name).Entries(DateTimeZone.Utc, new Interval(AsOf - Duration.FromDays(366), AsOf + Duration.FromDays(3 * 366)));
        return reading.Status == SourceStatus.Failed
            ? throw new UnusableInputException("FUS017", reading.Error!, "Give a calendar file of holidays, or a country.")
            : [.. reading.Entries.Where(entry => entry.IsAllDay).SelectMany(entry => Days(entry.Start.InUtc().Date, entry.End.InUtc().Date).Select(day => new Holiday(day, entry.Subject)))];
    }

    // An end is exclusive; a day is at least itself.
    private static IEnumerable<LocalDate> Days(LocalDate start, LocalDate end) =>
        Enumerable.Range(0, Math.Clamp(Period.DaysBetween(start, end), 1, 60)).Select(start.PlusDays);

    private static bool IsFile(string name) => name.EndsWith(".ics", StringComparison.OrdinalIgnoreCase) || name.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
