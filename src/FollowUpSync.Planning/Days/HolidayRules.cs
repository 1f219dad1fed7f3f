using System.Globalization;

namespace FollowUpSync.Planning.Days;

/// <summary>A country's holidays as rules; the grammar stands at the head of <c>holidays.txt</c>.</summary>
internal sealed record HolidayRules(Country Country, ImmutableArray<HolidayRule> Rules)
{
    private const string Resource = "Days/holidays.txt";

    private static readonly Lazy<ImmutableDictionary<string, HolidayRules>> Parsed = new(() =>
    {
        using StreamReader reader = new(typeof(HolidayRules).Assembly.GetManifestResourceStream(Resource)!);
        return Parse(reader.ReadToEnd());
    });

    /// <summary>By country code, in any case.</summary>
    public static ImmutableDictionary<string, HolidayRules> BuiltIn => Parsed.Value;

    /// <exception cref="FormatException">The text is wrong; the message begins with the line.</exception>
    public static ImmutableDictionary<string, HolidayRules> Parse(string text)
    {
        var countries = ImmutableDictionary.CreateBuilder<string, HolidayRules>(StringComparer.OrdinalIgnoreCase);
        string? current = null;
        int number = 0;
        foreach (string line in text.Split('\n', StringSplitOptions.TrimEntries))
        {
            number++;
            try
            {
                if (line is ['[', _, _, ']', ' ', ..])
                {
                    current = line[1..3];
                    countries.Add(current, new(new(current, line[5..]), []));
                }
                else if (line is not ("" or ['#', ..]))
                {
                    HolidayRules country = countries[current ?? throw new FormatException("a rule stands before the first [CC] country")];
                    countries[current] = country with { Rules = country.Rules.Add(HolidayRule.Parse(line)) };
                }
            }
            catch (Exception wrong) when (wrong is FormatException or ArgumentException)
            {
                throw new FormatException($"{Resource}:{number}: {wrong.Message}", wrong);
            }
        }

        return countries.ToImmutable();
    }

    /// <summary>Every holiday that falls into a year, substitutes from the next year's New Year included.</summary>
    public ImmutableDictionary<LocalDate, string> DaysIn(int year)
    {
        Dictionary<LocalDate, string> days = [];
        AddDays(year, days);
        if (year < 9999)
        {
            AddDays(year + 1, days);
        }

        return days.Where(day => day.Key.Year == year).ToImmutableDictionary();
    }

    private void AddDays(int year, Dictionary<LocalDate, string> days)
    {
        var own = Rules.Where(rule => rule.AppliesIn(year)).Select(rule => (Rule: rule, Day: rule.In(year))).OrderBy(own => own.Day).ToList();
        foreach ((HolidayRule rule, LocalDate day) in own)
        {
            days.TryAdd(day, rule.Name);
        }

        // Only now is it known which weekdays are free: Boxing Day on a Monday sends Sunday's Christmas Day to Tuesday.
        foreach ((HolidayRule rule, LocalDate day) in own)
        {
            if (rule.Substitution.For(day, days.ContainsKey) is { } substitute)
            {
                days.TryAdd(substitute, $"{rule.Name} (observed)");
            }
        }
    }
}

/// <summary>One line: <c>Jun 19, nearest, from 2021: Juneteenth</c>.</summary>
internal sealed record HolidayRule(string Name, Func<int, LocalDate> In)
{
    private static readonly ImmutableArray<string> Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    private static readonly ImmutableArray<string> Ordinals = ["1st", "2nd", "3rd", "4th", "last"];

    public Substitution Substitution { get; private init; } = Substitution.None;

    public int From { get; private init; } = int.MinValue;

    public int Until { get; private init; } = int.MaxValue;

    public ImmutableArray<int> Except { get; private init; } = [];

    public bool AppliesIn(int year) => From <= year && year <= Until && !Except.Contains(year);

    public static HolidayRule Parse(string line)
    {
        if (line.Split(": ", 2) is not [string head, { Length: > 0 } name])
        {
            throw new FormatException("a rule is DAY, CONDITIONS: NAME");
        }

        string[] parts = head.Split(',', StringSplitOptions.TrimEntries);
        return parts.Skip(1).Aggregate(new HolidayRule(name, Day(parts[0].Split(' '))), (rule, condition) => rule.With(condition.Split(' ')));
    }

