using System.Globalization;
using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Processes;

namespace FollowUpSync.Planning.Plans;

/// <summary>The words in which the planner explains itself.</summary>
internal static class Sentences
{
    /// <summary>"Monday 2 November".</summary>
    public static string Words(this LocalDate day) =>
        day.ToString("dddd d MMMM", CultureInfo.InvariantCulture);

    /// <summary>" at Contoso", " through Hays", or nothing.</summary>
    public static string At(HiringProcess process) =>
        process.Company is { } company ? $" at {company}"
        : process.Agency is { } agency ? $" through {agency}"
        : "";

    /// <summary>"Contoso", else a way to speak of it without a name.</summary>
    public static string Employer(HiringProcess process) => process.Company ?? process.Agency ?? "this employer";

    /// <summary>" with Dana Reyes", " with Dana Reyes and Sam Lee", " with Dana Reyes and 2 others".</summary>
    public static string With(ImmutableArray<Person> people)
    {
        string[] names = [.. people.Select(person => person.Name ?? person.Email).OfType<string>()];
        return names.Length switch
        {
            0 => "",
            1 => $" with {names[0]}",
            2 => $" with {names[0]} and {names[1]}",
            _ => $" with {names[0]} and {(names.Length - 1).ToString(CultureInfo.InvariantCulture)} others",
        };
    }

    /// <summary>"7 days" is a week.</summary>
    public static string Span(int days) => days switch
    {
        1 => "a day",
        7 => "a week",
        _ when days % 7 == 0 => string.Create(CultureInfo.InvariantCulture, $"{days / 7} weeks"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{days} days"),
    };

    /// <summary>The first letter large.</summary>
    public static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>How a process ended or rests, for what is left out.</summary>
    public static string Of(Outcome outcome, HiringProcess process) => outcome switch
    {
        Outcome.Offer => $"You have an offer from {Employer(process)}.",
        Outcome.Rejected => $"{Sentence(Employer(process))} said no.",
        Outcome.Withdrawn => $"You withdrew from the process at {Employer(process)}.",
        Outcome.Closed => $"You closed the process at {Employer(process)}.",
        Outcome.Paused => $"You paused the process at {Employer(process)}.",
        _ => "",
    };
}
