using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Processes;

namespace FollowUpSync.Planning.Plans;

/// <summary>Who is written to.</summary>
internal static class Recipients
{
    /// <summary>Everybody met on an interview day, each once; those who only arranged it never.</summary>
    public static ImmutableArray<Person> Met(InterviewDay day)
    {
        Person[] people = [.. Distinct(day.Rounds.SelectMany(round => round.Recognition.People))];
        return FirstNotEmpty(
            people.Where(person => person.Part == Part.Interviewer || (person.Part == Part.Recruiter && person.From != PersonSource.Organizer)),
            people.Where(person => person.Part == Part.Recruiter),
            people.Where(person => person.Part == Part.AgencyRecruiter));
    }

    /// <summary>The one person to ask how things stand: the recruiter, else who arranged it, else the interviewer met last.</summary>
    public static ImmutableArray<Person> ForCheckIn(HiringProcess process)
    {
        Person[] latestFirst = LatestFirst(process);
        return One(
            latestFirst.Where(person => person.Part == Part.Recruiter),
            latestFirst.Where(person => person.Part == Part.Coordinator),
            latestFirst.Where(person => person is { From: PersonSource.Organizer, Part: not Part.AgencyRecruiter }),
            latestFirst.Where(person => person.Part == Part.Interviewer));
    }

    /// <summary>The agency's recruiter, or nobody: an agency is not gone behind.</summary>
    public static ImmutableArray<Person> ForAgency(HiringProcess process) =>
        One(LatestFirst(process).Where(person => person.Part == Part.AgencyRecruiter));

    /// <summary>The same person twice is one: by address, else by name.</summary>
    public static IEnumerable<Person> Distinct(IEnumerable<Person> people) =>
        people.DistinctBy(person => person.Email ?? person.Name ?? "", StringComparer.OrdinalIgnoreCase);

    private static Person[] LatestFirst(HiringProcess process) =>
        [.. process.Interviews.Where(interview => !interview.IsDeclined).Reverse().SelectMany(interview => interview.Recognition.People)];

    private static ImmutableArray<Person> FirstNotEmpty(params ReadOnlySpan<IEnumerable<Person>> choices)
    {
        foreach (IEnumerable<Person> choice in choices)
        {
            ImmutableArray<Person> people = [.. choice];
            if (!people.IsEmpty)
            {
                return people;
            }
        }

        return [];
    }

    // Within one choice, somebody whose address is known goes before somebody who is only a name.
    private static ImmutableArray<Person> One(params ReadOnlySpan<IEnumerable<Person>> choices)
    {
        foreach (IEnumerable<Person> choice in choices)
        {
            Person[] people = [.. choice];
            if (people.Length > 0)
            {
                return [people.FirstOrDefault(person => person.Email is not null) ?? people[0]];
            }
        }

        return [];
    }
}
