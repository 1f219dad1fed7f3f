using System.Buffers;

namespace FollowUpSync.Planning.Interviews;

/// <summary>Finds the stage: what the title says counts before the text, and the decisive stage before the general one.</summary>
internal static class StageFinder
{
    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create(".!?\n。！？");

    // The order of precedence where one place names several.
    private static readonly (string Theme, Stage Stage)[] Order =
    [
        ("stage takeHomeReview", Stage.TakeHomeReview),
        ("stage final", Stage.Final),
        ("stage technical", Stage.Technical),
        ("stage panel", Stage.Panel),
        ("stage onsite", Stage.Onsite),
        ("stage hiringManager", Stage.HiringManager),
        ("stage recruiterScreen", Stage.RecruiterScreen),
        ("stage phoneScreen", Stage.PhoneScreen),
    ];

    public static Stage? Find(EntryText entry, Role? role, Employer employer, IReadOnlyList<Person> people)
    {
        int interviewers = people.Count(p => p.Part == Part.Interviewer);
        Stage? said = Said(entry.Title, 0, entry.Title.Tokens.Count, role)
            ?? entry.Labels("stage").Select(l => Said(l.Text, l.First, l.Next, role)).FirstOrDefault(s => s is not null)
            ?? Said(entry.Body, 0, entry.MessageNext, role, inTitle: false, entry.IsCall, isElsewhere: Places.IsVideo(entry.Entry.Location) || Places.IsPlace(entry.Entry.Location));
        if (employer.IsAgencyTalk && (said is Stage.PhoneScreen or Stage.RecruiterScreen || (said is null && interviewers == 0)))
        {
            return Stage.RecruiterScreen;
        }

        if (said is Stage.PhoneScreen && Meets(people, Part.Recruiter) && interviewers == 0)
        {
            return Stage.RecruiterScreen;
        }

        // Whoever gets to know them at their place, with others than the recruiter, has come for more than a first talk.
        if (said is Stage.RecruiterScreen && interviewers > 0 && Places.IsPlace(entry.Entry.Location))
        {
            return Stage.Onsite;
        }

        // "Call Contoso HR"
        if (said is null && entry.Title.Hits.Exists(h => h.Theme.Name == "talk") && entry.Title.Hits.Exists(h => h.Theme.Name == "recruiting hand"))
        {
            return Stage.RecruiterScreen;
        }

        // "Ask for Tina, bring your certificates": in the owner's own note that is a way to go.
        bool goes = (entry.Entry.Location.Length == 0 || Places.IsPlace(entry.Entry.Location)) && !entry.IsCall && entry.Links.Count == 0
            && (entry.Body.Hits.Exists(h => h.Theme.Name == "papers") || entry.Title.Hits.Exists(h => h.Theme.Name == "papers"))
            && !entry.Body.Hits.Concat(entry.Title.Hits).Any(h => h.Theme.Name is "stage phoneScreen");
        return said
            ?? (goes || Places.IsPlace(entry.Entry.Location) ? Stage.Onsite
                : interviewers >= 2 ? Stage.Panel
                : IsWithChief(entry.Title) ? Stage.HiringManager
                : people.Count > 0 && interviewers == 0 && people.All(p => p.Part is Part.Recruiter or Part.AgencyRecruiter) ? Stage.RecruiterScreen
                : null);
    }

    // "zoom w/ head of data", "call with the plant manager"
    private static bool IsWithChief(FoldedText title) => title.Hits.Exists(h => h.Theme.Name == "chief" && h.First > 0 && !title.Slice(h).Contains("hr", StringComparison.OrdinalIgnoreCase)
        && (title.Hits.Exists(w => w.Theme.Name == "before person" && w.Next <= h.First && w.Next >= h.First - 2) || title.Slice(h.First - 1, h.First) is "w"));

    private static bool Meets(IReadOnlyList<Person> people, Part part) => people.Any(p => p.Part == part);

    // Some words name a stage in a title alone: "technical" says nothing in the midst of a sentence. Nobody comes to a call in person, and
    // "as agreed by phone" says nothing of a talk by video or at a place.
    private static Stage? Said(FoldedText text, int from, int to, Role? role, bool inTitle = true, bool isCall = false, bool isElsewhere = false)
    {
        foreach ((string theme, Stage stage) in Order)
        {
            foreach (Hit hit in text.Hits)
            {
                if ((hit.Theme.Name == theme || (inTitle && hit.Theme.Name.StartsWith(theme, StringComparison.Ordinal))) && !(isCall && stage == Stage.Onsite) && !(isElsewhere && stage == Stage.PhoneScreen) && hit.First >= from && hit.Next <= to
                    && !IsInRole(text, hit, role)
                    && !InLonger(text, hit) && !(stage is not Stage.PhoneScreen && !inTitle && IsLater(text, hit)))
                {
                    return stage;
                }
            }
        }

        return null;
    }

    // "Head of Design, design exercise": the first of these is no stage, wherever the title of the job is written.
    private static bool IsInRole(FoldedText text, Hit hit, Role? role)
    {
        if (role is null || (role.Where == text && hit.First < role.Next && hit.Next > role.First))
        {
            return role is not null;
        }

        int within = role.Text.IndexOf(text.Slice(hit), StringComparison.OrdinalIgnoreCase);
        int from = text.Tokens[hit.First].Start - within;
        return within >= 0 && from >= 0 && from + role.Text.Length <= text.Text.Length && text.Text.AsSpan(from, role.Text.Length).Equals(role.Text, StringComparison.OrdinalIgnoreCase);
    }

    // "The next step is with the manager."
    private static bool IsLater(FoldedText text, Hit hit) => text.Hits.Exists(other =>
        other.Theme.Name == "later" && other.Next <= hit.First
        && !text.Text.AsSpan(text.Tokens[other.First].Start, text.Tokens[hit.First].Start - text.Tokens[other.First].Start).ContainsAny(SentenceEnds));

    // "screening" in "phone screening with our recruiter team" belongs to the longer phrase.
    private static bool InLonger(FoldedText text, Hit hit)
    {
        foreach (Hit other in text.Hits)
        {
            if ((other.Theme.IsStage || other.Theme.Name == "not a role") && other.Next - other.First > hit.Next - hit.First && other.First <= hit.First && other.Next >= hit.Next && other.Theme != hit.Theme)
            {
                return true;
            }
        }

        return false;
    }
}
