using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Processes;

namespace FollowUpSync.Planning.Mail;

/// <summary>Finds in the headers of a mailbox what concerns its hiring processes. What concerns none leaves nothing behind.</summary>
/// <remarks>
/// A message concerns a process by its conversation, by a person's address, by a person's full name, by the domain of employer or
/// agency, or by an applicant system that names the employer; the surest of these decides. A domain where anybody can have an
/// address says nothing, nor does an applicant system's alone, nor the owner's own.
/// </remarks>
public static class MailReading
{
    private const int LongestSubject = 200;

    /// <summary>What messages prove, oldest first.</summary>
    /// <param name="owner">Whose mailbox it is.</param>
    /// <param name="processes">With what mail has proved before.</param>
    /// <param name="messages">In any order.</param>
    public static ImmutableArray<MailEvidence> Read(Candidate owner, ImmutableArray<HiringProcess> processes, IEnumerable<MailMessage> messages)
    {
        var found = new List<MailEvidence>();
        foreach (MailMessage message in messages.OrderBy(message => message.At).ThenByDescending(message => message.IsOwners).ThenBy(message => message.Id, StringComparer.Ordinal))
        {
            if (Of(owner, processes, message, found) is { } evidence)
            {
                found.Add(evidence);
            }
        }

        return [.. found];
    }

    private static MailEvidence? Of(Candidate owner, ImmutableArray<HiringProcess> processes, MailMessage message, List<MailEvidence> found)
    {
        if (MailNatures.Of(message) == MailNature.DeliveryFailure)
        {
            return Returned(message, processes.SelectMany(process => process.Mail).Concat(found));
        }

        MailAddress[] others = message.IsOwners || message.IsDiscarded ? [.. message.To.Where(one => !owner.Owns(one.Address))]
            : message.From is { } from && !owner.Owns(from.Address) ? [from] : [];
        if ((message.FollowUp is null && MailNatures.Of(message) != MailNature.Letter) || (others.Length == 0 && message.FollowUp is null))
        {
            return null;
        }

        HiringProcess[] begun = [.. processes.Where(process => IsOpenAt(process, message.At) && process.Interviews.Any(interview => interview is { IsCancelled: false, IsDeclined: false } && interview.End <= message.At))];
        (HiringProcess Process, Link Link)[] linked = [.. begun.Select(process => (process, Best(owner, process, message, others, found))).Where(pair => pair.Item2 is not null).Select(pair => (pair.process, pair.Item2!))];
        if (linked.Length == 0)
        {
            return null;
        }

        (HiringProcess Process, Link Link)[] surest = [.. linked.Where(pair => pair.Link.Sureness == linked.Max(one => one.Link.Sureness))];
        (HiringProcess Process, Link Link)[] named = [.. surest.Where(pair => Names(message.Subject, pair.Process))];
        (HiringProcess Process, Link Link)[] concerned = surest.Length > 1 && named.Length > 0 ? named : surest;
        string who = others.Length == 0 ? "somebody" : string.Join(", ", others.Select(one => OneLine(one.Shown)));
        return new MailEvidence
        {
            MessageId = message.Id,
            Kind = message.IsDiscarded ? EvidenceKind.Discarded : message.IsOwners ? EvidenceKind.Sent : EvidenceKind.Answer,
            InterviewIds = [.. concerned.Select(pair => pair.Process.Interviews.Last(interview => interview.End <= message.At).Id)],
            At = message.At,
            Who = concerned[0].Link.Person?.Name ?? who,
            Addresses = [.. others.Select(one => one.Address.ToLowerInvariant()), .. concerned.Select(pair => pair.Link.Person?.Email?.ToLowerInvariant()).OfType<string>().Except(others.Select(one => one.Address.ToLowerInvariant()))],
            Subject = OneLine(message.Subject),
            Thread = message.Thread,
            Because = concerned[0].Link.Because,
            FollowUp = message.FollowUp,
        };
    }

    // A mail server names whom it did not reach, or answers in the conversation of what it returns.
    private static MailEvidence? Returned(MailMessage report, IEnumerable<MailEvidence> known)
    {
        string told = $"{report.Subject} {report.Preview} {report.Headers.FirstOrDefault(header => header.Name.Equals("X-Failed-Recipients", StringComparison.OrdinalIgnoreCase))?.Value}".ToLowerInvariant();
        ImmutableArray<string> Named(MailEvidence sent) => [.. sent.Addresses.Where(address => told.Contains(address, StringComparison.Ordinal))];
        MailEvidence? returned = known.LastOrDefault(one => one.Kind == EvidenceKind.Sent && one.At <= report.At && ((one.Thread is not null && one.Thread == report.Thread) || !Named(one).IsEmpty));
        return returned is null ? null : returned with
        {
            MessageId = report.Id,
            Kind = EvidenceKind.Returned,
            At = report.At,
            Addresses = Named(returned) is { IsEmpty: false } named ? named : returned.Addresses,
            Subject = OneLine(report.Subject),
            Because = $"it says that \"{returned.Subject}\" was not delivered",
            FollowUp = null,
        };
    }

