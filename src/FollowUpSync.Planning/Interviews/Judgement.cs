namespace FollowUpSync.Planning.Interviews;

/// <summary>Weighs an entry: what its words say, who invites whom, from where.</summary>
internal static class Judgement
{
    // "Call with Dana about the nurse job": no more than that is ever noted of many an interview.
    private const double TalkAboutJob = 4;

    // "We never ask applicants for money, bank details or gift cards": so many words on, it is still denied.
    private const int MostDenied = 12;

    public static Evidence Of(EntryText entry, Owner owner, Role? role)
    {
        var evidence = new Evidence();
        Role? inTitle = RoleFinder.InTitle(entry);
        Weigh(evidence, entry.Title, inTitle, int.MaxValue, inTitle: true);
        Weigh(evidence, entry.Body, role, entry.LetterNext, inTitle: false);
        if (IsTalkAboutJob(entry.Title, owner) && !entry.Title.Hits.Any(h => h.Theme.InTitle >= TalkAboutJob))
        {
            evidence.Add(TalkAboutJob, "The title speaks of a talk about a job.");
        }

        WeighSender(evidence, entry);
        WeighSides(evidence, entry, owner, role);
        if (role is not null)
        {
            evidence.Add(role.IsStated ? IsFromCompanyToPrivate(entry.Entry, owner) ? 3 : 2 : role.Where == entry.Title ? 1 : 0.7, $"It names a job: {role.Text}.");
        }

        if (role is { IsStated: true } && role.Where == entry.Body && owner is { Organizes: true, IsAtWork: false } && IsTalk(entry.Title))
        {
            evidence.Add(2, "You noted a talk, and a job in its text.");
        }

        WeighCircumstances(evidence, entry, owner);
        return evidence;
    }

    // What footers say against it ("calls may be recorded for training") is not about this entry.
    private static void Weigh(Evidence evidence, FoldedText text, Role? role, int letterNext, bool inTitle)
    {
        var counted = new HashSet<Theme>();
        int said = 0;
        int applicant = 0;

        // One sign that the owner is an applicant may be chance; a second is worth half as much again.
        bool IsSecond(Hit hit) => hit.Theme.Name == "application" && applicant == 1;
        foreach (Hit hit in Longest(text))
        {
            double points = inTitle ? hit.Theme.InTitle : hit.Theme.InText;
            bool inRole = role?.Where == text && hit.First < role.Next && hit.Next > role.First
                && (points > 0 || (hit.First >= role.First && (role.IsStated || role.Next - role.First > 1)));
            bool inFooter = points < 0 && hit.First >= letterNext && hit.Theme.Name is not ("give" or "interviewer" or "ours" or "scam");
            bool again = points > 0 && hit.First < said;
            bool denied = hit.Theme.Name == "scam" && text.Hits.Exists(h => h.Theme.Name == "denial" && h.First <= hit.First && hit.First - h.Next < MostDenied);
            bool shown = hit.Theme.Name == "claim" && text.Hits.Exists(h => h.Theme.Name == "papers" && h.First <= hit.First && h.Next >= hit.Next);
            if (points == 0 || denied || shown || inRole || inFooter || again || (!counted.Add(hit.Theme) && !IsSecond(hit)))
            {
                continue;
            }

            points = hit.Theme.Name == "application" && applicant++ > 0 ? points / 2 : points;
            said = points > 0 ? hit.Next : said;
            string says = $"The {(inTitle ? "title" : "text")} says \"{text.Slice(hit).ReplaceLineEndings(" ")}\"";
            evidence.Add(points, hit.Theme.Note.Length == 0 ? says + "." : $"{says}: {hit.Theme.Note}.");
        }
    }

    private static bool IsTalk(FoldedText title) => title.Hits.Exists(h => h.Theme.Name == "talk");

    private static bool IsTalkAboutJob(FoldedText title, Owner owner) =>
        title.Hits.Any(h => h.Theme.Name == "talk" || h.Theme.IsStage) && title.Hits.Any(h => h.Theme.Name == "job word" || (h.Theme.Name == "recruiting hand" && !owner.IsAtWork));

    // "Mock interview" is one thing; the "interview" in it is not a second. Two themes may claim the same words; then both count.
    private static List<Hit> Longest(FoldedText text)
    {
        List<Hit> hits = text.Hits.FindAll(h => h.Theme.IsEvidence);
        hits.Sort((a, b) => a.First != b.First ? a.First.CompareTo(b.First) : b.Next.CompareTo(a.Next));
        (int first, int end) = (0, 0);
        return hits.FindAll(hit =>
        {
            bool counts = hit.Theme.IsLoose || hit.Next > end || (hit.First == first && hit.Next == end);
            if (counts && !hit.Theme.IsLoose && hit.Next > end)
            {
                (first, end) = (hit.First, hit.Next);
            }

            return counts;
        });
    }

