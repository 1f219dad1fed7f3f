using System.Globalization;
using System.Net.Mail;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace FollowUpSync.Templates;

/// <summary>A note as a mail file that opens as a draft (RFC 5322, 2045, 2047): the same note gives the same bytes.</summary>
public static partial class Eml
{
    private const int LongestLine = 76;

    // RFC 2047 §2: a line with an encoded word has at most 76 characters. 39 octets make 52 in base64, the frame 12, "Subject: " 9.
    private const int OctetsPerWord = 39;

    /// <summary>Writes the mail.</summary>
    /// <param name="note">What it says.</param>
    /// <param name="to">To whom; left out where their address is not certain or cannot stand in a header.</param>
    /// <param name="id">The follow-up's id: with the text it makes the boundary, so that no two files share one.</param>
    /// <param name="date">For the Date header; null leaves it to the program that sends.</param>
    public static byte[] Write(Note note, NotePerson? to, string id, Instant? date = null)
    {
        string boundary = "=_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{id}\n{note.Subject}\n{note.Text}\n{note.Html}")).AsSpan(0, 16));
        StringBuilder mail = new();

        // Outlook opens a file with this header, and only where it comes first in some versions, as a draft to be sent.
        Line(mail, "X-Unsent: 1");
        if (date is { } instant)
        {
            Line(mail, "Date: " + instant.ToDateTimeOffset().ToString("ddd, dd MMM yyyy HH:mm:ss", CultureInfo.InvariantCulture) + " +0000");
        }

        if (AddressOf(to?.Address) is { } address)
        {
            Line(mail, PersonName.Parse(to!.Name) is { } name ? $"To: {Phrase(name.Full)}\r\n <{address}>" : $"To: {address}");
        }

        Line(mail, "Subject: " + Words(PlainText.Remark(note.Subject)));
        Line(mail, "MIME-Version: 1.0");
        Line(mail, $"Content-Type: multipart/alternative;\r\n boundary=\"{boundary}\"");
        Line(mail, "");
        Part(mail, boundary, "text/plain", note.Text + "\n");
        Part(mail, boundary, "text/html", note.Html);
        Line(mail, $"--{boundary}--");
        return Encoding.ASCII.GetBytes(mail.ToString());
    }

    /// <summary>The address as it may stand in a header; null where it is none, or only a newer mail server could take it.</summary>
    internal static string? AddressOf(string? text)
    {
        if (text is null || text.LastIndexOf('@') is var at && (at < 1 || at == text.Length - 1))
        {
            return null;
        }

        string domain;
        try
        {
            domain = new IdnMapping().GetAscii(text[(at + 1)..]);
        }
        catch (ArgumentException)
        {
            return null;
        }

        string address = $"{text[..at]}@{domain}";
        return PlainAddress().IsMatch(address) && address.Length <= 254 && MailAddress.TryCreate(address, out _) ? address : null;
    }

    private static void Part(StringBuilder mail, string boundary, string type, string text)
    {
        Line(mail, $"--{boundary}");
        Line(mail, $"Content-Type: {type}; charset=utf-8");
        Line(mail, "Content-Transfer-Encoding: quoted-printable");
        Line(mail, "");
        foreach (string line in text.TrimEnd('\n').Split('\n'))
        {
            QuotedPrintable(mail, line);
            Line(mail, "");
        }
    }

    /// <summary>RFC 2045 §6.7: lines of at most 76, never broken within a character, no blank at an end.</summary>
    private static void QuotedPrintable(StringBuilder mail, string line)
    {
        int column = 0;
        Rune[] runes = [.. line.EnumerateRunes()];
        for (int i = 0; i < runes.Length; i++)
        {
            bool isLast = i == runes.Length - 1;
            string written = Quoted(runes[i], atEdge: isLast || column == 0);

            // One column stays free for the soft break.
            if (column + written.Length > LongestLine - (isLast ? 0 : 1))
            {
                Line(mail, "=");
                column = 0;
                written = Quoted(runes[i], atEdge: true);
            }

            mail.Append(written);
            column += written.Length;
        }
    }

    // At an edge a blank could be cut off, a dot could end the mail, and "From " could be changed, on the way.
    private static string Quoted(Rune rune, bool atEdge) =>
        rune.Value is >= ' ' and <= '~' and not '=' && !(atEdge && rune.Value is ' ' or '.' or 'F')
            ? rune.ToString()
            : string.Concat(Encoding.UTF8.GetBytes(rune.ToString()).Select(octet => $"={octet:X2}"));

    /// <summary>A display name: as it is, in quotes, or encoded.</summary>
    private static string Phrase(string name) =>
        !Ascii.IsValid(name) || name.Length > 60 ? Words(name)
        : AtomWords().IsMatch(name) ? name
        : '"' + name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + '"';

    /// <summary>Text of a header: as it is where it is short ASCII, else RFC 2047 words, never broken within a character.</summary>
    private static string Words(string text)
    {
        // "=?" in plain text would be read as an encoded word.
        if (Ascii.IsValid(text) && text.Length <= 66 && !text.Contains("=?", StringComparison.Ordinal))
        {
            return text;
        }

        List<string> words = [];
        List<byte> octets = [];
        foreach (Rune rune in text.EnumerateRunes())
        {
            if (octets.Count + rune.Utf8SequenceLength > OctetsPerWord)
            {
                words.Add(Word(octets));
                octets.Clear();
            }

            octets.AddRange(Encoding.UTF8.GetBytes(rune.ToString()));
        }

        words.Add(Word(octets));
        return string.Join("\r\n ", words);
    }

    private static string Word(List<byte> octets) => $"=?utf-8?B?{Convert.ToBase64String([.. octets])}?=";

    private static void Line(StringBuilder mail, string line) => mail.Append(line).Append("\r\n");

    [GeneratedRegex(@"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\z", RegexOptions.CultureInvariant, 5_000)]
    private static partial Regex PlainAddress();

    [GeneratedRegex(@"^[A-Za-z0-9!#$%&'*+/=?^_`{|}~ -]+\z", RegexOptions.CultureInvariant, 5_000)]
    private static partial Regex AtomWords();
}
