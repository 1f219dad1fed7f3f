using FollowUpSync.Planning.Cadences;
using FollowUpSync.Planning.Plans;

namespace FollowUpSync.Planning.Tests.Cadences;

public sealed class CadenceReaderTests
{
    [Fact]
    public void Reads_every_setting()
    {
        Cadence cadence = Read("""
            {
              "thankYou": { "nextBusinessDay": true, "at": "08:15", "minutes": 20, "channel": "letter", "lateDays": 2 },
              "checkIn": { "everyDays": 10, "at": "11:00", "minutes": 25, "channel": "phone", "limit": 3 },
              "agency": { "everyDays": 5, "at": "16:45", "minutes": 30, "channel": "phone", "throughAgencyOnly": true },
              "closingNote": { "propose": false, "channel": "letter" },
              "firstSightDays": 30, "quietAfterWeeks": 6, "discreet": true, "letterPaper": "letter", "letterEnvelope": "c5",
              "notes": { "language": "pt-BR", "formality": "formal" },
              "me": { "name": "Alex \"Al\" Kim", "address": "Hauptstraße 5, 30159 Hannover", "phone": "+49 511 555" }
            }
            """);

        Assert.Equal(
            new Cadence
            {
                ThankYou = new() { NextBusinessDay = true, At = new(8, 15), Minutes = 20, Channel = Channel.Letter, LateDays = 2 },
                CheckIn = new() { EveryDays = 10, At = new(11, 0), Minutes = 25, Channel = Channel.Phone, Limit = 3 },
                Agency = new() { EveryDays = 5, At = new(16, 45), Minutes = 30, Channel = Channel.Phone, ThroughAgencyOnly = true },
                ClosingNote = new() { Propose = false, Channel = Channel.Letter },
                FirstSightDays = 30,
                QuietAfterWeeks = 6,
                Discreet = true,
                LetterPaper = Paper.Letter,
                LetterEnvelope = Envelope.C5,
                Notes = new() { Language = "pt-BR", Formality = Formality.Formal },
                Me = new("Alex \"Al\" Kim", "Hauptstraße 5, 30159 Hannover", "+49 511 555"),
            },
            cadence);
    }

    [Fact]
    public void What_is_left_out_keeps_its_default()
    {
        Assert.Equal(Cadence.Default, Read("{}"));
        Assert.Equal(Cadence.Default with { CheckIn = new() { Limit = null } }, Read("""{ "checkIn": { "limit": null } }"""));
    }

    [Fact]
    public void Comments_trailing_commas_and_a_byte_order_mark_are_welcome()
    {
        Assert.True(Read("\uFEFF// mine\n{ /* soon */ \"discreet\": true, // shared calendar\n}\n// end\n").Discreet);
        Assert.True(Read("""{ "\u0064iscreet": true }""").Discreet);
    }

    [Theory]
    [InlineData("""{ "thankYou": { "minutes": 5 }, "checkIn": { "everyDays": 1, "limit": 1 }, "firstSightDays": 0, "quietAfterWeeks": 1 }""", "the least of each")]
    [InlineData("""{ "thankYou": { "minutes": 480, "lateDays": 30 }, "checkIn": { "everyDays": 90, "limit": 52 }, "firstSightDays": 365, "quietAfterWeeks": 52 }""", "the most of each")]
    [InlineData("""{ "thankYou": { "at": "00:00", "lateDays": 0 }, "checkIn": { "at": "23:59" } }""", "the ends of the day")]
    public void The_ends_of_a_range_belong_to_it(string text, string why) => Assert.True(CadenceReader.TryRead(text, "cadence.json", out _, out _), why);

