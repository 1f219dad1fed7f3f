namespace FollowUpSync.Cli.Tests;

/// <summary>What a person reads.</summary>
public sealed class TableTests
{
    [Theory]
    [InlineData("80")]
    [InlineData("120")]
    public void The_table_fits_its_width_and_has_no_trailing_blanks_and_no_colour_in_a_file(string columns)
    {
        using Desk desk = Desk.Synced();
        desk.Environment["COLUMNS"] = columns;

        string[] lines = desk.Run("plan").Ends(0).Out.ReplaceLineEndings("\n").Split('\n');

        Assert.Equal("Wednesday 4 November 2026 (America/New_York)", lines[0]);
        Assert.All(lines, line => Assert.True(line.Length < int.Parse(columns, null) && line == line.TrimEnd() && !line.Contains('\u001b'), $"[{line}]"));
        Approved.Matches($"plan-{columns}.txt", string.Join('\n', lines));
    }

    [Fact]
    public void On_a_terminal_there_is_colour_and_the_table_takes_its_width()
    {
        using Desk desk = Desk.Synced();
        desk.Environment.Remove("COLUMNS");
        desk.Environment["TERM"] = "xterm-256color";

        // script, of util-linux, lends the program a terminal.
        Answer answer = desk.Start("script", ["-qec", $"stty cols 60; {Desk.Program} plan --as-of {Desk.Now}", "/dev/null"]).Ends(0);

        Assert.Contains("\u001b[", answer.Out, StringComparison.Ordinal);
        string[] lines = System.Text.RegularExpressions.Regex.Replace(answer.Out, "\u001b\\[[0-9;?]*[a-zA-Z]|\u001b=", "").ReplaceLineEndings("\n").Split('\n');
        Assert.All(lines, line => Assert.True(line.Length <= 60, line));
    }

    [Fact]
    public void Warnings_go_to_standard_error_and_the_plan_to_standard_output()
    {
        using var desk = new Desk();
        desk.Save("calendar.ics", Calendars.File(Calendars.Contoso(), "BEGIN:VEVENT\nUID:bad\nDTSTART:never\nEND:VEVENT\n"));
        Answer answer = desk.Run("plan", "calendar.ics").Ends(0);
        Assert.Matches("(?m)^followupsync: calendar.ics:[0-9]+: ", answer.Error);
        Assert.DoesNotContain("followupsync:", answer.Out, StringComparison.Ordinal);
        Assert.Equal("", desk.Run("plan", "calendar.ics", "--json").Error); // They stand in the document.
    }
}
