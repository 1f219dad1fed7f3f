using System.CommandLine;
using FollowUpSync.Graph;
using FollowUpSync.Graph.SignIn;
using FollowUpSync.Planning;
using FollowUpSync.Storage;
using FollowUpSync.Sync;
using FollowUpSync.Templates;
using NodaTime.Text;

namespace FollowUpSync.Cli.Commands;

/// <summary><c>doctor</c>: what is wrong, and what to type next.</summary>
internal static class DoctorCommand
{
    // Certificates and tickets allow five minutes.
    private static readonly Duration ClockTolerance = Duration.FromMinutes(5);

    public static Command Make(Surroundings surroundings)
    {
        Option<string?> graph = Mailbox.GraphOption("Also ask your mailbox, though nothing was synced yet; or a sandbox, by its address.");
        Option<string?> owner = Mailbox.AsOption();
        return new Command("doctor", Help.Doctor) { graph, owner }.Does(surroundings, async call =>
        {
            bool isNamed = call.Parsed.GetResult(graph) is not null;
            Tell(call, await FindingsAsync(call, state =>
                isNamed ? Mailbox.Named(call.Parsed.GetValue(graph), call.Parsed.GetValue(owner), surroundings)
                : state is not null ? Mailbox.Of(state)
                : Mailbox.SignedIn(surroundings) is null ? null
                : Mailbox.Named(null, null, surroundings)));
            return ExitCodes.Done;
        });
    }

    private static void Tell(Invocation call, IReadOnlyList<Finding> findings)
    {
        if (call.Json)
        {
            call.Surroundings.Out.WriteLine(JsonReport.Document(json => JsonReport.Array(json, "findings", findings, finding =>
            {
                json.WriteBoolean("ok", finding.Cure is null);
                json.WriteString("message", finding.Message);
                json.WriteString("hint", finding.Cure);
            })));
            return;
        }

        foreach (Finding finding in findings)
        {
            call.Surroundings.Out.WriteLine(finding.Cure is null ? $"ok    {finding.Message}" : $"look  {finding.Message}\n      {finding.Cure}");
        }
    }

    private static async Task<IReadOnlyList<Finding>> FindingsAsync(Invocation call, Func<MailboxState?, Mailbox?> mailboxOf)
    {
        using var mailboxes = new Mailboxes(call.StatePath);
        MailboxState? state = mailboxes.Find(call.Owners);
        var findings = new List<Finding>();
        string begin = "followupsync sync my-calendar.ics";
        try
        {
            if (mailboxOf(state) is { } mailbox)
            {
                begin = mailbox.Command;
                findings.AddRange(await OfMailboxAsync(call, mailbox, state));
            }
        }
        catch (SignInException fault)
        {
            findings.Add(new Finding(fault.Message, fault.Hint));
        }

        findings.AddRange(await ServiceCheck.OfAsync(call.Surroundings, call.Stop));
        findings.AddRange(state is null ? [new Finding($"Nothing is remembered in {call.StatePath} yet.", $"Begin with: {begin}")] : OfState(call, state));
        return findings;
    }

    private static async Task<IEnumerable<Finding>> OfMailboxAsync(Invocation call, Mailbox mailbox, MailboxState? state)
    {
        SignedIn? signedIn = mailbox.Service.IsLoopback ? null : Mailbox.SignedIn(call.Surroundings);
        bool withMail = state?.Settings.NotesAsFiles != true && signedIn?.How.WithMail != false;
        Checkup checkup = await mailbox.Open(call.Surroundings).CheckAsync(withMail, call.Stop);
        return
        [
            mailbox.Service.IsLoopback ? new Finding($"{mailbox.Address} is a mailbox of the sandbox at {mailbox.Service}.", null)
                : signedIn?.Address.Equals(mailbox.Address, StringComparison.OrdinalIgnoreCase) == false ? new Finding($"Signed in as {signedIn.Address}, and the follow-ups are in the mailbox of {mailbox.Address}.", "Sign in as that one: followupsync login")
                : new Finding($"Signed in as {mailbox.Address}, with {string.Join(" and ", signedIn?.How.Rights ?? [])}. Nothing can be sent with these rights.", null),
            checkup.Calendar is { } calendar ? new Finding(calendar.Message, calendar.Hint) : new Finding("The calendar can be read.", null),
            .. checkup.Calendar is null ? [OfMail(checkup, mailbox, withMail)] : (Finding[])[],
            .. checkup.Ahead is { } ahead ? [OfClock(ahead)] : (Finding[])[],
            .. checkup.Zone is { } zone && state is not null ? [OfZone(zone, mailbox, state, call.AsOf)] : (Finding[])[],
            .. state is not null ? [OfSync(mailbox, state)] : (Finding[])[],
        ];
    }

