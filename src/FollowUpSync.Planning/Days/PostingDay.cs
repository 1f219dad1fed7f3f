namespace FollowUpSync.Planning.Days;

/// <summary>When a letter has to be in the post.</summary>
public static class PostingDay
{
    /// <summary>The last business day on which a letter can be posted that shall be there on <paramref name="arrival"/> or before.</summary>
    /// <param name="arrival">The day by which it shall be there; where no post comes on it, the business day before counts.</param>
    /// <param name="transit">How many business days the post takes: 1 is "the next business day".</param>
    /// <param name="days">The business days.</param>
    public static LocalDate Latest(LocalDate arrival, int transit, BusinessCalendar days)
    {
        LocalDate day = OnOrBefore(arrival, days);
        for (int left = transit; left > 0; left--)
        {
            day = OnOrBefore(day.PlusDays(-1), days);
        }

        return day;
    }

    private static LocalDate OnOrBefore(LocalDate day, BusinessCalendar days)
    {
        while (!days.IsBusinessDay(day))
        {
            day = day.PlusDays(-1);
        }

        return day;
    }
}
