namespace FollowUpSync.Planning.Interviews;

/// <summary>Decides whether a calendar entry is an interview that the candidate attends as a candidate.</summary>
public static class InterviewRecognizer
{
    /// <summary>Judges one entry. Pure: the same entry and candidate always give the same answer.</summary>
    public static Recognition Recognize(CalendarEntry entry, Candidate candidate)
    {
        if (entry.IsOurs)
        {
            return No("It is a follow-up of ours.");
        }

        if (!FirstLook.IsWorthMore(entry, candidate))
        {
            return No("Nothing in it speaks of an interview.");
        }

        return Read(entry, candidate, isSure: false);
    }

    /// <summary>Reads company, role, stage and people even where it does not look like an interview: the owner says that it is one.</summary>
    public static Recognition Read(CalendarEntry entry, Candidate candidate) => Read(entry, candidate, isSure: true);

    private static Recognition Read(CalendarEntry entry, Candidate candidate, bool isSure)
    {
        var text = new EntryText(entry);
        var owner = new Owner(candidate, entry);
        Role? role = RoleFinder.Find(text, owner, out Role? inTitle);
        Evidence evidence = Judgement.Of(text, owner, role, inTitle);
        (double wording, string words) = Wording.Weigh(text, owner, role);
        evidence.AddWording(wording, words);
        if (evidence.Verdict == Verdict.No && !isSure)
        {
            return new Recognition { Verdict = Verdict.No, Score = evidence.Score, Reasons = evidence.Reasons };
        }

        List<TitleRun> runs = TitleRuns.Of(text, role);
        Employer employer = EmployerFinder.Find(text, owner, role, runs);
        ImmutableArray<Person> people = PeopleFinder.Find(text, owner, employer, runs);
        return new Recognition
        {
            Verdict = evidence.Verdict,
            Score = evidence.Score,
            Reasons = evidence.Reasons,
            Company = employer.Company,
            Role = role is not null && IsPartOf(role.Text, employer.Agency) ? null : role?.Text,
            Stage = StageFinder.Find(text, role, employer, people),
            Agency = employer.Agency,
            People = people,
            Writing = WritingFinder.Find(entry),
        };
    }

    // "via Kestrel Recruitment" is where the agency's name begins, and no recruiting of kestrels.
    private static bool IsPartOf(string role, string? agency) =>
        agency?.StartsWith($"{role} ", StringComparison.OrdinalIgnoreCase) == true;

    private static Recognition No(string reason) => new() { Verdict = Verdict.No, Score = 0, Reasons = [reason] };
}
