using System.Collections.Concurrent;

namespace FollowUpSync.Planning.Days;

/// <summary>Named days on which nobody expects mail: a list that somebody gave, or a country's public holidays in any year. Immutable.</summary>
public sealed class HolidaySet
{
    private readonly Func<LocalDate, string?> _nameOn;

    private HolidaySet(Func<LocalDate, string?> nameOn) => _nameOn = nameOn;

    /// <summary>No holidays.</summary>
    public static HolidaySet None { get; } = new(_ => null);

    /// <summary>The countries that <see cref="ForCountry"/> knows, by code.</summary>
    public static ImmutableArray<Country> Countries =>
        [.. HolidayRules.BuiltIn.Values.Select(rules => rules.Country).OrderBy(country => country.Code, StringComparer.Ordinal)];

    /// <summary>The days listed. Of two names for one day the first wins.</summary>
    public static HolidaySet Of(IEnumerable<(LocalDate Date, string Name)> days)
    {
        ImmutableDictionary<LocalDate, string> names =
            days.DistinctBy(day => day.Date).ToImmutableDictionary(day => day.Date, day => day.Name);
        return new(names.GetValueOrDefault);
    }

    /// <summary>The nationwide public holidays of a country, in any year; <c>Days/holidays.txt</c> says which and by what law.</summary>
    /// <param name="code">Two letters of ISO 3166, in any case.</param>
    /// <returns>Null for a country that is not among <see cref="Countries"/>.</returns>
    public static HolidaySet? ForCountry(string code)
    {
        if (!HolidayRules.BuiltIn.TryGetValue(code, out HolidayRules? rules))
        {
            return null;
        }

        ConcurrentDictionary<int, ImmutableDictionary<LocalDate, string>> years = new();
        return new(day => years.GetOrAdd(day.Year, rules.DaysIn).GetValueOrDefault(day));
    }

    /// <summary>The holiday's name, in English for the built-in countries, or null on any other day.</summary>
    public string? NameOn(LocalDate day) => _nameOn(day);
}

/// <summary>A country whose holidays are built in.</summary>
/// <param name="Code">Two letters of ISO 3166, upper case.</param>
/// <param name="Name">The English name, with what part of it is meant.</param>
public sealed record Country(string Code, string Name);
