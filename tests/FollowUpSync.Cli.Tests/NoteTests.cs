using System.IO.Compression;
using System.Text;
using System.Text.Json;
using MimeKit;

namespace FollowUpSync.Cli.Tests;

/// <summary>Notes as their owner gets them: in the reader's language, as mail, letter or call sheet, with what was noted.</summary>
public sealed class NoteTests
{
    private const string German = """
        SUMMARY:Vorstellungsgespräch bei der Contoso GmbH: Softwareentwickler
        ORGANIZER;CN="Kröger, Beate, Dr.":mailto:beate.kroeger@contoso.de
        ATTENDEE;PARTSTAT=ACCEPTED;CN="Kröger, Beate, Dr.":mailto:beate.kroeger@contoso.de
        ATTENDEE;PARTSTAT=ACCEPTED;CN=Alex Morgan:mailto:alex.morgan@home.example
        DESCRIPTION:Guten Tag\, wir freuen uns auf das Gespräch mit Ihnen.\n\nMit freundlichen Grüßen\nBeate Kröger\nTel. +49 511 555 0100
        LOCATION:Hauptstraße 5\, 30159 Hannover

        """;

    [Fact]
    public void A_German_invitation_is_answered_in_German_and_explain_says_why()
    {
        using Desk desk = Synced(German);
        JsonElement thanks = desk.Json("plan").FollowUp("thankYou");

        MimeMessage mail = MailOf(desk, thanks);

        Assert.Equal("Beate Kröger", mail.To.Mailboxes.Single().Name);
        Assert.StartsWith("Guten Tag Dr. Kröger,", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("Mit freundlichen Grüßen", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("In German, since the invitation is in German.", desk.Run("explain", thanks.Text("id")).Ends(0).Out, StringComparison.Ordinal);

        desk.Run("note", thanks.Text("id"), "language: fr").Ends(0);
        Assert.StartsWith("Bonjour Docteur Kröger,", MailOf(desk, desk.Json("plan").FollowUp("thankYou")).TextBody, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "notes": { "language": "sv" } }""", "Hej Beate,")]
    [InlineData("""{ "notes": { "formality": "familiar" } }""", "Hallo Beate,")]
    [InlineData("""{ "me": { "name": "Alexandra Morgan" } }""", "Alexandra Morgan")]
    public void The_owner_chooses_language_form_and_name(string cadence, string expected)
    {
        using Desk desk = Synced(German);
        desk.Save("cadence.json", cadence);
        desk.Run("cadence", "set", "cadence.json", "--as-of", Desk.Now).Ends(0);

        Assert.Contains(expected, desk.Run("draft", desk.Json("plan").FollowUp("thankYou").Text("id")).Ends(0).Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("de", "Dr. Mira Vance", "Guten Tag Dr. Vance,")]
    [InlineData("en-US", "Prof. Dr. Mira Vance (Contoso)", "Dear Prof. Vance,")]
    [InlineData("fr", "Vance, Mira, Dr.", "Bonjour Docteur Vance,")]
    [InlineData("sv", "Dr. Mira Vance", "Hej Mira,")] // titles are not used there
    [InlineData("de", "Capt. Mira Vance", "Guten Tag Mira Vance,")] // no title of greetings
    public void A_title_before_a_name_comes_from_the_invitation_into_the_greeting(string language, string name, string greeting)
    {
        using Desk desk = Desk.Synced(Calendars.Contoso(extra: $"ATTENDEE;PARTSTAT=ACCEPTED;CN=\"{name}\":mailto:mira.vance@contoso.com\n"));
        desk.Save("cadence.json", $$"""{ "notes": { "language": "{{language}}" } }""");
        desk.Run("cadence", "set", "cadence.json", "--as-of", Desk.Now).Ends(0);
        string draft = desk.Run("draft", desk.Json("sync").FollowUp("thankYou").Text("id"), "--person", "mira.vance@contoso.com").Ends(0).Out;

        Assert.StartsWith("To: Mira Vance <mira.vance@contoso.com>\n", draft, StringComparison.Ordinal);
        Assert.Contains($"\n{greeting}\n", draft, StringComparison.Ordinal);
    }

    [Fact]
    public void Whom_one_says_du_to_stays_one_though_the_next_invitation_is_formal()
    {
        string round2 = German.Replace("ORGANIZER;CN=\"Kröger, Beate, Dr.\":mailto:beate.kroeger@contoso.de", "ORGANIZER;CN=Omar Haddad:mailto:omar.haddad@contoso.de\nATTENDEE;PARTSTAT=ACCEPTED;CN=Omar Haddad:mailto:omar.haddad@contoso.de", StringComparison.Ordinal);
        string round1 = German.Replace("Guten Tag\\, wir freuen uns auf das Gespräch mit Ihnen.\\n\\nMit freundlichen Grüßen\\nBeate Kröger", "Hallo Alex\\, wir freuen uns auf das Gespräch mit dir und zeigen dir danach gern das Büro.\\n\\nViele Grüße\\nBeate", StringComparison.Ordinal);
        using Desk desk = Synced(round1, round2);
        JsonElement[] thanks = [.. desk.Json("plan").List("followUps").Where(one => one.Text("kind") == "thankYou").OrderBy(one => one.Text("date"), StringComparer.Ordinal)];

        Assert.Contains("Hallo Beate,", desk.Run("draft", thanks[0].Text("id")).Ends(0).Out, StringComparison.Ordinal);
        Assert.Contains("Hallo Beate,", desk.Run("draft", thanks[1].Text("id"), "--person", "beate.kroeger@contoso.de").Ends(0).Out, StringComparison.Ordinal);
        Assert.Contains("Guten Tag Omar Haddad,", desk.Run("draft", thanks[1].Text("id"), "--person", "omar.haddad@contoso.de").Ends(0).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_letter_lies_among_the_letters_and_its_entry_says_when_to_post_it()
    {
        using Desk desk = Synced(German);
        desk.Save("cadence.json", """{ "thankYou": { "channel": "letter" }, "me": { "address": "12 Elm Street, Springfield, IL 62704" } }""");
        desk.Run("cadence", "set", "cadence.json", "--as-of", Desk.Now).Ends(0);

        JsonElement thanks = desk.Json("plan").FollowUp("thankYou");
        Assert.Equal(["2026-11-04-thank-you-contoso-gmbh.ics", "letters/2026-11-04-thank-you-contoso-gmbh-beate-kroger.docx"], thanks.List("files").Select(file => file.GetString()));
        Assert.DoesNotContain(desk.Files().Keys, file => file.StartsWith("drafts/", StringComparison.Ordinal) && file.Contains("thank-you", StringComparison.Ordinal));
        string letter = TextOf(Encoding.Latin1.GetBytes(desk.Files()["letters/2026-11-04-thank-you-contoso-gmbh-beate-kroger.docx"]));
        Assert.Contains("30159 Hannover", letter, StringComparison.Ordinal); // where the interview was
        Assert.Contains("4. November 2026", letter, StringComparison.Ordinal);
        Assert.Contains("Springfield, IL 62704", letter, StringComparison.Ordinal);
        Assert.Contains("Post it on Wednesday 4 November", Unfolded(desk.Read("follow-ups/2026-11-04-thank-you-contoso-gmbh.ics")), StringComparison.Ordinal);

        SortedDictionary<string, string> before = desk.Files();
        desk.Run("sync").Ends(0);
        Assert.Equal(before, desk.Files());
    }

    [Fact]
    public void A_letter_without_a_street_says_so_until_the_owner_names_one()
    {
        using Desk desk = Desk.Synced();
        desk.Save("cadence.json", """{ "thankYou": { "channel": "letter" } }""");
        desk.Run("cadence", "set", "cadence.json", "--as-of", Desk.Now).Ends(0);
        Assert.Contains(desk.Json("sync").List("warnings"), warning => warning.Text("code") == "FUS311" && warning.Text("message").Contains("Maya Lindqvist", StringComparison.Ordinal));
        string id = desk.Json("plan").FollowUp("thankYou").Text("id");
        desk.Run("note", id, "address: Contoso Ltd, 1 Main Street, Springfield, IL 62704").Ends(0);

        Assert.DoesNotContain(desk.Json("sync").List("warnings"), warning => warning.Text("code") == "FUS311");
        desk.Run("draft", id, "--person", "maya.lindqvist@contoso.com", "--format", "docx", "--out", "letter.docx").Ends(0);
        string letter = TextOf(File.ReadAllBytes(desk.Path_("letter.docx")));
        Assert.Contains("1 Main Street", letter, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"Contoso(<[^>]+>|\s)*Maya Lindqvist", letter); // The address says it whole: Contoso Ltd.
        Assert.DoesNotContain("1 Main Street", desk.Run("draft", id).Ends(0).Out, StringComparison.Ordinal);
        Answer refused = desk.Run("draft", id, "--person", "maya.lindqvist@contoso.com", "--format", "docx").Ends(2);
        Assert.Contains("--out letter.docx", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_call_has_a_sheet_with_number_and_the_time_there()
    {
        using Desk desk = Synced(German);
        desk.Save("cadence.json", """{ "checkIn": { "channel": "phone" } }""");
        desk.Run("cadence", "set", "cadence.json", "--as-of", Desk.Now).Ends(0);
        JsonElement call = desk.Json("plan").FollowUp("checkIn");

        string sheet = Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(desk.Files()["calls/2026-11-10-check-in-contoso-gmbh-beate-kroger.md"]));

        Assert.StartsWith("# Anruf: Beate Kröger\n", sheet, StringComparison.Ordinal);
        Assert.Contains("Nummer: +49 511 555 0100", sheet, StringComparison.Ordinal);
        Assert.Contains("10:00 Uhr. Dort ist es 16:00 (Europe/Berlin)", sheet, StringComparison.Ordinal);
        Assert.Contains($"`followupsync contact {call.Text("id")} --by phone`", sheet, StringComparison.Ordinal);

        // Asked for now, it shows the time of now.
        Assert.Contains("18:00 Uhr. Dort ist es 00:00 (Europe/Berlin)", desk.Run("draft", call.Text("id"), "--format", "call").Ends(0).Out, StringComparison.Ordinal);
        desk.Run("contact", call.Text("id"), "--by", "phone").Ends(0);
    }

    [Theory]
    [InlineData("offer", "Thank you very much for offering me the Senior Engineer position at Contoso.")]
    [InlineData("withdrawal", "I have decided to withdraw from the process for the Senior Engineer position at Contoso.")]
    [InlineData("no-show", "it seems that we missed each other")]
    [InlineData("next-round", "I look forward to Monday, November 9.")]
    public void What_no_plan_foresees_is_written_when_it_is_asked_for(string kind, string expected)
    {
        using Desk desk = Desk.Synced(Calendars.Contoso(), Calendars.Contoso("contoso-2@example", "20261109T150000Z", "20261109T160000Z"));
        string process = desk.Json("plan").List("processes").Single().Text("id");

        Assert.Contains(expected, desk.Run("draft", process, "--kind", kind).Ends(0).Out, StringComparison.Ordinal);
        Assert.Contains("To: Dana Reyes", desk.Run("draft", process, "--kind", kind).Ends(0).Out, StringComparison.Ordinal);
        Assert.Contains("offer, withdrawal", desk.Run("draft", process, "--kind", "offers").Ends(2).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_noted_about_a_round_is_in_its_thanks_and_not_in_the_next_ones_and_a_name_sends_it_to_one_person()
    {
        using Desk desk = Desk.Synced(
            Calendars.Contoso(extra: "ATTENDEE;PARTSTAT=ACCEPTED;CN=Omar Haddad:mailto:omar.haddad@contoso.com\n"),
            Calendars.Contoso("contoso-2@example", "20261104T150000Z", "20261104T160000Z"));
        JsonElement[] thanks = [.. desk.Json("plan").List("followUps").Where(one => one.Text("kind") == "thankYou").OrderBy(one => one.Text("date"), StringComparer.Ordinal)];
        string first = thanks[0].List("interviewIds")[0].GetString()!;
        desk.Run("note", first, "topic: the move to events").Ends(0);
        desk.Run("note", first, "Omar: I have sent the paper that you asked for").Ends(0);

        string omar = desk.Run("draft", thanks[0].Text("id"), "--person", "omar.haddad@contoso.com").Ends(0).Out;
        string maya = desk.Run("draft", thanks[0].Text("id"), "--person", "maya.lindqvist@contoso.com").Ends(0).Out;
        string next = desk.Run("draft", thanks[1].Text("id")).Ends(0).Out;

        Assert.Equal((true, true, false), (omar.Contains("the move to events", StringComparison.Ordinal), maya.Contains("the move to events", StringComparison.Ordinal), next.Contains("the move to events", StringComparison.Ordinal)));
        Assert.Equal((true, false, false), (omar.Contains("the paper", StringComparison.Ordinal), maya.Contains("the paper", StringComparison.Ordinal), next.Contains("the paper", StringComparison.Ordinal)));
    }

    [Fact]
    public void After_a_promised_day_the_question_is_another()
    {
        using Desk desk = Desk.Synced();
        string process = desk.Json("plan").List("processes").Single().Text("id");
        desk.Run("promise", process, "2026-11-12").Ends(0);

        JsonElement ask = desk.Json("plan", "--as-of", "2026-11-13T08:00:00-05:00").FollowUp("checkIn");

        Assert.Contains("I had understood that a decision on the Senior Engineer position at Contoso was expected by Thursday, November 12", desk.Run("draft", ask.Text("id"), "--as-of", "2026-11-13T08:00:00-05:00").Ends(0).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_is_tried_on_a_follow_up_before_it_is_used()
    {
        using Desk desk = Desk.Synced();
        string id = desk.Json("plan").FollowUp("thankYou").Text("id");
        string before = desk.Run("draft", id).Ends(0).Out;
        desk.Save("mine.txt", "Subject: Thanks, {{ recipient.first }}\n\n{{ greeting }}\n\nThat was good, {{ company }}.\n\n{{ signature }}\n");

        string preview = desk.Run("templates", "check", "thank-you", "mine.txt", "--preview", id, "--as-of", Desk.Now).Ends(0).Out;

        Assert.Contains("Subject: Thanks, Maya", preview, StringComparison.Ordinal);
        Assert.Contains("That was good, Contoso.", preview, StringComparison.Ordinal);
        Assert.Equal(before, desk.Run("draft", id).Ends(0).Out);
        Assert.Contains("no open follow-up", desk.Run("templates", "check", "thank-you", "mine.txt", "--preview", "f_00000000", "--as-of", Desk.Now).Ends(2).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_note_that_lacks_a_fact_is_held_and_the_gap_is_named()
    {
        using Desk desk = Desk.Synced();
        desk.Save("mine.txt", "Subject: Thanks\n\n{{ greeting }}\n\nI am glad that it goes on {{ next_interview }}.\n\n{{ signature }}\n");
        desk.Run("templates", "set", "thank-you", "mine.txt", "--as-of", Desk.Now).Ends(0);

        JsonElement sync = desk.Json("sync");

        Assert.Contains(sync.List("warnings"), warning => warning.Text("code") == "FUS310" && warning.Text("message").Contains("next interview with this employer", StringComparison.Ordinal));
        Assert.DoesNotContain(desk.Files().Keys, file => file.StartsWith("drafts/", StringComparison.Ordinal) && file.Contains("thank-you", StringComparison.Ordinal));
        desk.Run("draft", sync.FollowUp("thankYou").Text("id")).Ends(2);
    }

    // The first on 3 November, each further one a day later.
    private static Desk Synced(params string[] entries)
    {
        var desk = new Desk();
        desk.Save("calendar.ics", Calendars.File([.. entries.Select((words, i) =>
            $"BEGIN:VEVENT\nUID:{i}@example\nDTSTAMP:20261020T120000Z\nDTSTART:2026110{3 + i}T150000Z\nDTEND:2026110{3 + i}T160000Z\n{words}END:VEVENT\n")]));
        desk.Run("sync", "calendar.ics").Ends(0);
        return desk;
    }

    private static MimeMessage MailOf(Desk desk, JsonElement followUp)
    {
        string file = Assert.Single(followUp.List("files").Select(one => one.GetString()!), one => one.EndsWith(".eml", StringComparison.Ordinal));
        return MimeMessage.Load(desk.Path_($"follow-ups/{file}"), TestContext.Current.CancellationToken);
    }

    private static string TextOf(byte[] docx)
    {
        using ZipArchive zip = new(new MemoryStream(docx));
        using StreamReader reader = new(zip.Entries.Single(entry => entry.Name == "document.xml").Open());
        return reader.ReadToEnd();
    }

    private static string Unfolded(string ics) => ics.Replace("\r\n ", "", StringComparison.Ordinal);
}
