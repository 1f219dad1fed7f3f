using System.Text;
using FollowUpSync.Sync;

namespace FollowUpSync.Tests.Ics.Reading;

/// <summary>The same calendar in the encodings, line ends and folds in which it may arrive says the same.</summary>
public sealed class DisguiseTests
{
    private const string Calendar =
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART;TZID=Europe/Berlin:20261102T150000\r\nDTEND;TZID=Europe/Berlin:20261102T160000\r\n"
        + "SUMMARY:Gespräch mit Zoë 😀 über die Stelle 東京\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

    private const string Expected = "> 2026-11-02T14:00Z 1:00 Gespräch mit Zoë 😀 über die Stelle 東京";

    public static TheoryData<string, byte[]> Disguises => new()
    {
        { "CRLF", Utf8(Calendar) },
        { "LF alone", Utf8(Calendar.ReplaceLineEndings("\n")) },
        { "CR alone, as an old Mac", Utf8(Calendar.ReplaceLineEndings("\r")) },
        { "CR CR LF, as careless mailers", Utf8(Calendar.ReplaceLineEndings("\r\r\n")) },
        { "a blank line after each", Utf8(Calendar.ReplaceLineEndings("\n\n")) },
        { "no line end at the end", Utf8(Calendar.TrimEnd()) },
        { "UTF-8 with a mark", [0xEF, 0xBB, 0xBF, .. Utf8(Calendar)] },
        { "UTF-16, little end first, with a mark", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Calendar)] },
        { "UTF-16, big end first, with a mark", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes(Calendar)] },
        { "UTF-16 without a mark", Encoding.Unicode.GetBytes(Calendar) },
        { "UTF-16, big end first, without a mark", Encoding.BigEndianUnicode.GetBytes(Calendar) },
        { "zeros at the end, as a block device pads", [.. Utf8(Calendar), .. new byte[512]] },
        { "zeros between", [.. Utf8(Calendar).SelectMany(b => b == '\n' ? new byte[] { b, 0 } : [b])] },
        { "folded after every byte, within characters too", Folded(1, ' ') },
        { "folded at 75 bytes", Folded(75, ' ') },
        { "folded at 7 bytes with tabs", Folded(7, '\t') },
        { "names in small letters", Utf8(Calendar.Replace("SUMMARY", "summary", StringComparison.Ordinal).Replace("DTSTART;TZID", "dtstart;tzid", StringComparison.Ordinal)) },
    };

    [Theory, MemberData(nameof(Disguises), DisableDiscoveryEnumeration = true)]
    public void Says_the_same_in_every_disguise(string disguise, byte[] calendar)
    {
        SourceReading reading = ReadingCase.Read(calendar);

        Assert.True(ReadingCase.Said(reading) == Expected, $"{disguise}: {ReadingCase.Said(reading)}");
        Assert.Equal(SourceStatus.Ok, reading.Status);
    }

    [Fact]
    public void A_text_that_is_no_utf8_is_read_as_windows_1252_and_said()
    {
        byte[] calendar = Encoding.Latin1.GetBytes("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTART:20261102T150000Z\r\nSUMMARY:Gespräch \u0096 5 \u0080\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");

        Assert.Equal("> 2026-11-02T15:00Z 0:00 Gespräch – 5 €\n! FUS212 5", ReadingCase.Said(ReadingCase.Read(calendar)));
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    private static byte[] Folded(int length, char blank)
    {
        var folded = new List<byte>();
        foreach (string line in Calendar.TrimEnd().Split("\r\n"))
        {
            byte[] bytes = Utf8(line);
            for (int i = 0; i < bytes.Length; i += length)
            {
                if (i > 0)
                {
                    folded.AddRange([(byte)'\r', (byte)'\n', (byte)blank]);
                }

                folded.AddRange(bytes.Skip(i).Take(length));
            }

            folded.AddRange("\r\n"u8);
        }

        return [.. folded];
    }
}
