using System.Net;
using System.Text.RegularExpressions;
using CsCheck;
using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Plans;
using FollowUpSync.Templates;

namespace FollowUpSync.Tests.Templates;

/// <summary>What holds for every built-in note, whatever is known.</summary>
public sealed partial class NotePropertyTests
{
    private static readonly (string Name, string First)[] Names =
        [("Dana Reyes", "Dana"), ("LEE, SAM", "Sam"), ("Zoë O'Neil (Contoso)", "Zoë"), ("Jean-Luc van der Berg", "Jean-Luc")];

    private static readonly Gen<NoteModel> AnyModel =
        from kind in Gen.Enum<FollowUpKind>()
        from language in Gen.OneOf("en", "en-GB", "de", "fr-CA", "es", "xx")
        from number in Gen.Int[1, 12]
        from person in Gen.Int[-1, Names.Length - 1]
        from isNamed in Gen.Bool
        from company in Maybe("Contoso", "Müller & Söhne GmbH", "A Company With A Name That Goes On And On, And Then On Again, Until The Day Is Over")
        from role in Maybe("Senior Engineer", "Head of R&D (m/f/d)", "Registered Nurse, Intensive Care, Night Shift, at the Northern Branch of the Hospital")
        from stage in Gen.Int[-1, 7]
        from day in Gen.Int[0, 700]
        from wait in Gen.Int[0, 80]
        from isPromised in Gen.Bool
        from metBefore in Gen.Bool
        from notes in Gen.OneOf<string>("Talked about the new plant", "I will send the article", "private: 90k").Array[0, 2]
        let interview = new LocalDate(2026, 1, 1).PlusDays(day)
        let who = person < 0 ? null : new NotePerson(Names[person].Name, "someone@contoso.example")
        select new NoteModel
        {
            Kind = kind,
            Language = language,
            Number = number,
            Recipient = who,
            People = [.. Names.Select(n => new NotePerson(n.Name, "someone@contoso.example"))],
            Me = new NotePerson(isNamed ? "Alex Kim" : null, null),
            Company = company,
            Role = role,
            Agency = "Northwind Staffing",
            Stage = stage < 0 ? null : (Stage)stage,
            InterviewDay = interview,
            SendDay = interview.PlusDays(wait),
            Promised = isPromised ? interview.PlusDays(3) : null,
            MetBefore = metBefore,
            Notes = [.. notes],
        };

    [Fact]
    public void Every_note_is_whole() =>
        AnyModel.Sample(model =>
        {
            Note note = Models.Write(model);
            string all = note.Subject + "\n\n" + note.Text;

            Assert.DoesNotMatch(Blemish(), all);
            Assert.InRange(note.Subject.Length, 5, 77);
            Assert.DoesNotContain("90k", all, StringComparison.Ordinal);
            Assert.All(Names.Where(n => n.Name != model.Recipient?.Name), other => Assert.DoesNotMatch($@"\b{other.First}\b", all));
            string greeting = note.Text.Split('\n')[0];
            Assert.True(model.Recipient is null || greeting.Contains(Names.Single(n => n.Name == model.Recipient.Name).First, StringComparison.Ordinal), greeting);
        }, iter: 5000);

    [Fact]
    public void Html_and_text_say_the_same() =>
        AnyModel.Sample(model =>
        {
            Note note = Models.Write(model);
            string body = note.Html[note.Html.IndexOf("<p>", StringComparison.Ordinal)..];
            Assert.Equal(Words(note.Text), Words(WebUtility.HtmlDecode(Tag().Replace(body, " "))));
        }, iter: 1000);

    [Fact]
    public void Notes_have_the_length_of_good_notes() =>
        AnyModel.Select(Usual).Sample(model =>
        {
            int words = Words(Models.Write(model).Text).Length;
            (int least, int most) = model.Kind is FollowUpKind.ThankYou or FollowUpKind.ClosingNote ? (60, 150) : (40, 100);
            Assert.True(words >= least && words <= most, $"{words} words: {Models.Write(model).Text}");
        }, iter: 3000);

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    [InlineData("fr")]
    [InlineData("es")]
    public void Nobody_gets_the_same_text_twice(string language)
    {
        foreach (FollowUpKind kind in new[] { FollowUpKind.CheckIn, FollowUpKind.AgencyCheckIn })
        {
            NoteModel first = Models.Full(kind, language);
            Assert.Distinct(Enumerable.Range(1, 12).Select(n => Models.Write(first with { Number = n, SendDay = first.InterviewDay.PlusWeeks(n) }).Text));
        }

        NoteModel thanks = Models.Full(FollowUpKind.ThankYou, language) with { Stage = null };
        Assert.Distinct(thanks.People.Select(p => Models.Write(thanks with { Recipient = p }).Text.Split("\n\n")[2]));
        Assert.NotEqual(Models.Write(thanks).Text, Models.Write(thanks with { MetBefore = true }).Text);
    }

    private static NoteModel Usual(NoteModel m) =>
        m with { Notes = [], Company = m.Company is null ? null : "Contoso", Role = m.Role is null ? null : "Senior Engineer" };

    private static string[] Words(string text) => text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);

    private static Gen<string?> Maybe(params string[] values) => Gen.OneOf<string?>([null, .. values]);

    [GeneratedRegex(@"\{\{|\}\}|\[|\]|\bnull\b|  |\n\n\n|\n |[ \t]\n|\s[,.;:](\s|$)|,[,.;]|\.\.|\(\s*\)")]
    private static partial Regex Blemish();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();
}
