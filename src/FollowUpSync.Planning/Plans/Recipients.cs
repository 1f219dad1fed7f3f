using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Processes;

namespace FollowUpSync.Planning.Plans;

/// <summary>Who is written to.</summary>
public static class Recipients
{
    /// <summary>Everybody met on an interview day, each once; those who only arranged it never.</summary>
    internal static ImmutableArray<Person> Met(InterviewDay day)
    {
        Person[] people = [.. day.Rounds.SelectMany(round => round.Recognition.People)];
        return FirstNotEmpty(
            people.Where(person => person.Part == Part.Interviewer || (person.Part == Part.Recruiter && person.From != PersonSource.Organizer)),
            people.Where(person => person.Part == Part.Recruiter),
            people.Where(person => person.Part == Part.AgencyRecruiter));
    }

    /// <summary>The one person to ask how things stand, or null where nobody is certain.</summary>
    /// <remarks>
    /// The recruiter, else who arranged it, else the interviewer met last. In agency mode the agency's recruiter or
    /// nobody: an agency is not gone behind.
    /// </remarks>
    public static Addressee? ToAsk(HiringProcess process)
    {
        Interview[] latestFirst = [.. process.Interviews.Where(interview => !interview.IsDeclined).Reverse()];
        Person[] known = [.. latestFirst.SelectMany(People)];
        Person[] met = [.. latestFirst.Where(interview => !interview.IsCancelled).SelectMany(People)];
        return process.Agency is not null
            ? One(known.Where(person => person.Part == Part.AgencyRecruiter), "the agency's recruiter")
                ?? (process.IsAgencyDeclared ? One(known.Where(person => person.Part is Part.Recruiter or Part.Coordinator || person.From == PersonSource.Organizer), "who invited you for the agency") : null)
            : One(known.Where(person => person.Part == Part.Recruiter), "the recruiter")
                ?? One(known.Where(person => person.Part == Part.Coordinator), "who arranged it")
                ?? One(known.Where(person => person is { From: PersonSource.Organizer, Part: not Part.AgencyRecruiter }), "who invited you")
                ?? One(met.Where(person => person.Part == Part.Interviewer), "whom you met last");

        Addressee? One(IEnumerable<Person> choice, string because) =>
            choice.FirstOrDefault() is { } person ? new Addressee(WithAddress(person, known), because) : null;
    }

    // Of one interview's people, those whose address is known go before those who are only a name.
    private static IEnumerable<Person> People(Interview interview) =>
        interview.Recognition.People.OrderByDescending(person => person.Email is not null);

    private static Person WithAddress(Person person, IEnumerable<Person> known) =>
        person.Email is not null ? person : known.FirstOrDefault(other => other.Email is not null && SameName(person, other)) ?? person;

    private static ImmutableArray<Person> FirstNotEmpty(params ReadOnlySpan<IEnumerable<Person>> choices)
    {
        foreach (IEnumerable<Person> choice in choices)
        {
            ImmutableArray<Person> people = Distinct([.. choice]);
            if (!people.IsEmpty)
            {
                return people;
            }
        }

        return [];
    }

    // The same person twice is one: by address, or by the name that somebody with an address bears.
    private static ImmutableArray<Person> Distinct(Person[] people) =>
    [
        .. people
            .Where(person => person.Email is not null || !people.Any(other => other.Email is not null && SameName(person, other)))
            .DistinctBy(person => person.Email ?? person.Name ?? "", StringComparer.OrdinalIgnoreCase),
    ];

    private static bool SameName(Person one, Person other) =>
        one.Name is { } name && name.Equals(other.Name, StringComparison.OrdinalIgnoreCase);
}

/// <summary>Somebody to write to, and why to them.</summary>
/// <param name="Person">Who.</param>
/// <param name="Because">In words that follow the name: <c>the recruiter</c>.</param>
public sealed record Addressee(Person Person, string Because)
{
    internal ImmutableArray<Person> People => [Person];

    internal string Sentence => $"To {Person.Name ?? Person.Email}, {Because}.";
}
