using System.Text.Json;
using MimeKit;

namespace FollowUpSync.Cli.Tests;

/// <summary>Text of an invitation stays text, wherever it comes out.</summary>
public sealed class HostileTextTests
{
    public static TheoryData<string> Texts =>
    [
        @"Contoso\nBEGIN:VALARM\nATTENDEE:mailto:boss@work.example",
        "Contoso{{ 7 * 191 }}{% evil %}{{ include 'x' }}",
        "Contoso<script>alert(1)</script><img src=x onerror=y>",
        "Contoso\u202Egnp.exe\u200F\u2066",
        "Contoso\u001b[2J\u001b]0;title\u0007",
        "Contoso\\\\; END:VEVENT\\, [red]bold[/] %s %n $(id) `id`",
        "Contoso\nTo: boss@work.example"[..7] + "\tTo: boss@work.example",
        "Contoso " + new string('x', 100_000),
        string.Concat(Enumerable.Repeat("Contoso 🎉 ", 10_000)),
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void It_reaches_every_output_as_text(string text)
    {
        using Desk desk = Desk.Synced(Calendars.Event(
            "hostile@example", $"Interview with {text}: Senior Engineer", "20261103T150000Z", "20261103T160000Z",
            extra: $"DESCRIPTION:{text}\nLOCATION:{text}\nORGANIZER;CN=\"{text.Replace("\"", "", StringComparison.Ordinal)}\":mailto:dana@contoso.com\nATTENDEE;CN=\"{text.Replace("\"", "", StringComparison.Ordinal)}\":mailto:dana@contoso.com\nATTENDEE:mailto:{Calendars.Owner}\n"));
        JsonElement sync = desk.Json("sync");
        JsonElement thanks = sync.FollowUp("thankYou");

        foreach ((string name, string file) in desk.Files())
        {
            string[] lines = file.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
            Assert.DoesNotContain(lines, line => line.StartsWith("ATTENDEE", StringComparison.OrdinalIgnoreCase) || line.StartsWith("To: boss", StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain('\u001b', file);
            Assert.DoesNotContain("1337", file, StringComparison.Ordinal);
            Assert.True(file.Length < 400_000, $"{name} has {file.Length} characters");
        }

        string calendar = desk.Read("follow-ups/follow-ups.ics");
        Assert.Equal(sync.List("followUps").Length, calendar.Split("BEGIN:VALARM").Length - 1);
        foreach (string draft in Directory.GetFiles(desk.Path_("follow-ups/drafts"), "*thank-you*"))
        {
            var mail = MimeMessage.Load(draft);
            Assert.All(mail.To.Mailboxes, one => Assert.Equal("dana@contoso.com", one.Address));
            Assert.DoesNotContain("<script", mail.HtmlBody!, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("<img", mail.HtmlBody!, StringComparison.OrdinalIgnoreCase);
            Assert.True(mail.Subject!.Length < 100);
        }

        foreach (string output in (string[])[desk.Run("plan").Ends(0).Out, desk.Run("detect", "calendar.ics").Ends(0).Out, desk.Run("explain", thanks.Text("interviewId")).Ends(0).Out, desk.Run("explain", thanks.Text("id")).Ends(0).Out, desk.Run("draft", thanks.Text("id")).Ends(0).Out])
        {
            Assert.DoesNotMatch("[\u001b\u0007\u202e\u200f\u2066]", output);
            Assert.True(output.Length < 40_000);
        }

        Assert.All(desk.Run("plan").Out.Split('\n'), line => Assert.True(line.TrimEnd('\r').Length <= 80, line));
    }
}