    [Theory]
    [InlineData("""{ "thankYou": { "minutes": 4 } }""", "1:28: FUS105: thankYou.minutes cannot be 4: write a whole number from 5 to 480.")]
    [InlineData("""{ "agency": { "minutes": 481 } }""", "1:26: FUS105: agency.minutes cannot be 481: write a whole number from 5 to 480.")]
    [InlineData("""{ "checkIn": { "everyDays": 0 } }""", "1:29: FUS105: checkIn.everyDays cannot be 0: write a whole number from 1 to 90.")]
    [InlineData("""{ "agency": { "everyDays": 91 } }""", "1:28: FUS105: agency.everyDays cannot be 91: write a whole number from 1 to 90.")]
    [InlineData("""{ "checkIn": { "limit": 53 } }""", "1:25: FUS105: checkIn.limit cannot be 53: write a whole number from 1 to 52, or null.")]
    [InlineData("""{ "checkIn": { "limit": 0 } }""", "1:25: FUS105: checkIn.limit cannot be 0: write a whole number from 1 to 52, or null.")]
    [InlineData("""{ "thankYou": { "lateDays": -1 } }""", "1:29: FUS105: thankYou.lateDays cannot be -1: write a whole number from 0 to 30.")]
    [InlineData("""{ "quietAfterWeeks": 99999999999 }""", "1:22: FUS105: quietAfterWeeks cannot be 99999999999: write a whole number from 1 to 52.")]
    [InlineData("""{ "firstSightDays": 1.5 }""", "1:21: FUS105: firstSightDays cannot be 1.5: write a whole number from 0 to 365.")]
    [InlineData("""{ "firstSightDays": "14" }""", "1:21: FUS104: firstSightDays cannot be \"14\": write a whole number from 0 to 365.")]
    [InlineData("""{ "firstSightDays": null }""", "1:21: FUS104: firstSightDays cannot be null: write a whole number from 0 to 365.")]
    [InlineData("""{ "discreet": "yes" }""", "1:15: FUS104: discreet cannot be \"yes\": write true or false.")]
    [InlineData("""{ "discreet": [true, {}] }""", "1:15: FUS104: discreet cannot be [ ... ]: write true or false.")]
    [InlineData("""{ "thankYou": "email" }""", "1:15: FUS104: thankYou cannot be \"email\": write \"thankYou\": { ... }.")]
    [InlineData("""[ 1 ]""", "1:1: FUS104: the file cannot be [ ... ]: write { \"name\": value, ... }.")]
    [InlineData("""{ "letterPaper": "A4" }""", "1:18: FUS107: letterPaper cannot be \"A4\": write \"auto\" or \"a4\" or \"letter\".")]
    [InlineData("""{ "notes": { "language": "DE" } }""", "1:26: FUS107: notes.language cannot be \"DE\": write \"auto\" or \"en-US\" or \"en-GB\" or \"de\" or \"fr\" or \"es\" or \"pt-BR\" or \"pt-PT\" or \"it\" or \"nl\" or \"pl\" or \"sv\" or \"ja\" or \"zh\".")]
    [InlineData("""{ "me": { "phone": 4 } }""", "1:20: FUS104: me.phone cannot be 4: write a text of at most 200 characters on one line.")]
    [InlineData("""{ "me": { "name": "a\nb" } }""", "1:19: FUS105: me.name cannot be \"a\\nb\": write a text of at most 200 characters on one line.")]
    [InlineData("""{ "letterPaper": 4 }""", "1:18: FUS104: letterPaper cannot be 4: write \"auto\" or \"a4\" or \"letter\".")]
    [InlineData("""{ "thankYou": { "channel": "phone" } }""", "1:28: FUS107: thankYou.channel cannot be \"phone\": write \"email\" or \"letter\".")]
    [InlineData("""{ "checkIn": { "channel": "letter" } }""", "1:27: FUS107: checkIn.channel cannot be \"letter\": write \"email\" or \"phone\".")]
    [InlineData("""{ "agency": { "channel": "letter" } }""", "1:26: FUS107: agency.channel cannot be \"letter\": write \"email\" or \"phone\".")]
    [InlineData("""{ "closingNote": { "channel": "phone" } }""", "1:31: FUS107: closingNote.channel cannot be \"phone\": write \"email\" or \"letter\".")]
    [InlineData("""{ "checkIn": { "channel": "\ud800" } }""", "1:27: FUS107: checkIn.channel cannot be \"\\ud800\": write \"email\" or \"phone\".")]
    public void A_value_that_cannot_be_is_named_with_its_cure(string text, string expected) =>
        Assert.Equal([$"cadence.json:{expected}"], ProblemsOf(text));

    [Theory]
    [InlineData("9am", "\"09:00\"")]
    [InlineData("9:00", "\"09:00\"")]
    [InlineData("9 a.m.", "\"09:00\"")]
    [InlineData("12 AM", "\"00:00\"")]
    [InlineData("12:30pm", "\"12:30\"")]
    [InlineData("5.15 PM", "\"17:15\"")]
    [InlineData("17h30", "\"17:30\"")]
    [InlineData("17h", "\"17:00\"")]
    [InlineData("0930", "\"09:30\"")]
    [InlineData("09:00:00", "\"09:00\"")]
    [InlineData("13pm", "a time from \"00:00\" to \"23:59\"")]
    [InlineData("24:00", "a time from \"00:00\" to \"23:59\"")]
    [InlineData("10:75", "a time from \"00:00\" to \"23:59\"")]
    [InlineData("morning", "a time from \"00:00\" to \"23:59\"")]
    [InlineData("", "a time from \"00:00\" to \"23:59\"")]
    public void A_time_in_another_spelling_is_answered_with_ours(string written, string cure) =>
        Assert.Equal(
            [$"cadence.json:1:22: FUS106: checkIn.at cannot be \"{written}\": write {cure}."],
            ProblemsOf($$"""{ "checkIn": {"at" : "{{written}}"} }"""));

