using System.Text;
using System.Text.Json;
using FollowUpSync.Graph;
using FollowUpSync.Planning.Interviews;
using static FollowUpSync.Tests.Interviews.Entries;

namespace FollowUpSync.Tests.Interviews;

/// <summary>How an entry is written down changes nothing of what it is.</summary>
public sealed class InvarianceTests
{
    private const string Body = "Guten Tag, vielen Dank für Ihre Bewerbung als Buchhalterin. Sie sprechen mit Frau Jörg.\n\nMit freundlichen Grüßen\nÄnne Müller\nPersonalabteilung";

    private static readonly CalendarEntry[] Samples =
    [
        Invited("Vorstellungsgespräch – Buchhalterin", Body, "Änne Müller", "anne.muller@contoso.example"),
        Invited("Contoso interview: Data Analyst", "Your interview for the post of Data Analyst is confirmed. You will meet Maya Lindqvist."),
        Typed("entrevista técnica con Contoso"),
        Typed("Préparer l'entretien"),
        Typed("Dentist"),
        Typed("Customer interview"),
    ];

    public static TheoryData<string> Ways => ["upper case", "lower case", "extra blanks", "composed", "decomposed", "CRLF", "mail prefix", "full width"];

    [Theory, MemberData(nameof(Ways))]
    public void The_verdict_does_not_depend_on_how_the_text_is_written(string way)
    {
        foreach (CalendarEntry sample in Samples)
        {
            CalendarEntry other = sample with { Subject = Write(sample.Subject, way), Body = way is "mail prefix" or "full width" ? sample.Body : Write(sample.Body, way) };
            Assert.Equal(Judge(sample).Verdict, Judge(other).Verdict);
        }
    }

    [Fact]
    public void Html_and_plain_text_of_one_body_are_read_alike()
    {
        Recognition plain = Judge(Graph("text", Body));
        Recognition html = Judge(Graph("html", $"<html><head><style>p {{ margin: 0 }}</style></head><body><div>{Body.Replace("\n", "<br>", StringComparison.Ordinal)}</div></body></html>"));

        Assert.Equal(Verdict.Interview, plain.Verdict);
        Assert.Equal(Shown(plain), Shown(html));
    }

    private static string Shown(Recognition found) => $"{found.Verdict} {found.Score} {found.Company} {found.Role} {found.Stage} {string.Join(';', found.People)} {string.Join(';', found.Reasons)}";

    private static CalendarEntry Graph(string type, string content)
    {
        string json = JsonSerializer.Serialize(new
        {
            id = "1",
            subject = "Gespräch",
            body = new { contentType = type, content },
            start = new { dateTime = "2026-11-02T15:00:00", timeZone = "UTC" },
            end = new { dateTime = "2026-11-02T16:00:00", timeZone = "UTC" },
            isOrganizer = false,
            organizer = new { emailAddress = new { name = "Änne Müller", address = "anne.muller@contoso.example" } },
        });
        using JsonDocument document = JsonDocument.Parse(json);
        return GraphMapping.ToEntry(document.RootElement, "test", DateTimeZone.Utc);
    }

    private static string Write(string text, string way) => way switch
    {
        "upper case" => text.ToUpperInvariant(),
        "lower case" => text.ToLowerInvariant(),
        "extra blanks" => text.Replace(" ", "   ", StringComparison.Ordinal),
        "composed" => text.Normalize(NormalizationForm.FormC),
        "decomposed" => text.Normalize(NormalizationForm.FormD),
        "CRLF" => text.Replace("\n", "\r\n", StringComparison.Ordinal),
        "mail prefix" => "Fwd: RE: " + text,
        _ => string.Concat(text.Select(c => c is > ' ' and < '\u007f' ? (char)(c + 0xFEE0) : c)),
    };
}