    private static void WeighSender(Evidence evidence, EntryText entry)
    {
        string domain = Domains.Of(entry.Entry.Organizer?.Address);
        foreach (Hit hit in new FoldedText(entry.Entry.Organizer?.Name ?? "").Hits.Where(h => h.Theme.Name is "media" or "claim" or "schooling" or "guinea pig" or "research" or "authority").Take(1))
        {
            evidence.Add(hit.Theme.InTitle, $"It comes from \"{entry.Entry.Organizer!.Name}\": {hit.Theme.Note}.");
        }

        if (entry.Links.Find(Domains.IsInterviewerLink) is { } kit)
        {
            evidence.Add(-6, $"It links to the interviewers' side of an applicant system ({kit.Split('/')[0]}).");
            return;
        }

        if (Domains.Is("ats", domain))
        {
            evidence.Add(3, $"Sent by an applicant system ({domain}).");
        }
        else if (entry.Links.Find(l => Domains.Is("ats", l.Split('/')[0])) is { } link)
        {
            evidence.Add(2, $"It links to an applicant system ({link.Split('/')[0]}).");
        }
    }

    private static void WeighSides(Evidence evidence, EntryText entry, Owner owner, Role? role)
    {
        CalendarEntry e = entry.Entry;
        Labelled? candidate = entry.Labels("candidate").Cast<Labelled?>().FirstOrDefault();
        if (candidate is { } named && NameReader.Read(named.Text, named.First, named.Next, true, out _) is { } name && !owner.IsName(name))
        {
            evidence.Add(-14, $"It names {name} as the candidate, so you are on the other side.");
        }

        if (entry.Labels("interviewer").Any(l => owner.IsName(l.Value)))
        {
            evidence.Add(-14, "It names you as the interviewer.");
        }

        bool internalTalk = entry.Title.Hits.Concat(entry.Body.Hits).Any(h => h.Theme.Name is "application" or "within the house") && !entry.Title.Hits.Concat(entry.Body.Hits).Any(h => h.Theme.Name == "give");
        List<Participant> others = [.. e.Attendees.Where(a => !owner.Is(a) && a.Kind == ParticipantKind.Individual)];
        if (owner.Organizes && others.Count > 0)
        {
            bool strangers = others.Exists(a => Domains.IsPrivate(Domains.Of(a.Address)));
            evidence.Add(owner.IsAtWork || strangers ? -14 : -3, "You organised it and invited others, so you seem to be the one who asks.");
        }
        else if (!owner.Organizes && owner.IsColleague(e.Organizer))
        {
            evidence.Add(internalTalk ? -1 : -6, "A colleague of yours invites: it is about others, unless you applied within the house.");
        }
        else if (!owner.Organizes && owner.IsAtWork && others.Exists(a => Domains.IsPrivate(Domains.Of(a.Address))))
        {
            evidence.Add(-14, "It invites you at work, and somebody from outside: you seem to be the one who asks.");
        }
        else if (IsFromCompanyToPrivate(e, owner))
        {
            evidence.Add(1.5, "A company invites your private mailbox.");
            if (NamesOwner(entry.Title, owner))
            {
                evidence.Add(2, "The title names you.");
            }
        }
        else if (!owner.Organizes && owner.IsAtWork && !Domains.IsPrivate(Domains.Of(e.Organizer?.Address)))
        {
            evidence.Add(-1, "It came to your mailbox at work.");
        }
    }

    // Whole: a first name alone is in the title of many a meeting.
    private static bool NamesOwner(FoldedText title, Owner owner)
    {
        for (int first = 0; first < title.Tokens.Count; first++)
        {
            for (int next = first + 2; next <= Math.Min(first + 4, title.Tokens.Count); next++)
            {
                if (owner.IsName(title.Slice(first, next)))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsFromCompanyToPrivate(CalendarEntry e, Owner owner) =>
        !owner.Organizes && !owner.IsAtWork && Domains.Of(e.Organizer?.Address) is var domain && !Domains.IsPrivate(domain) && !Domains.IsTool(domain);

    private static void WeighCircumstances(Evidence evidence, EntryText entry, Owner owner)
    {
        CalendarEntry e = entry.Entry;
        if (owner.Organizes && e.IsAllDay)
        {
            evidence.Add(-2, "You marked a whole day.");
        }

        if (e.IsRecurring)
        {
            evidence.Add(-2, "It repeats.");
        }

        if (owner.Organizes && owner.IsAtWork && entry.Title.Text.Contains("interviews", StringComparison.OrdinalIgnoreCase))
        {
            evidence.Add(-4, "Several interviews, in your mailbox at work: you seem to give them.");
        }

        if (e.Status == EntryStatus.Tentative)
        {
            evidence.Limit(Evidence.AtMostAsk, "It is a tentative hold that nobody has confirmed.");
        }
        else if (entry.Title.Hits.FirstOrDefault(h => h.Theme.Name == "hold") is { Theme: not null } hold)
        {
            evidence.Limit(Evidence.AtMostAsk, $"The title says \"{entry.Title.Slice(hold)}\": nobody has confirmed it yet.");
        }
    }
}