    [Theory]
    [InlineData("""{ "thankyou": {} }""", "1:3: FUS102: \"thankyou\" is no setting: did you mean \"thankYou\"?")]
    [InlineData("""{ "checkIn": { "limmit": 3 } }""", "1:16: FUS102: \"limmit\" is no setting of checkIn: did you mean \"limit\"?")]
    [InlineData("""{ "checkIn": { "lateDays": 3 } }""", "1:16: FUS102: \"lateDays\" is no setting of checkIn: write one of everyDays, at, minutes, channel, limit.")]
    [InlineData("""{ "country": { "minutes": [] } }""", "1:3: FUS102: \"country\" is no setting: write one of thankYou, checkIn, agency, closingNote, notes, me, firstSightDays, quietAfterWeeks, discreet, letterPaper, letterEnvelope.")]
    [InlineData("""{ "": 1 }""", "1:3: FUS102: \"\" is no setting: write one of thankYou, checkIn, agency, closingNote, notes, me, firstSightDays, quietAfterWeeks, discreet, letterPaper, letterEnvelope.")]
    [InlineData("""{ "discreet": true, "discreet": true }""", "1:21: FUS103: discreet stands here for the second time: keep one.")]
    [InlineData("""{ "agency": { "at": "09:00", "at": "10:00" } }""", "1:30: FUS103: agency.at stands here for the second time: keep one.")]
    [InlineData("""{ "agency": {}, "agency": { "oops": 1 } }""", "1:17: FUS103: agency stands here for the second time: keep one.")]
    public void A_name_that_cannot_be_is_answered_with_what_can(string text, string expected) =>
        Assert.Equal([$"cadence.json:{expected}"], ProblemsOf(text));

    [Theory]
    [InlineData("", 1, 1, "an empty file")]
    [InlineData("// nothing\n", 2, 1, "only a comment")]
    [InlineData("{ \"discreet\": true", 1, 19, "the end is missing")]
    [InlineData("{ \"discreet\": yes }", 1, 15, "no such word")]
    [InlineData("{ discreet: true }", 1, 3, "quotes are missing")]
    [InlineData("{\n  \"discreet\": true\n  \"letterPaper\": \"a4\"\n}", 3, 3, "a comma is missing")]
    [InlineData("{}\n{}", 2, 1, "something behind the end")]
    [InlineData("{ /* ä€😀 */ x }", 1, 14, "columns are characters, not bytes")]
    public void Broken_JSON_is_reported_where_it_breaks(string text, int line, int column, string why)
    {
        Assert.False(CadenceReader.TryRead(text, "cadence.json", out _, out ImmutableArray<Problem> problems));

        Problem problem = Assert.Single(problems);
        Assert.True((CadenceProblems.Syntax, line, column) == (problem.Code, problem.Line, problem.Column), $"{why}: {problem}");
        Assert.DoesNotContain("BytePositionInLine", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_problem_is_reported_at_once_and_nothing_is_read()
    {
        const string text = "\uFEFF{\r\n  // Grüße €\r\n  /* ü */ \"discreet\": 1,\r\n  \"thankYou\": { \"minutes\": 1, \"at\": \"9am\" },\r\n  \"letterPapr\": \"a4\",\r\n  \"discreet\": true\r\n  oops\r\n}";

        Assert.False(CadenceReader.TryRead(text, "my.json", out Cadence? cadence, out ImmutableArray<Problem> problems));

        Assert.Null(cadence);
        Assert.Equal(
            ["my.json:3:23: FUS104", "my.json:4:28: FUS105", "my.json:4:37: FUS106", "my.json:5:3: FUS102", "my.json:6:3: FUS103", "my.json:7:3: FUS101"],
            problems.Select(problem => problem.ToString()[..problem.ToString().IndexOf(": ", problem.ToString().IndexOf("FUS", StringComparison.Ordinal), StringComparison.Ordinal)]));
    }

    [Fact]
    public void A_very_long_value_is_shown_shortened()
    {
        string problem = Assert.Single(ProblemsOf($$"""{ "letterPaper": "{{new string('x', 5_000)}}" }"""));

        Assert.True(problem.Length < 150, problem);
    }

    private static Cadence Read(string text)
    {
        bool read = CadenceReader.TryRead(text, "cadence.json", out Cadence? cadence, out ImmutableArray<Problem> problems);

        Assert.Empty(problems);
        Assert.True(read);
        return cadence!;
    }

    private static IEnumerable<string> ProblemsOf(string text)
    {
        Assert.False(CadenceReader.TryRead(text, "cadence.json", out _, out ImmutableArray<Problem> problems));
        return problems.Select(problem => problem.ToString());
    }
}
