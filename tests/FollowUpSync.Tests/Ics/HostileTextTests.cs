using System.Text;
using CsCheck;
using FollowUpSync.Ics;
using FollowUpSync.Planning.Plans;
using Ical.Net;

namespace FollowUpSync.Tests.Ics;

/// <summary>Titles, notes and UIDs come from strangers' invitations: whatever is in them stays text.</summary>
public sealed class HostileTextTests
{
    private static readonly string[] Fragments =
    [
        "\r", "\n", "\r\n", "\n\r", "\v", "\f", "\u0085", "\u2028", "\u2029", "\0", "\u001b[2J", "\u007f", "\u009b", "\ufeff", "\uffff", "\t",
        "\ud83d", "\ude00", "\ud83d\ud83d", "😀", "👩‍👩‍👧‍👦", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "e\u0301", "ß", "漢字", "\u202egnp.exe\u202c", "\u2066x\u2069", "\u200f", "שלום", "\u00a0",
        "\r\nATTENDEE:mailto:mallory@evil.example", "\nATTACH:file://evil.example/share", "\u2028METHOD:REQUEST", "\r\n\r\nEND:VEVENT\r\nBEGIN:VEVENT", "\nBEGIN:VALARM\nACTION:EMAIL",
        "END:VCALENDAR", "\r\n folded", ";", ",", ":", "\"", "'", "\\", "\\n", "\\\\", "\\;", "^n", "^'", "%0D%0A", "&#13;&#10;", "=0D=0A",
        "{{ include 'x' }}", "{% raw %}", "${env}", "<script>alert(1)</script>", "<!--", "=HYPERLINK(1)", " ", "          ", "Interview", "a",
    ];

    private static readonly Gen<string> Hostile =
        Gen.OneOf(Gen.OneOf(Fragments), Gen.String).Array[0, 30].Select(string.Concat);

    private static readonly string[] ExpectedNames =
    [
        "BEGIN", "VERSION", "PRODID", "CALSCALE",
        "BEGIN", "UID", "DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "CATEGORIES", "RELATED-TO", "STATUS",
        "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS", "CLASS", "X-FOLLOWUPSYNC-KEY",
        "BEGIN", "UID", "ACTION", "DESCRIPTION", "TRIGGER", "END", "END", "END",
    ];

    [Fact]
    public void Hostile_text_adds_no_line_to_the_file_and_reads_back_clean() =>
        Gen.Select(Hostile, Hostile, Hostile).Sample(
            (summary, description, uid) =>
            {
                // A word before and after keeps the property in the file, whatever is cleaned away.
                IcsEvent e = Some(0) with { Summary = $"a{summary}z", Description = $"a{description}z", RelatedTo = $"a{uid}z", Key = $"a{uid}z" };
                string[] lines = UnfoldedLines(IcsWriter.One(e));
                Assert.Equal(ExpectedNames, lines.Select(line => line[..line.IndexOf(':', StringComparison.Ordinal)]));

                var read = Assert.Single(Calendar.Load(string.Join("\r\n", lines))!.Events);
                Assert.Equal(IcsText.OneLine(e.Summary), read.Summary);
                Assert.Equal(IcsText.Lines(e.Description), read.Description);
                Assert.Empty(read.Attendees);
                Assert.Single(read.Alarms);
            },
            iter: 1000);

    [Fact]
    public void Characters_of_one_to_four_octets_are_whole_at_every_fold()
    {
        foreach (string character in (string[])["a", "ß", "漢", "😀"])
        {
            for (int before = 0; before <= 160; before++)
            {
                string text = new string('x', before) + string.Concat(Enumerable.Repeat(character, 100));
                string[] lines = UnfoldedLines(IcsWriter.One(Some(0) with { Summary = text }));
                Assert.Contains($"SUMMARY:{text}", lines);
            }
        }
    }

