using FollowUpSync.Templates;

namespace FollowUpSync.Tests.Templates;

public sealed class NoteWriterTests
{
    [Theory]
    [InlineData(NoteKind.ThankYou, 1, "Contoso", "Thank Dana Reyes (Contoso)")]
    [InlineData(NoteKind.ThankYou, 2, "Contoso", "Thank Dana Reyes and Sam Lee (Contoso)")]
    [InlineData(NoteKind.ThankYou, 3, "Contoso", "Thank Dana Reyes, Sam Lee and Mira Vance (Contoso)")]
    [InlineData(NoteKind.ThankYou, 4, "Contoso", "Thank Dana Reyes, Sam Lee and 2 more (Contoso)")]
    [InlineData(NoteKind.ThankYou, 0, "Contoso", "Thank your interviewers (Contoso)")]
    [InlineData(NoteKind.ThankYou, 1, null, "Thank Dana Reyes")]
    [InlineData(NoteKind.ThankYou, 0, null, "Thank your interviewers")]
    [InlineData(NoteKind.CheckIn, 1, "Contoso", "Check in with Dana Reyes (Contoso)")]
    [InlineData(NoteKind.CheckIn, 0, "Contoso", "Check in (Contoso)")]
    [InlineData(NoteKind.AgencyCheckIn, 1, "Contoso", "Check in with Dana Reyes (Northwind Staffing)")]
    [InlineData(NoteKind.Closing, 1, "Contoso", "Write a last note to Dana Reyes (Contoso)")]
    public void The_calendar_entry_names_whom_and_where(NoteKind kind, int people, string? company, string subject)
    {
        NoteModel model = Models.Full(kind) with { Company = company, People = [.. new[] { Models.Dana, Models.Sam, Models.Mira, new("Kim Oh", null) }.Take(people)] };

        Assert.Equal(subject, new NoteWriter(NoteTemplates.Default).CalendarSubject(model, discreet: false));
        Assert.Equal("Follow up", new NoteWriter(NoteTemplates.Default).CalendarSubject(model, discreet: true));
    }

    [Fact]
    public void Somebody_known_by_address_alone_is_greeted_without_a_name_and_shown_by_address_in_the_calendar()
    {
        NotePerson unnamed = new("dana.reyes@contoso.example", "dana.reyes@contoso.example");
        NoteModel model = Models.Full(NoteKind.ThankYou) with { Recipient = unnamed, People = [unnamed] };

        Assert.StartsWith("Hello,\n\n", Models.Write(model).Text, StringComparison.Ordinal);
        Assert.Equal("Thank dana.reyes@contoso.example (Contoso)", new NoteWriter(NoteTemplates.Default).CalendarSubject(model, discreet: false));
    }

    [Theory]
    [InlineData("Dear {{ recipient.first }},", "the recipient's first name")]
    [InlineData("{{ 'Dear ' + recipient.first }},", "the recipient's first name")]
    [InlineData("{{ $'Dear {recipient.first},' }}", "the recipient's first name")]
    [InlineData("Dear {{ recipient.first | string.upcase }},", "the recipient's first name")]
    [InlineData("{{ who = recipient.first }}Dear {{ who }},", "`who`")]
    [InlineData("At {{ company }}.", "the employer")]
    public void A_note_that_would_have_a_hole_is_held_and_names_the_gap(string sentence, string gap)
    {
        NoteTemplates own = Own("Subject: Thanks\n\nHello,\n\n" + sentence);
        Assert.Empty(own.Problems);

        Gap held = Assert.IsType<Gap>(new NoteWriter(own).Write(Models.Sparse(NoteKind.ThankYou)));

        Assert.Equal(gap, held.Fact);
        Assert.IsType<Note>(new NoteWriter(own).Write(Models.Full(NoteKind.ThankYou)));
    }

