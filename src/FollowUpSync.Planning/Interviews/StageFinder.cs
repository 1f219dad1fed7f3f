namespace FollowUpSync.Planning.Interviews;

/// <summary>Finds the stage: what the title says counts before the text, and the decisive stage before the general one.</summary>
internal static class StageFinder
{
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
            ?? Said(entry.Body, 0, entry.MainNext, role);
        if (said is Stage.PhoneScreen or Stage.RecruiterScreen or null && employer.IsAgencyTalk)
        {
            return Stage.RecruiterScreen;
        }

        if (said is Stage.PhoneScreen && Meets(people, Part.Recruiter) && interviewers == 0)
        {
            return Stage.RecruiterScreen;
        }

        return said
            ?? (IsAddress(entry.Entry.Location) ? Stage.Onsite
                : interviewers >= 2 ? Stage.Panel
                : people.Count > 0 && interviewers == 0 && people.All(p => p.Part == Part.Recruiter) && !entry.Entry.Attendees.IsEmpty ? Stage.RecruiterScreen
                : null);
    }

    private static bool Meets(IReadOnlyList<Person> people, Part part) => people.Any(p => p.Part == part);

    private static Stage? Said(FoldedText text, int from, int to, Role? role)
    {
        foreach ((string theme, Stage stage) in Order)
        {
            foreach (Hit hit in text.Hits)
            {
                if (hit.Theme.Name == theme && hit.First >= from && hit.Next <= to
                    && !(role is not null && role.Where == text && hit.First < role.Next && hit.Next > role.First)
                    && !InLonger(text, hit))
                {
                    return stage;
                }
            }
        }

        return null;
    }

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

    // A place is an address or a name; a link, a tool or "phone" is none.
    private static bool IsAddress(string location) =>
        location.Length > 3
        && !location.Contains("://", StringComparison.Ordinal)
        && !Words.IsCall(location);

    private static class Words
    {
        private static readonly string[] Calls = ["phone", "teams", "zoom", "meet", "webex", "skype", "call", "video", "online", "hirevue", "tbd", "tbc", "telefon", "remote", "virtual", "téléphone", "teléfono", "telefone", "电话", "電話", "오연라인", "전화", "オンライン", "线上", "腾讯会议", "온라인", "gotomeeting", "google", "facetime", "whatsapp", "link"];

        public static bool IsCall(string location) => Array.Exists(Calls, c => location.Contains(c, StringComparison.OrdinalIgnoreCase));
    }
}
