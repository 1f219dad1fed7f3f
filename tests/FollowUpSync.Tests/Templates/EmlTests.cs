using System.Text;
using CsCheck;
using FollowUpSync.Templates;
using MimeKit;

namespace FollowUpSync.Tests.Templates;

public sealed class EmlTests
{
    private static readonly Note Thanks = new("Thank you", "Dear Dana,\n\nThank you.\n\nBest regards,\nAlex", "<html><body><p>Dear Dana,</p></body></html>\n");

    [Fact]
    public void It_opens_as_a_draft_with_both_texts_and_no_sender()
    {
        byte[] bytes = Eml.Write(Thanks, Models.Dana, "f_1");
        MimeMessage mail = Read(bytes);

        Assert.StartsWith("X-Unsent: 1\r\n", Encoding.ASCII.GetString(bytes), StringComparison.Ordinal);
        Assert.Empty(mail.From);
        Assert.False(mail.Headers.Contains(HeaderId.Date));
        Assert.Equal("\"Dana Reyes\" <dana@contoso.example>", mail.To.ToString());
        Assert.IsType<MultipartAlternative>(mail.Body);
        Assert.Equal(Thanks.Text, mail.TextBody!.ReplaceLineEndings("\n"));
        Assert.Equal(Thanks.Html.TrimEnd(), mail.HtmlBody!.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_date_is_written_where_it_is_given() =>
        Assert.Equal(new DateTimeOffset(2026, 11, 3, 14, 0, 0, TimeSpan.Zero), Read(Eml.Write(Thanks, null, "f_1", Instant.FromUtc(2026, 11, 3, 14, 0))).Date);

    [Fact]
    public void The_same_note_gives_the_same_bytes_and_another_follow_up_another_boundary()
    {
        Assert.Equal(Eml.Write(Thanks, Models.Dana, "f_1"), Eml.Write(Thanks, Models.Dana, "f_1"));
        Assert.NotEqual(Eml.Write(Thanks, Models.Dana, "f_1"), Eml.Write(Thanks, Models.Dana, "f_2"));
    }

    [Theory]
    [InlineData("dana@contoso.example", "dana@contoso.example")]
    [InlineData("dana+jobs@sub.contoso.example", "dana+jobs@sub.contoso.example")]
    [InlineData("dana@bücher.example", "dana@xn--bcher-kva.example")] // an international domain has an ASCII form
    [InlineData("däna@contoso.example", null)] // only a newer server takes such a mailbox
    [InlineData("dana@contoso.example\r\nBcc: all@contoso.example", null)]
    [InlineData("dana@contoso.example, eve@evil.example", null)]
    [InlineData("Dana <dana@contoso.example>", null)]
    [InlineData("mailto:dana@contoso.example", null)]
    [InlineData("dana@", null)]
    [InlineData("dana", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Only_a_certain_address_becomes_a_recipient(string? address, string? to)
    {
        MimeMessage mail = Read(Eml.Write(Thanks, new NotePerson("Dana Reyes", address), "f_1"));

        Assert.Equal(to is null ? [] : [to], mail.To.Mailboxes.Select(m => MailboxAddress.EncodeAddrspec(m.Address)));
        Assert.Empty(mail.Bcc);
    }

    [Theory]
    [InlineData("O'Neil, Dana", "Dana O'Neil")]
    [InlineData("Dana \"The Boss\" Reyes", "Dana \"The Boss\" Reyes")]
    [InlineData("Zoë Müller", "Zoë Müller")]
    [InlineData("دانا رييس", "دانا رييس")]
    [InlineData("山田太郎", "山田太郎")]
    [InlineData("Dana\r\nBcc: eve@evil.example\r\n Reyes", null)] // an address among the words: no name
    [InlineData("Dana\r\nX-Evil: 1\r\n\r\nReyes", null)] // a digit: no name
    public void The_recipients_name_comes_through_or_not_at_all(string name, string? shown)
    {
        MimeMessage mail = Read(Eml.Write(Thanks, new NotePerson(name, "dana@contoso.example"), "f_1"));

        Assert.Equal((shown ?? "", "dana@contoso.example"), (mail.To.Mailboxes.Single().Name ?? "", mail.To.Mailboxes.Single().Address));
        Assert.Equal(["X-Unsent", "To", "Subject", "MIME-Version", "Content-Type"], mail.Headers.Select(h => h.Field).Concat(mail.Body!.Headers.Select(h => h.Field)).Distinct());
    }

    [Fact]
    public void Any_subject_and_text_come_through_whole_in_short_ASCII_lines() =>
        Gen.Select(Hostile, Hostile).Sample((subject, text) =>
        {
            subject = "x" + PlainText.Remark(subject);
            text = PlainText.Remark(text) + "\n\n" + PlainText.Remark(subject) + "\n.\nFrom me";
            byte[] bytes = Eml.Write(new Note(subject, text, "<p>" + text + "</p>\n"), Models.Dana, "f_1");
            MimeMessage mail = Read(bytes);

            Assert.Equal(subject, mail.Subject ?? "");
            Assert.Equal(text.Trim('\n'), mail.TextBody!.ReplaceLineEndings("\n").Trim('\n'));
            string[] lines = Encoding.UTF8.GetString(bytes).Split("\r\n");
            Assert.All(lines, line => Assert.True(line.Length <= 76 && !line.Contains('\n') && !line.Contains('\r') && !line.EndsWith(' ') && line.All(char.IsAscii), line));
        }, iter: 2000);

    // Words, odd characters, and pieces that mean something to a mail program.
    private static Gen<string> Hostile { get; } =
        Gen.OneOf(
            Gen.OneOf("Bcc: a@b.example", "\r\n", "=?utf-8?B?aGk=?=", "=20", "--=_", ".", "From ", "😀", "👩‍👩‍👧", "שלום", "\u202Eevil", "é", "a, \"b\" <c@d>", "\0", "\uD83D", "  ", new string('x', 200)),
            Gen.String[Gen.Char[' ', '~'], 0, 30]).Array[0, 12].Select(parts => string.Join(' ', parts));

    private static MimeMessage Read(byte[] bytes) => MimeMessage.Load(new MemoryStream(bytes), TestContext.Current.CancellationToken);
}
