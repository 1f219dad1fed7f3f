namespace FollowUpSync.Cli.Tests;

/// <summary>Surfaces that other programs and people rely on: they change only on purpose.</summary>
public sealed class SurfaceTests
{
    private static readonly string[] Commands =
    [
        "", "sync", "plan", "detect", "explain", "done", "skip", "snooze", "outcome", "note", "promise", "contact", "interview", "draft", "export", "undo", "runs",
        "cadence", "cadence show", "cadence check", "cadence set", "templates", "templates list", "templates show", "templates check", "templates set", "templates reset", "doctor",
    ];

    [Fact]
    public void The_help_of_every_command()
    {
        using var desk = new Desk();
        IEnumerable<string> helps = Commands.AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(command =>
        {
            string help = desk.Run([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]).Ends(0).Out;
            if (command.Length > 0 && command is not ("cadence" or "templates"))
            {
                Assert.Matches("(?m)^  Examples?:$", help);
            }

            return $"$ followupsync {command}".TrimEnd() + " --help\n" + string.Join('\n', help.ReplaceLineEndings("\n").Split('\n').Select(line => line.TrimEnd()));
        });
        Approved.Matches("help.txt", string.Join('\n', helps));
    }

    [Theory]
    [InlineData("job-search", "2026-11-04T18:00:00-05:00")]
    [InlineData("exchange-sydney", "2026-11-05T18:00:00+11:00")]
    [InlineData("outlook-german", "2026-11-05T09:00:00+01:00")]
    public void The_document_and_the_notes_of_a_calendar(string export, string asOf)
    {
        using var desk = new Desk();
        string file = Path.Combine(AppContext.BaseDirectory, "Exports", export + ".ics");
        Approved.Matches($"{export}.json", desk.Run("sync", file, "--as-of", asOf, "--json").Ends(0).Out);
        Approved.Matches($"{export}-notes.txt", string.Join('\n', Directory.GetFiles(desk.Path_("follow-ups/drafts")).Order(StringComparer.Ordinal).Select(Told)));
    }

    [Theory]
    [InlineData("apple-calendar", "2026-11-05T18:00:00-08:00")]
    [InlineData("google-export", "2026-11-06T09:00:00+01:00")]
    [InlineData("outlook-desktop", "2026-11-05T18:00:00Z")]
    public void The_plan_of_a_calendar_and_every_file_that_comes_out(string export, string asOf)
    {
        using var desk = new Desk();
        string file = Path.Combine(AppContext.BaseDirectory, "Exports", export + ".ics");
        Approved.Matches($"{export}-plan.txt", desk.Run("plan", file, "--as-of", asOf).Ends(0).Out);
        desk.Run("sync", file, "--as-of", asOf).Ends(0);
        Approved.Matches($"{export}-files.txt", string.Join('\n', Directory.GetFiles(desk.Path_("follow-ups"), "*", SearchOption.AllDirectories)
            .Where(path => Path.GetExtension(path) != ".db").Order(StringComparer.Ordinal).Select(Told)));
    }

    private static string Told(string path)
    {
        string head = $"--- {Path.GetFileName(path)}\n";
        if (Path.GetExtension(path) != ".eml")
        {
            return head + File.ReadAllText(path).ReplaceLineEndings("\n");
        }

        var mail = MimeKit.MimeMessage.Load(path);
        return $"{head}To: {mail.To}\nSubject: {mail.Subject}\n\n{mail.TextBody!.ReplaceLineEndings("\n").TrimEnd()}\n";
    }
}
