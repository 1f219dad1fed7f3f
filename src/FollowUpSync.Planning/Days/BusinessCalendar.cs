namespace FollowUpSync.Planning.Days;

/// <summary>Business days: Monday to Friday, less the holidays given. No holidays are assumed.</summary>
public sealed class BusinessCalendar(HolidaySet holidays)
{
    /// <summary>Every Monday to Friday, without holidays.</summary>
    public static BusinessCalendar MondayToFriday { get; } = new(HolidaySet.None);

    /// <summary>Is <paramref name="day"/> a business day?</summary>
    public bool IsBusinessDay(LocalDate day) => WhyNot(day) is null;

    /// <summary>Why <paramref name="day"/> is no business day, in words that follow "is": <c>a Saturday</c>, <c>Thanksgiving Day</c>; null if it is one.</summary>
    /// <remarks>On a weekend the weekday wins over a holiday.</remarks>
    public string? WhyNot(LocalDate day) => day.DayOfWeek switch
    {
        IsoDayOfWeek.Saturday => "a Saturday",
        IsoDayOfWeek.Sunday => "a Sunday",
        _ => holidays.NameOn(day),
    };

    /// <summary>The first business day that is not before <paramref name="day"/>.</summary>
    public LocalDate OnOrAfter(LocalDate day)
    {
        while (!IsBusinessDay(day))
        {
            day = day.PlusDays(1);
        }

        return day;
    }

    /// <summary>The first business day after <paramref name="day"/>, which itself is never the answer.</summary>
    public LocalDate After(LocalDate day) => OnOrAfter(day.PlusDays(1));
}
