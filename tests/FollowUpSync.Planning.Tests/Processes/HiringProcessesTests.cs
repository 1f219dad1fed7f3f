using CsCheck;
using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Processes;
using FollowUpSync.Planning.Tests.Plans;

namespace FollowUpSync.Planning.Tests.Processes;

public sealed class HiringProcessesTests
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 11, 2, 12, 0);

    // Interviews on following days, as COMPANY/ROLE/AGENCY; the processes by the letters of their interviews.
    [Theory]
    [InlineData("one employer, one role", "Contoso/Engineer, Contoso/Engineer", "ab")]
    [InlineData("two employers", "Contoso/Engineer, Fabrikam/Engineer, Contoso/Engineer", "ac b")]
    [InlineData("two roles", "Contoso/Engineer, Contoso/Manager, Contoso/Engineer", "ac b")]
    [InlineData("legal form, case, accents and punctuation do not tell employers apart", "Société Générale/, SOCIETE GENERALE SA/, Contoso Ltd./, contoso/", "ab cd")]
    [InlineData("an employer called by a legal form keeps its name", "Co/, Inc/", "a b")]
    [InlineData("a role said only once", "Contoso/, Contoso/Engineer, Contoso/", "abc")]
    [InlineData("a role not said goes to the process last heard of", "Contoso/Engineer, Contoso/Manager, Contoso/", "a bc")]
    [InlineData("an agency that names its client later", "//Hays, Contoso//Hays, Contoso//", "abc")]
    [InlineData("an agency with two clients", "Contoso//Hays, Fabrikam//Hays", "a b")]
    [InlineData("an agency with two roles", "/Engineer/Hays, /Manager/Hays", "a b")]
    [InlineData("a role said more fully", "Contoso/Data Platform, Contoso/Data Platform Engineer, Contoso/Data", "abc")]
    [InlineData("an agency said more fully", "//Brightpath, //Brightpath Staffing", "ab")]
    [InlineData("two agencies", "//Hays, //Adecco", "a b")]
    [InlineData("nothing known", "/, /", "a b")]
    public void Sorts_interviews_into_processes(string why, string interviews, string expected)
    {
        ImmutableArray<HiringProcess> processes = HiringProcesses.Of(JobSearch.Me, Read(interviews), []);

        string actual = string.Join(' ', processes.Select(process => string.Concat(process.Interviews.Select(interview => interview.Entry.Uid))));
        Assert.True(expected == actual, $"{why}: {actual}");
    }

    [Fact]
    public void Twins_under_two_UIDs_are_one_process_even_if_only_one_names_the_employer()
    {
        Interview[] twins = [.. Read("Contoso/Engineer, /").Select(one => one with { Start = Noon, End = Noon, Subject = "Interview" })];

        Assert.Single(HiringProcesses.Of(JobSearch.Me, twins, []));
        Assert.Equal(2, HiringProcesses.Of(JobSearch.Me, [twins[0], twins[1] with { Subject = "Another" }], []).Length);
        Assert.Equal(2, HiringProcesses.Of(JobSearch.Me, [twins[0], twins[1] with { Start = Noon + Duration.FromMinutes(1) }], []).Length);
        Person dana = new("Dana Reyes", "dana@contoso.example", Part.Interviewer, PersonSource.Attendee);
        Assert.Equal(2, HiringProcesses.Of(JobSearch.Me, [twins[0], twins[1] with { Recognition = twins[1].Recognition with { People = [dana] } }], []).Length);
    }

    [Fact]
    public void What_was_said_last_about_any_of_its_interviews_counts()
    {
        Interview[] interviews = Read("Contoso/Engineer, Contoso/Lead Engineer, Contoso/Engineer");
        OwnerWord[] words =
        [
            Word(interviews[0], 3) with { Outcome = Outcome.Paused, Promised = new(2026, 11, 20), Contact = new(new(2026, 11, 9), Medium.Phone), Note = "second" },
            Word(interviews[2], 1) with { Outcome = Outcome.Rejected, Promised = new(2026, 12, 1), Contact = new(new(2026, 11, 12), Medium.Email), Note = "first" },
            Word(interviews[1], 9) with { Outcome = Outcome.Offer },
        ];

        HiringProcess process = HiringProcesses.Of(JobSearch.Me, interviews, words)[0];

        Assert.Equal(Outcome.Paused, process.Outcome);
        Assert.Equal(new LocalDate(2026, 11, 20), process.Promised);
        Assert.Equal([new(2026, 11, 9), new(2026, 11, 12)], process.Contacts.Select(contact => contact.On));
        Assert.Equal(["first", "second"], process.Notes);
        Assert.Null(process.ReopenedAt);
    }

    [Fact]
    public void Of_two_words_at_one_moment_the_one_said_later_counts()
    {
        Interview[] interviews = Read("Contoso/");
        OwnerWord no = Word(interviews[0], 1) with { Outcome = Outcome.Rejected };
        OwnerWord active = no with { Outcome = Outcome.Active };

        Assert.Equal((Outcome.Active, Noon + Duration.FromHours(1)), HiringProcesses.Of(JobSearch.Me, interviews, [no, active]).Select(one => (one.Outcome, one.ReopenedAt!.Value)).Single());
        Assert.Equal(Outcome.Rejected, HiringProcesses.Of(JobSearch.Me, interviews, [active, no]).Single().Outcome);
    }

    [Fact]
    public void Its_id_is_its_first_interviews_whatever_comes_after()
    {
        string id = HiringProcesses.Of(JobSearch.Me, Read("Contoso/"), []).Single().Id;

        Assert.Matches("^p_[0-9a-hjkmnp-tv-z]{8}$", id);
        Assert.Equal(id, HiringProcesses.Of(JobSearch.Me, Read("Contoso/, Contoso/Engineer, Contoso//Hays"), []).Single().Id);
    }

    [Fact]
    public void Every_interview_is_in_one_process_in_whatever_order_they_come()
    {
        Gen<string> facts = Gen.Select(Gen.OneOf("Contoso", "Contoso Inc", "Fabrikam", ""), Gen.OneOf("Engineer", "Manager", ""), Gen.OneOf("Hays", "Adecco", ""))
            .Select((company, role, agency) => $"{company}/{role}/{agency}");
        Gen.Select(facts.Array[0, 20], Gen.Int).Sample((each, seed) =>
        {
            Interview[] interviews = each.Length == 0 ? [] : Read(string.Join(", ", each));
            string sorted = Print(HiringProcesses.Of(JobSearch.Me, interviews, []));

            Assert.Equal(interviews.Length, sorted.Count(char.IsAsciiLetter));
            Assert.Equal(sorted, Print(HiringProcesses.Of(JobSearch.Me, interviews.OrderBy(one => one.Entry.Uid[0] * seed), [])));
        });

        static string Print(ImmutableArray<HiringProcess> processes) =>
            string.Join(' ', processes.Select(process => string.Concat(process.Interviews.Select(interview => interview.Entry.Uid))));
    }

    private static Interview[] Read(string interviews) =>
    [
        .. interviews.Split(", ").Select((text, day) =>
        {
            string[] facts = [.. text.Split('/'), ""];
            return JobSearch.Interview($"{(char)('a' + day)}", Noon + Duration.FromDays(day), Noon + Duration.FromDays(day) + Duration.FromHours(1), Known(facts[0]), Known(facts[1]), Known(facts[2]));
        }),
    ];

    private static string? Known(string fact) => fact.Length == 0 ? null : fact;

    private static OwnerWord Word(Interview interview, int hours) => new() { InterviewId = interview.Id, At = Noon + Duration.FromHours(hours) };
}
