namespace FollowUpSync.Planning.Interviews;

/// <summary>Decides whether a calendar entry is an interview that the candidate attends as a candidate.</summary>
public static class InterviewRecognizer
{
    /// <summary>Judges one entry. Pure: the same entry and candidate always give the same answer.</summary>
    public static Recognition Recognize(CalendarEntry entry, Candidate candidate)
    {
        bool mentioned = entry.Subject.Contains("interview", StringComparison.OrdinalIgnoreCase) && !entry.IsOurs && candidate is not null;
        return new Recognition
        {
            Verdict = mentioned ? Verdict.Interview : Verdict.No,
            Score = mentioned ? 0.9 : 0,
            Reasons = [mentioned ? "The title speaks of an interview." : "Nothing in it speaks of an interview."],
        };
    }
}