    private HolidayRule With(string[] condition) => condition switch
    {
        ["nearest"] => this with { Substitution = Substitution.Nearest },
        ["following"] => this with { Substitution = Substitution.Following },
        ["from", string year] => this with { From = Number(year) },
        ["until", string year] => this with { Until = Number(year) },
        ["only", string year] => this with { From = Number(year), Until = Number(year) },
        ["except", .. string[] years] => this with { Except = [.. years.Select(Number)] },
        _ => throw new FormatException($"unknown condition '{string.Join(' ', condition)}'"),
    };

    private static Func<int, LocalDate> Day(string[] words)
    {
        switch (words)
        {
            case ["Easter"]:
                return EasterSunday;
            case ["Easter", string days]:
                int offset = int.Parse(days, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
                return year => EasterSunday(year).PlusDays(offset);
            case [string month, string day]:
                AnnualDate date = Date(month, day);
                return date.InYear;
            case [string month, string day, "if", string weekday, "else", .. string[] rest]:
                AnnualDate first = Date(month, day);
                IsoDayOfWeek needed = Weekday(weekday);
                Func<int, LocalDate> otherwise = Day(rest);
                return year => first.InYear(year).DayOfWeek == needed ? first.InYear(year) : otherwise(year);
            case [string nth, string weekday, "of", string month]:
                int week = Ordinals.IndexOf(nth) + 1;
                IsoDayOfWeek weekdayOfMonth = Weekday(weekday);
                int ofMonth = Date(month, "1").Month;
                // NodaTime takes a fifth that does not exist for the last one, which is what "last" means.
                return week > 0 ? year => LocalDate.FromYearMonthWeekAndDay(year, ofMonth, week, weekdayOfMonth) : throw Unknown(words);
            case [string weekday, "on", "or", ("before" or "after") and string side, string month, string day]:
                Func<LocalDate, LocalDate> adjust = side is "before"
                    ? DateAdjusters.PreviousOrSame(Weekday(weekday))
                    : DateAdjusters.NextOrSame(Weekday(weekday));
                AnnualDate anchor = Date(month, day);
                return year => adjust(anchor.InYear(year));
            default:
                throw Unknown(words);
        }
    }

    private static AnnualDate Date(string month, string day) => new(Months.IndexOf(month) + 1, Number(day));

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static IsoDayOfWeek Weekday(string text) =>
        Enum.TryParse(text, out IsoDayOfWeek weekday) && weekday.ToString() == text && weekday != IsoDayOfWeek.None
            ? weekday
            : throw new FormatException($"unknown weekday '{text}'");

    private static FormatException Unknown(string[] words) => new($"unknown day '{string.Join(' ', words)}'");

    /// <summary>Gregorian, by the method of Meeus, Jones and Butcher.</summary>
    private static LocalDate EasterSunday(int year)
    {
        int golden = year % 19;
        (int century, int inCentury) = Math.DivRem(year, 100);
        int moonCorrection = (century - ((century + 8) / 25) + 1) / 3;
        int epact = ((19 * golden) + century - (century / 4) - moonCorrection + 15) % 30;
        int weekday = (32 + (2 * (century % 4)) + (2 * (inCentury / 4)) - epact - (inCentury % 4)) % 7;
        int late = (golden + (11 * epact) + (22 * weekday)) / 451;
        int sum = epact + weekday - (7 * late) + 114;
        return new(year, sum / 31, (sum % 31) + 1);
    }
}

/// <summary>Which weekday stands in for a holiday on a weekend.</summary>
internal enum Substitution
{
    /// <summary>None: the holiday is lost.</summary>
    None,

    /// <summary>Saturday's goes to Friday, Sunday's to Monday.</summary>
    Nearest,

    /// <summary>The next weekday that is not a holiday itself.</summary>
    Following,
}

internal static class SubstitutionDays
{
    public static LocalDate? For(this Substitution substitution, LocalDate day, Func<LocalDate, bool> isTaken)
    {
        if (substitution == Substitution.None || day.DayOfWeek < IsoDayOfWeek.Saturday)
        {
            return null;
        }

        if (substitution == Substitution.Nearest)
        {
            return day.PlusDays(day.DayOfWeek == IsoDayOfWeek.Saturday ? -1 : 1);
        }

        do
        {
            day = day.PlusDays(1);
        }
        while (day.DayOfWeek >= IsoDayOfWeek.Saturday || isTaken(day));
        return day;
    }
}
