using System.Net;
using System.Text.RegularExpressions;
using CsCheck;
using FollowUpSync.Planning.Cadences;
using FollowUpSync.Planning.Interviews;
using FollowUpSync.Templates;

namespace FollowUpSync.Tests.Templates;

/// <summary>What holds for every built-in note, whatever is known.</summary>
public sealed partial class NotePropertyTests
{
    // As calendars show people, and what of it must stand in a greeting, as a pattern.
    private static readonly (string Name, string Greeted)[] Names =
    [
        ("Dana Reyes", "Dana"), ("LEE, SAM", "Sam"), ("Zoë O'Neil (Contoso)", "Zoë"), ("Jean-Luc van der Berg", "Jean-Luc"), ("Dr. Mira Vance", "Mira|Vance"),
        ("Kröger, Beate, Dr.", "Beate|Kröger"), ("María José García López", "María José"), ("NGUYEN Van An", "Van"), ("J. R. Hartley", "Hartley"), ("山田 太郎様", "山田 太郎"), ("王小明", "王小明"),
        ("Łukasz Żak", "Łukasz"), ("Åsa Öberg | Contoso", "Åsa"), ("prof. Ewa Nowak", "Ewa|Nowak"),
    ];

    private static readonly string[] Cultures = [.. NoteStyle.Cultures, "fr-CA", "xx"];

    private static readonly Gen<NoteModel> AnyModel =
        from kind in Gen.Enum<NoteKind>()
        from language in Gen.OneOf(Cultures)
        from formality in Gen.Enum<Formality>()
        from number in Gen.Int[1, 12]
        from person in Gen.Int[-1, Names.Length - 1]
        from others in Gen.Int[0, Names.Length - 1].Array[0, 3]
        from isNamed in Gen.Bool
        from company in Maybe("Contoso", "Müller & Söhne GmbH", "A Company With A Name That Goes On And On, And Then On Again, Until The Day Is Over", "株式会社コントソ")
        from role in Maybe("Senior Engineer", "Head of R&D (m/f/d)", "Registered Nurse, Intensive Care, Night Shift, at the Northern Branch of the Hospital")
        from stage in Gen.Int[-1, 7]
        from day in Gen.Int[0, 700]
        from wait in Gen.Int[0, 80]
        from isPromised in Gen.Bool
        from flags in Gen.Int[0, 15]
        from notes in Gen.OneOf<string>("Talked about the new plant", "I will send the article", "private: 90k", "send: the slides", "why: I like it here", "see https://example.com/a?b=1&c=2", "see http://example.com/x").Array[0, 3]
        let interview = new LocalDate(2026, 1, 1).PlusDays(day)
        let who = person < 0 ? null : new NotePerson(Names[person].Name, $"someone{person}@contoso.example")
        select new NoteModel
        {
            Kind = kind,
            Language = language,
            Formality = formality,
            Number = number,
            Recipient = who,
            People = [.. others.Select(n => new NotePerson(Names[n].Name, $"someone{n}@contoso.example")).Prepend(who).OfType<NotePerson>().Distinct()],
            Me = new NotePerson(isNamed ? "Alex Kim" : null, null),
            Company = company,
            Role = role,
            Agency = "Northwind Staffing",
            Stage = stage < 0 ? null : (Stage)stage,
            InterviewDay = interview,
            SendDay = interview.PlusDays(wait),
            Promised = isPromised || kind == NoteKind.AfterPromise ? interview.PlusDays(3) : null,
            MetBefore = (flags & 1) > 0,
            IsLetter = (flags & 2) > 0,
            NextInterview = (flags & 4) > 0 ? interview.PlusDays(20) : null,
            Call = (flags & 8) > 0 && day % 3 == 0 ? new CallFacts("f_1a2b3c4d", null, "10:00", null) : null,
            Notes = [.. notes],
        };

    [Fact]
    public void Every_note_is_whole_and_for_one_person() =>
        AnyModel.Sample(model =>
        {
            Note note = Models.Write(model);
            string all = note.Subject + "\n\n" + note.Text;

            Assert.DoesNotMatch(Blemish(), all);
            Assert.InRange(note.Subject.Length, 4, 77);
            Assert.DoesNotContain("90k", all, StringComparison.Ordinal);
            Assert.All(
                Names.Where(n => n.Name != model.Recipient?.Name),
                other => Assert.DoesNotMatch($@"(?<!\w)({other.Greeted})(?!\w)", all));
            string greeting = note.Text.Split('\n')[0];
            Assert.True(
                model.Recipient is null || model.Call is not null || model.Language == "pl"
                || Regex.IsMatch(greeting, Names.Single(n => n.Name == model.Recipient.Name).Greeted),
                greeting);
        }, iter: 20_000);

    [Fact]
    public void No_note_says_Mr_or_Mrs_to_somebody_who_did_not_say_it_themself() =>
        AnyModel.Sample(model => Assert.DoesNotMatch(
            @"(?<!\w)(Mr|Mrs|Ms|Frau|Herr|Madame|Monsieur|Mme|Sra?\.|Señor|Señora|Signora?|mevrouw|meneer|Pani?|obrigad[oa])(?!\w)|geehrte|Cher |Chère|Estimad|Prezad|(ł|ł)(e|a)(m|ś)\b", Models.Write(model).Text.Replace("Northwind", "", StringComparison.Ordinal)), iter: 10_000);