    [Theory]
    [InlineData("ical.js", false)]
    [InlineData("ts-ics", true)]
    public async Task A_foreign_reader_gets_the_cleaned_text_of_every_hostile_one(string reader, bool takesWordsForComponents)
    {
        string[] texts = [.. Fragments.Select(fragment => $"a{fragment}z"), .. Enumerable.Range(0, 80).Select(n => new string('x', n) + "😀😀"), Huge, .. Random(200)];
        IcsEvent[] written = [.. texts.Select((text, n) => Some(n) with { Summary = text, Description = text, RelatedTo = text })];
        if (takesWordsForComponents)
        {
            // ts-ics takes the words BEGIN:V... and END:V... for components wherever in a line they stand; TEXT has no escape for a colon.
            written = [.. written.Where(e => !e.Summary.Contains("BEGIN:V", StringComparison.Ordinal) && !e.Summary.Contains("END:V", StringComparison.Ordinal))];
            Assert.True(written.Length > 200);
        }

        ForeignReaders.Event[] events = await ForeignReaders.ReadAsync(reader, IcsWriter.All(written, Huge));
        Assert.Equal(written.Select(e => IcsText.OneLine(e.Summary)), events.Select(e => e.Summary));
        Assert.Equal(written.Select(e => IcsText.Lines(e.Description)), events.Select(e => e.Description));
    }

    [Theory]
    [InlineData("a\r\nb", "a b", "a\nb", "a line break is one, not two")]
    [InlineData("a\rb\u2028c\u0085d", "a b c d", "a\nb\nc\nd", "what other readers take for a line break")]
    [InlineData("a\0b\u001bc\u009bd", "abcd", "abcd", "controls are not text")]
    [InlineData("a\ttab", "a tab", "a tab", "a tab is a blank")]
    [InlineData("exe\u202egpj", "exegpj", "exegpj", "an override turns a text round")]
    [InlineData("\ud83d!\ude00", "!", "!", "halves of a pair cannot be encoded")]
    [InlineData("  \n a \n\n", "a", "a", "blanks round it say nothing")]
    [InlineData("שלום \u200f(1)", "שלום \u200f(1)", "שלום \u200f(1)", "Hebrew keeps its marks")]
    [InlineData("{{ x }} <b> C:\\n", "{{ x }} <b> C:\\n", "{{ x }} <b> C:\\n", "what is only text stays")]
    public void Text_is_cleaned(string text, string oneLine, string lines, string why)
    {
        Assert.Equal((oneLine, why), (IcsText.OneLine(text), why));
        Assert.Equal((lines, why), (IcsText.Lines(text), why));
    }

    private static string Huge => string.Concat(Enumerable.Repeat("0123456789 {{ x }} \r\nATTENDEE:mailto:mallory@evil.example;😀", 2000));

    private static IEnumerable<string> Random(int count)
    {
        // Printed by CsCheck, a failing seed could be given here; a fixed one keeps the foreign processes few.
        var generator = new PCG(7, 2026);
        return Enumerable.Range(0, count).Select(_ => $"a{Hostile.Generate(generator, null, out Size _)}z");
    }

    private static IcsEvent Some(int minute) => new()
    {
        Uid = Identity.NameBasedUuid($"hostile {minute}"),
        Key = "key",
        Created = Instant.FromUtc(2026, 11, 1, 9, 0),
        LastModified = Instant.FromUtc(2026, 11, 1, 9, 0),
        Sequence = 0,
        Start = Instant.FromUtc(2026, 11, 2, 9, 0) + Duration.FromMinutes(minute),
        End = Instant.FromUtc(2026, 11, 2, 9, 15) + Duration.FromMinutes(minute),
        Summary = "Thank Dana",
    };

    /// <summary>The lines of a file that is well formed down to its octets.</summary>
    private static string[] UnfoldedLines(byte[] file)
    {
        string text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(file);
        Assert.EndsWith("END:VCALENDAR\r\n", text, StringComparison.Ordinal);
        string[] lines = text[..^2].Split("\r\n");
        Assert.All(lines, line =>
        {
            Assert.InRange(Encoding.UTF8.GetByteCount(line), 1, 75);
            Assert.DoesNotContain(line, c => char.IsControl(c) || c is '\u2028' or '\u2029');
        });
        return string.Join("\r\n", lines).Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
    }
}
