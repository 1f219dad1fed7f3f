using System.Globalization;
using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Plans;
using FollowUpSync.Planning.Processes;
using FollowUpSync.Planning.Reconciling;
using FollowUpSync.Storage;
using FollowUpSync.Sync;

namespace FollowUpSync.Cli.Output;

/// <summary>Why something is what it is, in sentences.</summary>
internal static class Explanation
{
    /// <summary>The sentences about an id; none where the id is not known.</summary>
    public static IEnumerable<string> Of(string id, MailboxState state, MailboxPlan plan, Instant now)
    {
        if (plan.Wanted.FirstOrDefault(wanted => wanted.FollowUp.Key.Id == id) is { } planned)
        {
            return OfFollowUp(planned, state, plan);
        }

        if (state.Ledger.Values.FirstOrDefault(entry => entry.Key.Id == id) is { } entry)
        {
            return OfEntry(entry, state, plan);
        }

        if (state.Interviews.GetValueOrDefault(id) is { } interview)
        {
            return OfInterview(interview, plan, now);
        }

        return plan.Processes.FirstOrDefault(process => process.Id == id) is { } process ? OfProcess(process, plan) : [];
    }

    private static IEnumerable<string> OfFollowUp(WantedEntry wanted, MailboxState state, MailboxPlan plan)
    {
        FollowUp followUp = wanted.FollowUp;
        yield return $"{wanted.Text.Summary}: {Day(followUp.Date)} at {followUp.Start.ToString("HH:mm", CultureInfo.InvariantCulture)}, {followUp.Status.ToString().ToLowerInvariant()}.";
        yield return followUp.Why;
        foreach (Person person in followUp.People)
        {
            yield return $"To {person.Name ?? person.Email}: {PartOf(person)}, known from {SourceOf(person)}{(person.Email is null ? "; no certain address, so the note has no recipient" : "")}.";
        }

        yield return plan.Desk.LanguageOf(followUp, followUp.People.FirstOrDefault()).Why;
        foreach (string interviewId in followUp.InterviewIds)
        {
            yield return $"It hangs on \"{state.Interviews[interviewId].Subject}\" ({interviewId}).";
        }
    }

    private static IEnumerable<string> OfEntry(LedgerEntry entry, MailboxState state, MailboxPlan plan)
    {
        yield return $"{entry.Text.Summary}: {entry.State.ToString().ToLowerInvariant()}{(entry.SettledOn is { } on ? $" on {Day(on)}" : "")}.";
        if (entry.SettledBy is { } id && state.Mail.GetValueOrDefault(id) is { } mail)
        {
            yield return mail.Kind == EvidenceKind.Discarded ? $"Its draft was thrown away; that was found on {Day(mail.At.InZone(plan.Home).Date)}." : $"It was found among what you sent, to {mail.Who}, {Moment(mail, plan)}: \"{mail.Subject}\".";
        }

        yield return $"When it was planned, for {Day(entry.Day)}: {entry.Why}";
    }

    private static IEnumerable<string> OfInterview(Interview interview, MailboxPlan plan, Instant now)
    {
        Recognition found = interview.Recognition;
        ZonedDateTime start = interview.Start.InZone(plan.Home);
        yield return $"\"{interview.Subject}\", {Day(start.Date)} at {start.ToString("HH:mm", CultureInfo.InvariantCulture)}, {interview.StandingAt(now).ToString().ToLowerInvariant()}.";
        yield return found.Verdict switch
        {
            Verdict.Interview => "I take it for an interview of yours:",
            Verdict.Ask => "I am not sure that it is an interview of yours:",
            _ => "I do not take it for an interview of yours:",
        };
        foreach (string reason in found.Reasons)
        {
            yield return $"  - {reason}";
        }

        string[] facts =
        [
            .. new[] { found.Company is { } company ? $"company {company}" : null, found.Role is { } role ? $"role {role}" : null, found.Stage is { } stage ? $"stage {JsonReport.Word(stage)}" : null, found.Agency is { } agency ? $"agency {agency}" : null }.OfType<string>(),
        ];
        if (facts.Length > 0)
        {
            yield return $"It says: {string.Join(", ", facts)}.";
        }

        foreach (Person person in found.People)
        {
            yield return $"{person.Name ?? person.Email}: {PartOf(person)}, from {SourceOf(person)}{(person.Email is null ? ", no address" : "")}.";
        }

        foreach (OmittedFollowUp omitted in plan.Omitted.Where(omitted => omitted.InterviewId == interview.Id))
        {
            yield return $"Left out: {omitted.Why}";
        }
    }

    private static IEnumerable<string> OfProcess(HiringProcess process, MailboxPlan plan)
    {
        yield return $"{process.Company ?? process.Agency ?? "An employer not yet named"}{(process.Role is { } role ? $", {role}" : "")}: {process.Outcome.ToString().ToLowerInvariant()}, {process.Interviews.Length} interviews.";
        if (process.Agency is { } agency)
        {
            yield return $"It goes through {agency}: check-ins are for the agency's recruiter.";
        }

        foreach (MailEvidence mail in process.Mail)
        {
            string what = mail.Kind switch
            {
                EvidenceKind.Answer => $"{mail.Who} wrote, {Moment(mail, plan)}: \"{mail.Subject}\"; {mail.Because}.",
                EvidenceKind.Sent => $"You wrote to {mail.Who}, {Moment(mail, plan)}: \"{mail.Subject}\"; {mail.Because}.",
                EvidenceKind.Returned => $"What you wrote to {string.Join(", ", mail.Addresses)} came back undelivered, {Moment(mail, plan)}; {mail.Because}.",
                _ => $"You threw the draft to {mail.Who} away; that was found on {Day(mail.At.InZone(plan.Home).Date)}.",
            };
            yield return $"{what} Seen on {Day(mail.SeenAt.InZone(plan.Home).Date)} ({mail.Run}).";
        }

        foreach (SettledAnswer answer in process.Answers)
        {
            yield return $"On {Day(answer.At.InZone(plan.Home).Date)} you said of what had come: {answer.Word.ToString().ToLowerInvariant()}.";
        }

        foreach (Contact contact in process.Contacts)
        {
            yield return $"You were in touch on {Day(contact.On)}, by {contact.By.ToString().ToLowerInvariant()}.";
        }

        if (process.Promised is { } promised)
        {
            yield return $"They promised an answer by {Day(promised)}.";
        }

        foreach (FollowUp followUp in plan.Wanted.Select(wanted => wanted.FollowUp).Where(followUp => followUp.ProcessId == process.Id))
        {
            yield return $"{Day(followUp.Date)} ({followUp.Key.Id}, {followUp.Status.ToString().ToLowerInvariant()}): {followUp.Why}";
        }
    }

    private static string Moment(MailEvidence mail, MailboxPlan plan) =>
        mail.At.InZone(plan.Home).ToString("dddd d MMMM uuuu 'at' HH:mm", CultureInfo.InvariantCulture);

    private static string Day(LocalDate day) => day.ToString("dddd d MMMM uuuu", CultureInfo.InvariantCulture);

    private static string PartOf(Person person) => person.Part switch
    {
        Part.AgencyRecruiter => "the agency's recruiter",
        Part.Recruiter => "the recruiter",
        Part.Coordinator => "who arranged it",
        _ => "an interviewer",
    };

    private static string SourceOf(Person person) => person.From switch
    {
        PersonSource.Attendee => "the list of attendees",
        PersonSource.Organizer => "the organiser",
        PersonSource.Body => "the text of the invitation",
        _ => "you",
    };
}