    [Fact]
    public void Nothing_of_one_note_is_in_the_next() =>
        Gen.Select(AnyModel, AnyModel).Sample((one, other) =>
        {
            NoteWriter writer = new(NoteTemplates.Default);
            NoteModel marked = one with { Company = "Onlyhere", Role = "Firstrole", Notes = ["topic: firsttopic"], Me = new NotePerson("First Writer", null) };
            writer.Write(marked);
            Note note = Assert.IsType<Note>(writer.Write(other));

            Assert.DoesNotMatch("Onlyhere|Firstrole|firsttopic|First Writer", note.Subject + note.Text + note.Html);
        }, iter: 2_000);

    [Fact]
    public void Html_and_text_say_the_same_and_every_link_is_https() =>
        AnyModel.Sample(model =>
        {
            Note note = Models.Write(model);
            string body = note.Html[note.Html.IndexOf("<p>", StringComparison.Ordinal)..];
            Assert.Equal(Words(note.Text), Words(WebUtility.HtmlDecode(Tag().Replace(Anchor().Replace(body, ""), " "))));
            Assert.All(Link().Matches(note.Html), link => Assert.StartsWith("https://example.com/", link.Groups[1].Value, StringComparison.Ordinal));
        }, iter: 3_000);

    [Fact]
    public void Notes_have_the_length_of_good_notes() =>
        AnyModel.Select(Usual).Sample(model =>
        {
            int words = LengthOf(Models.Write(model).Text, model.Language);
            (int least, int most) = model.Kind switch
            {
                NoteKind.ThankYou or NoteKind.Closing => (60, 150),
                NoteKind.CheckIn or NoteKind.AgencyCheckIn or NoteKind.AfterPromise => (40, 100),
                _ => (50, 150),
            };
            Assert.True(words >= least && words <= most, $"{words} words: {Models.Write(model).Text}");
        }, iter: 8_000);

    public static TheoryData<string> Languages => [.. NoteStyle.Cultures];

    [Theory, MemberData(nameof(Languages))]
    public void Nobody_gets_the_same_text_twice(string language)
    {
        NoteModel usual = Models.Full(NoteKind.CheckIn, language);
        foreach (NoteModel first in from kind in new[] { NoteKind.CheckIn, NoteKind.AgencyCheckIn }
                                    from formality in new[] { Formality.Auto, Formality.Familiar }
                                    select usual with { Kind = kind, Formality = formality })
        {
            Note[] notes = [.. Enumerable.Range(1, 12).Select(n => Models.Write(first with { Number = n, SendDay = first.InterviewDay.PlusWeeks(n) }))];
            Assert.Distinct(notes.Select(n => n.Text));

            // Nor the same words with another date in them, for as long as a chain can go unanswered.
            Assert.Distinct(Enumerable.Range(1, 8).Select(n => Models.Write(first with { Number = n }).Text));

            // And the first ones not only by their dates: no sentence stands in two of them.
            string[] sentences = [.. notes.Take(4).SelectMany(n => Sentence().Split(string.Join(' ', n.Text.Split("\n\n")[1..^2])).Where(s => s.Length > 40).Distinct())];
            Assert.Distinct(sentences);
        }

        foreach (Formality formality in new[] { Formality.Auto, Formality.Familiar })
        {
            NoteModel thanks = Models.Full(NoteKind.ThankYou, language) with { Stage = null, Formality = formality };
            Assert.Distinct(thanks.People.Select(p => string.Join('\n', Models.Write(thanks with { Recipient = p }).Text.Split('\n')[1..])));
            Assert.NotEqual(Models.Write(thanks).Text, Models.Write(thanks with { MetBefore = true }).Text);
        }
    }

    private static NoteModel Usual(NoteModel m) =>
        m with { Notes = [], Call = null, Company = m.Company is null ? null : "Contoso", Role = m.Role is null ? null : "Senior Engineer" };

    private static string[] Words(string text) => text.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);

    // A Chinese word has about 1.6 characters, a Japanese one 2.3; what is written in Latin letters is counted as words.
    private static int LengthOf(string text, string culture)
    {
        int characters = text.Count(c => c >= '\u3041' && char.IsLetter(c));
        return culture switch { "ja" => (int)(characters / 2.3), "zh" => (int)(characters / 1.6), _ => Words(text).Length };
    }

    private static Gen<string?> Maybe(params string[] values) => Gen.OneOf<string?>([null, .. values]);

    [GeneratedRegex(@"\{\{|\}\}|\[|\]|\bnull\b|  |\n\n\n|\n |[ \t]\n|\s[,.](\s|$)|,[,.;]|(?<!\.)\.\.(?!\.)|\(\s*\)|。。|、。")]
    private static partial Regex Blemish();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();

    [GeneratedRegex("</?a[^>]*>")]
    private static partial Regex Anchor();

    [GeneratedRegex("<a href=\"([^\"]+)\"")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<=[.?!]) |(?<=[。？！])|\n")]
    private static partial Regex Sentence();
}