    [Fact]
    public void A_value_that_is_asked_for_before_it_is_used_leaves_no_gap() =>
        Assert.Equal("Hello there,", Assert.IsType<Note>(new NoteWriter(Own("Subject: Thanks\n\nHello {{ recipient.first ?? 'there' }},{{ if company }} at {{ company }}{{ end }}"))
            .Write(Models.Sparse(NoteKind.ThankYou))).Text);

    [Fact]
    public void A_broken_template_of_the_owners_leaves_the_built_in_one_running()
    {
        NoteTemplates own = Own("Subject: Thanks\n\n{{ if }}");

        Assert.NotEmpty(own.Problems);
        Assert.False(own.IsOwn("thank-you"));
        Assert.Equal(Models.Write(Models.Full(NoteKind.ThankYou)), new NoteWriter(own).Write(Models.Full(NoteKind.ThankYou)));
    }

    [Fact]
    public void A_template_that_fails_on_this_note_alone_holds_it_and_says_why()
    {
        NoteTemplates own = Own("Subject: Thanks\n\nHello,\n{{ if number > 2; for i in 1..5000; i; end; end }}");
        Assert.Empty(own.Problems);

        Gap held = Assert.IsType<Gap>(new NoteWriter(own).Write(Models.Full(NoteKind.ThankYou) with { Number = 3 }));

        Assert.Contains("LoopLimit", held.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Data_is_never_read_as_template_or_as_html()
    {
        NoteModel hostile = Models.Full(NoteKind.ThankYou) with
        {
            Company = "{{ me.address }}<script>alert(1)</script>",
            Role = "Chef{{ for i in 1..9 }}\r\nBcc: all@contoso.example",
            Notes = ["See <b>this</b> {{ 1 + 1 }} & that"],
        };

        Note note = Models.Write(hostile);

        Assert.Contains("at {{ me.address }}<script>alert(1)</script>.", note.Text, StringComparison.Ordinal);
        Assert.Contains("Chef{{ for i in 1..9 }} Bcc: all@contoso.example", note.Text, StringComparison.Ordinal);
        Assert.Contains("See &lt;b&gt;this&lt;/b&gt; {{ 1 + 1 }} &amp; that.", note.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", note.Html, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', note.Subject);
    }

    [Theory]
    [InlineData("See https://example.com/a?b=1&c=2.", "See <a href=\"https://example.com/a?b=1&amp;c=2\">https://example.com/a?b=1&amp;c=2</a>.")]
    [InlineData("See http://example.com.", "See http://example.com.")]
    [InlineData("See javascript:alert(1) and file://host/share.", "See javascript:alert(1) and file://host/share.")]
    [InlineData("See https://contoso.com@evil.example/x.", "See https://contoso.com@evil.example/x.")]
    public void Only_a_plain_https_link_becomes_a_link(string remark, string html) =>
        Assert.Contains(html, Models.Write(Models.Full(NoteKind.ThankYou) with { Notes = [remark] }).Html, StringComparison.Ordinal);

    [Theory]
    [InlineData("talked about the move to Kafka", "I particularly enjoyed talking about the move to Kafka.")]
    [InlineData("Topic: on-call, and who carries it.", "I particularly enjoyed talking about on-call, and who carries it.")]
    [InlineData("I will send the article", "\n\nI will send the article.\n\n")]
    [InlineData("we discussed Kafka. She asked for the slides!", "\n\nWe discussed Kafka. She asked for the slides!\n\n")]
    public void What_the_owner_noted_is_woven_in(string remark, string expected) =>
        Assert.Contains(expected, Models.Write(Models.Full(NoteKind.ThankYou) with { Notes = [remark] }).Text, StringComparison.Ordinal);

    [Fact]
    public void A_private_remark_stays_out() =>
        Assert.Equal(Models.Write(Models.Full(NoteKind.ThankYou)), Models.Write(Models.Full(NoteKind.ThankYou) with { Notes = ["private: they pay 90k", " "] }));

    private static NoteTemplates Own(string text) => new(new Dictionary<string, string> { ["thank-you"] = text });
}
