using FollowUpSync.Planning.Interviews;
using static FollowUpSync.Tests.Interviews.Entries;

namespace FollowUpSync.Tests.Interviews;

/// <summary>Who is met, and by what name.</summary>
public sealed class PeopleTests
{
    private static readonly Participant Maya = new("Maya Lindqvist", "maya.lindqvist@contoso.example");

    public static TheoryData<string, string, string> Shown => new()
    {
        { "Kröger, Beate, Dr.", "b.kroeger@contoso.example", "Beate Kröger" },
        { "Reyes, Dana", "dana.reyes@contoso.example", "Dana Reyes" },
        { "Dana Reyes (Contoso)", "dana.reyes@contoso.example", "Dana Reyes" },
        { "DANA REYES | Contoso", "dana.reyes@contoso.example", "Dana Reyes" },
        { "Steph Baker", "steph.baker@contoso.example", "Steph Baker" },
        { "Dr. Jonas Weber", "jonas.weber@contoso.example", "Jonas Weber" },
    };

    [Theory, MemberData(nameof(Shown))]
    public void A_name_is_read_as_a_person_bears_it(string shown, string address, string name)
    {
        Recognition found = Judge(Invited("Interview: Cloud Engineer", "", "Contoso Recruiting", "recruiting@contoso.example", new Participant(shown, address)));

        Assert.Equal((name, address), (found.People.Single().Name, found.People.Single().Email));
    }

    [Fact]
    public void An_inviter_who_is_among_the_invited_is_met()
    {
        CalendarEntry entry = Invited("Interview: Cloud Engineer", "You will talk with us about your experience.", others: [Maya, new Participant("Dana Reyes", "dana.reyes@contoso.example")]);

        Assert.All(Judge(entry).People, person => Assert.Equal((Part.Interviewer, PersonSource.Attendee), (person.Part, person.From)));
        Assert.Equal(2, Judge(entry).People.Length);
    }

    [Fact]
    public void An_inviter_who_is_not_among_the_invited_only_arranged_it()
    {
        Recognition found = Judge(Invited("Interview: Cloud Engineer", "You will talk with Maya about your experience.", others: Maya));

        Assert.Equal([("Maya Lindqvist", Part.Interviewer), ("Dana Reyes", Part.Recruiter)], found.People.Select(person => (person.Name!, person.Part)));
    }

    [Fact]
    public void What_the_owner_calls_an_interview_has_its_people_read_though_it_does_not_look_like_one()
    {
        CalendarEntry entry = Invited("Weekly chat", "see you there", others: Maya);

        Assert.Equal(Verdict.No, Judge(entry).Verdict);
        Assert.Contains(InterviewRecognizer.Read(entry, Alex).People, person => person.Email == Maya.Address);
    }
}