    private static Finding OfMail(Checkup checkup, Mailbox mailbox, bool withMail) =>
        checkup.Mail is { } fault ? new Finding($"Notes cannot be put into Drafts: {fault.Message}", $"Allow it: followupsync login; or leave your mail alone: {mailbox.Command} --no-mail")
        : new Finding(withMail ? "Notes go into Drafts." : "Your mail is left alone: notes are files.", null);

    private static Finding OfClock(Duration ahead)
    {
        Duration off = Duration.Max(ahead, -ahead);
        return off <= ClockTolerance
            ? new Finding("This machine's clock agrees with the service's.", null)
            : new Finding($"This machine's clock is {Math.Round(off.TotalMinutes)} minutes {(ahead > Duration.Zero ? "ahead of" : "behind")} the service's: follow-ups come at the wrong time, and a sign-in may be refused.", "Set the clock, or let it be set (NTP).");
    }

    private static Finding OfZone(DateTimeZone zone, Mailbox mailbox, MailboxState state, Instant now)
    {
        DateTimeZone home = DateTimeZoneProviders.Tzdb[state.Settings.TimeZone];
        return zone.GetUtcOffset(now) == home.GetUtcOffset(now)
            ? new Finding($"Most entries of the calendar were made in {zone.Id}, where it is as late as at home.", null)
            : new Finding($"Most entries of the calendar were made in {zone.Id}, and your follow-ups are planned for {home.Id}.", $"If you live in {zone.Id}: {mailbox.Command} --time-zone {zone.Id}");
    }

    private static Finding OfSync(Mailbox mailbox, MailboxState state)
    {
        if (state.Streams.GetValueOrDefault(mailbox.Address)?.At is not { } at)
        {
            return new Finding("The calendar was not read to its end yet.", $"Sync it: {mailbox.Command}");
        }

        int open = state.Items.Values.Count(item => item is { IsTheirs: false } && item.Intended != item.Hash);
        string read = $"The last good sync was as of {InstantPattern.General.Format(at)}";
        return open == 0 ? new Finding($"{read}.", null) : new Finding($"{read}, and did not come to its end: {open} entries or notes are not known to be written.", $"Sync again: {mailbox.Command}");
    }

    private static IEnumerable<Finding> OfState(Invocation call, MailboxState state)
    {
        MailboxSettings settings = state.Settings;
        yield return settings.Addresses[0] == OwnerGuess.Nobody
            ? new Finding("Your own address is not known.", "Say it once, with a new --out folder: followupsync sync --owner you@example.com --out DIR my-calendar.ics")
            : new Finding($"You are {settings.Name ?? "(name not known)"}, {string.Join(", ", settings.Addresses)}.", null);
        yield return new Finding($"Your time zone is {settings.TimeZone}; holidays: {Holidays(settings)}.", null);
        foreach (KnownSource source in state.Sources.Values.Where(source => Mailbox.Parse(source.Path) is null).OrderBy(source => source.Name, StringComparer.Ordinal))
        {
            yield return File.Exists(source.Path)
                ? new Finding($"{source.Name}: {source.Entries} entries when it was last read. A file does not follow changes: export it anew before you sync.", null)
                : new Finding($"{source.Name} is no longer at {source.Path}.", "Name the calendar again: followupsync sync NEW-FILE.ics");
        }

        foreach (Problem problem in new NoteTemplates(state.Templates).Problems)
        {
            yield return new Finding($"Template {problem}; the built-in one stands in.", $"Mend it, or: followupsync templates reset {problem.File}");
        }

        var plan = new MailboxPlan(state, call.AsOf);
        int late = plan.Wanted.Count(wanted => wanted.FollowUp.Status == Planning.Plans.FollowUpStatus.Overdue);
        yield return late == 0
            ? new Finding($"{plan.Wanted.Length} follow-ups stand open, none is late.", null)
            : new Finding($"{plan.Wanted.Length} follow-ups stand open, {late} late.", "See: followupsync plan");
        RunRecord? last = state.Runs.Values.MaxBy(run => run.Number);
        yield return new Finding($"The last run that changed something: {last?.Id ?? "none"}{(last is null ? "" : $", {last.What}")}.", null);
    }

    private static string Holidays(MailboxSettings settings) =>
        settings.Holidays ?? (settings.HolidayDates is { } dates ? $"{dates.Length} days of a file" : "none");
}

/// <summary>What doctor found.</summary>
/// <param name="Message">What is so.</param>
/// <param name="Cure">What to do, or null where all is well.</param>
internal sealed record Finding(string Message, string? Cure);