    // What comes after the end concerns no plan.
    private static bool IsOpenAt(HiringProcess process, Instant at) =>
        process.Outcome is Outcome.Active or Outcome.Paused || at <= process.OutcomeAt;

    private static Link? Best(Candidate owner, HiringProcess process, MailMessage message, MailAddress[] others, List<MailEvidence> found)
    {
        HashSet<string> ids = [.. process.Interviews.Select(interview => interview.Id)];
        Person[] people = [.. process.Interviews.Where(interview => interview.End <= message.At).Reverse().SelectMany(interview => interview.Recognition.People)];
        Person? byAddress = people.FirstOrDefault(person => person.Email is { } email && others.Any(one => Same(one.Address, email)));
        if (message.InterviewId is { } own && ids.Contains(own))
        {
            return new Link(6, "it was your draft", byAddress);
        }

        if (process.Mail.Concat(found.Where(one => one.InterviewIds.Any(ids.Contains))).FirstOrDefault(one => one.Thread is not null && one.Thread == message.Thread) is { } before)
        {
            return new Link(5, $"it is in one conversation with \"{before.Subject}\"", byAddress);
        }

        if (byAddress is not null)
        {
            return new Link(4, $"it is {(message.IsOwners ? "to" : "from")} {byAddress.Name ?? byAddress.Email} of your interview", byAddress);
        }

        if (people.FirstOrDefault(person => person.Name is { } name && name.Contains(' ', StringComparison.Ordinal) && others.Any(one => !Domains.IsTool(Domains.Of(one.Address)) && name.Equals(one.Name, StringComparison.OrdinalIgnoreCase))) is { } byName)
        {
            return new Link(3, $"{byName.Name} of your interview bears that name", byName);
        }

        string[] strange = [.. others.Select(one => Domains.Of(one.Address)).Where(domain => !Domains.IsPrivate(domain) && !Domains.IsTool(domain) && !owner.Addresses.Any(own => IsOneHouse(Domains.Of(own), domain)))];
        if (people.FirstOrDefault(person => strange.Any(domain => IsOneHouse(Domains.Of(person.Email), domain))) is { } colleague)
        {
            return new Link(2, $"it {(message.IsOwners ? "goes to" : "comes from")} {Domains.Of(colleague.Email)}, where {colleague.Name ?? colleague.Email} writes from", null);
        }

        MailAddress? tool = message.IsOwners ? null : others.FirstOrDefault(one => Domains.IsTool(Domains.Of(one.Address)));
        return tool is not null && HiringProcesses.NameKey(process.Company) is { Length: > 2 } && Mentions($"{tool.Name} {message.Subject}", process.Company)
            ? new Link(1, $"it comes from an applicant system and names {process.Company}", null)
            : null;
    }

    private static bool Names(string subject, HiringProcess process) => Mentions(subject, process.Role) || Mentions(subject, process.Company);

    private static bool Mentions(string text, string? name) =>
        HiringProcesses.NameKey(name) is { Length: > 0 } key && $" {HiringProcesses.NameKey(text)} ".Contains($" {key} ", StringComparison.Ordinal);

    // dana+jobs@contoso.example is dana@contoso.example.
    private static bool Same(string one, string other) => WithoutTag(one).Equals(WithoutTag(other), StringComparison.OrdinalIgnoreCase);

    private static string WithoutTag(string address) =>
        address.IndexOf('@', StringComparison.Ordinal) is int at and > 0 && address.IndexOf('+', StringComparison.Ordinal) is int plus and > 0 && plus < at ? address[..plus] + address[at..] : address;

    // contoso.com, mail.contoso.com and contoso.de are one; a label of three letters is anybody's.
    private static bool IsOneHouse(string one, string other) =>
        one.Length > 0 && (one == other || one.EndsWith($".{other}", StringComparison.Ordinal) || other.EndsWith($".{one}", StringComparison.Ordinal)
            || (Domains.LabelOf(one) is { Length: > 4 } label && label == Domains.LabelOf(other)))
        && !Domains.IsPrivate(one) && !Domains.IsTool(one);

    private static string OneLine(string text)
    {
        string line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length > LongestSubject ? line[..LongestSubject] : line;
    }

    /// <summary>How a message hangs together with a process.</summary>
    private sealed record Link(int Sureness, string Because, Person? Person);
}
