using FollowUpSync.Planning.Interviews;
using static FollowUpSync.Tests.Interviews.Entries;

namespace FollowUpSync.Tests.Interviews;

/// <summary>Entries that try to be taken for interviews, and interviews that try not to be.</summary>
public sealed class TrickTests
{
    public static TheoryData<string, string> LookAlikes => new()
    {
        { "View inter-team dependencies", "" },
        { "Phone screen repair", "back up the phone first" },
        { "Phone screen - QuickFix", "cracked glass, ready in 30 min" },
        { "Solar panel survey", "" },
        { "Final round of golf", "" },
        { "Screening of 'The Interview'", "film club" },
        { "Mock interview with Ravi", "he plays the hiring manager" },
        { "Train to Leeds (interview at Contoso)", "" },
        { "Thank Dana for the interview", "" },
        { "Kindergarten interview for Mia", "" },
        { "Interview for my thesis: Prof. Lind", "" },
        { "Entretien de la chaudière", "" },
        { "Interview prep: Contoso", "read the annual report" },
        { "HOLD: Contoso interview?", "" },
    };

    public static TheoryData<string, string> WorkLookAlikes => new()
    {
        { "InterviewStream demo", "vendor shows the product" },
        { "Debrief: Sam Carter, Backend Engineer", "scorecards by noon" },
        { "Interview: Sam Carter for Backend Engineer", "You are interviewing Sam. CV attached." },
        { "Recruiter sync: open roles", "pipeline of my team" },
        { "Exit interview", "before your last day" },
        { "Customer interview: card disputes", "research notes in the wiki" },
    };

    public static TheoryData<string, string> Disguised => new()
    {
        { "Alex / Dana", "Hi Alex, I'm the hiring manager for the Data Analyst job and would like to hear about your background." },
        { "Coffee at our office", "Before we choose between the last two people for Campaigns Officer I'd like you to meet Henrik Dovecote." },
        { "Next step", "You're through to the next round of our hiring process and will meet our VP Product." },
        { "Termin am Donnerstag", "Guten Tag, wir haben Ihre Bewerbung gelesen und möchten Sie gerne zu einem Gespräch einladen." },
        { "Point téléphonique", "Bonjour, suite à votre candidature pour le poste de Comptable, je vous appelle jeudi." },
    };

    [Theory, MemberData(nameof(LookAlikes))]
    public void What_looks_like_an_interview_in_a_private_calendar_is_not_taken_for_one(string subject, string body) =>
        Assert.NotEqual(Verdict.Interview, Judge(Typed(subject, body)).Verdict);

    [Theory, MemberData(nameof(WorkLookAlikes))]
    public void What_looks_like_an_interview_at_work_is_not_taken_for_one(string subject, string body) =>
        Assert.Equal(Verdict.No, Judge(AtWork(subject, body), AlexAtWork).Verdict);

    [Theory, MemberData(nameof(Disguised))]
    public void An_interview_that_does_not_say_its_name_is_taken_for_one(string subject, string body) =>
        Assert.Equal(Verdict.Interview, Judge(Invited(subject, body)).Verdict);

    [Fact]
    public void A_recruiter_screen_keeps_the_recruiter_out_of_the_role()
    {
        Recognition found = Judge(Invited("Proseware recruiter screen: Backend Developer", "Hi Alex, a first call about the Backend Developer role.\n\nLucas Meyer\nTalent Acquisition, Proseware", "Lucas Meyer", "lucas.meyer@proseware.example"));

        Assert.Equal((Verdict.Interview, "Backend Developer", "Proseware", Stage.RecruiterScreen), (found.Verdict, found.Role, found.Company, found.Stage));
        Assert.Equal(("Lucas Meyer", Part.Recruiter), (found.People.Single().Name, found.People.Single().Part));
    }

    public static TheoryData<string, string> Sought => new()
    {
        { "Interview with Contoso: Senior Engineer", "Senior Engineer" },
        { "Vorstellungsgespräch bei Contoso – Softwareentwickler (m/w/d)", "Softwareentwickler" },
        { "2nd interview - Store Manager, Polo Park", "Store Manager" },
        { "Lunch with Dana (CEO) - interview for Data Analyst", "Data Analyst" },
    };

    [Theory, MemberData(nameof(Sought))]
    public void The_job_is_told_from_the_titles_of_those_who_are_met(string subject, string role) => Assert.Equal(role, InterviewRecognizer.Read(Typed(subject), Alex).Role);

    [Fact]
    public void A_tentative_hold_is_a_question_and_says_so()
    {
        Recognition found = Judge(Invited("Interview with Contoso: Data Analyst", "Your interview for the post of Data Analyst.") with { Status = EntryStatus.Tentative });

        Assert.Equal(Verdict.Ask, found.Verdict);
        Assert.Contains("It is a tentative hold that nobody has confirmed.", found.Reasons);
    }

    [Fact]
    public void Somebody_from_outside_on_an_invitation_at_work_is_the_candidate() =>
        Assert.Equal(Verdict.No, Judge(AtWork("Technical interview (Platform Engineer)", "", new Participant("Sam Carter", "sam.carter@gmail.example")), AlexAtWork).Verdict);

    [Fact]
    public void Who_is_told_that_they_interview_is_no_candidate_whatever_else_is_said() =>
        Assert.Equal(Verdict.No, Judge(Invited("Interview: Sam Carter, Backend Engineer (coding round)", "You are interviewing Sam for the open position of Backend Engineer..")).Verdict);

    [Fact]
    public void An_application_within_the_house_is_an_interview() =>
        Assert.Equal(Verdict.Interview, Judge(AtWork("Interview for internal vacancy: Payroll Specialist", "Thanks for your internal application. Priya Nair will interview you."), AlexAtWork).Verdict);

    [Fact]
    public void A_name_behind_a_no_reply_address_comes_from_the_text_and_has_no_address()
    {
        Recognition found = Judge(Invited("Interview confirmation", "Your interview for Cloud Engineer has been scheduled.\nInterviewer: Maya Lindqvist", "Contoso Careers", "no-reply@us.greenhouse-mail.io"));

        Assert.Equal("Contoso", found.Company);
        Assert.Equal(("Maya Lindqvist", null, PersonSource.Body), (found.People.Single().Name, found.People.Single().Email, found.People.Single().From));
    }

    [Fact]
    public void Rooms_functions_and_the_owner_are_nobody()
    {
        Recognition found = Judge(Invited(
            "Interview: Cloud Engineer", "", "Contoso Recruiting", "recruiting@contoso.example",
            new Participant("Room 4", "room4@contoso.example", Kind: ParticipantKind.Resource), new Participant("Maya Lindqvist", "maya.lindqvist@contoso.example")));

        Assert.Equal("maya.lindqvist@contoso.example", found.People.Single().Email);
    }
}
