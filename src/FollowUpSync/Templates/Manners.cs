using System.Globalization;

namespace FollowUpSync.Templates;

/// <summary>How a language greets, closes, dates and counts.</summary>
/// <param name="Language">The tag: <c>en</c>, <c>en-GB</c>, ...</param>
/// <param name="Greet">The greeting's line: to a person, or to nobody known.</param>
/// <param name="Close">The line above the signature.</param>
/// <param name="And">Between the last two of a list, with its blanks.</param>
/// <param name="AndMore">After the first names of a long list: "and 2 more".</param>
/// <param name="Date">Weekday, day and month, as it stands in a sentence.</param>
/// <param name="Weekdays">From Monday.</param>
/// <param name="Months">From January.</param>
/// <param name="Weeks">"a week", "two weeks", ... as it stands after "it has been" or its like.</param>
internal sealed record Manners(
    string Language,
    Func<PersonName?, string> Greet,
    string Close,
    string And,
    Func<int, string> AndMore,
    Func<Manners, LocalDate, string> Date,
    ImmutableArray<string> Weekdays,
    ImmutableArray<string> Months,
    ImmutableArray<string> Weeks)
{
    private static readonly Manners American = new(
        "en",
        who => Greeting("Dear ", "Hello", who, ","),
        "Best regards,",
        " and ",
        more => Invariant($" and {more} more"),
        (m, d) => Invariant($"{m.Weekday(d)}, {m.Months[d.Month - 1]} {d.Day}"),
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
        ["a week", "two weeks", "three weeks", "four weeks", "five weeks", "six weeks", "seven weeks", "eight weeks", "nine weeks", "ten weeks"]);

    private static readonly Manners British = American with
    {
        Language = "en-GB",
        // British titles are written without the full stop.
        Greet = who => Greeting("Dear ", "Hello", who is null ? null : who with { Title = who.Title?.TrimEnd('.') }, ","),
        Close = "Kind regards,",
        Date = (m, d) => Invariant($"{m.Weekday(d)} {d.Day} {m.Months[d.Month - 1]}"),
    };

    // Formal, as one writes to an employer: the whole name, and no word that would need a gender.
    private static readonly Manners German = new(
        "de",
        who => Formally("Guten Tag ", "Guten Tag", who, ","),
        "Mit freundlichen Grüßen",
        " und ",
        more => Invariant($" und {more} weitere"),
        (m, d) => Invariant($"{m.Weekday(d)}, dem {d.Day}. {m.Months[d.Month - 1]}"),
        ["Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"],
        ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"],
        ["einer Woche", "zwei Wochen", "drei Wochen", "vier Wochen", "fünf Wochen", "sechs Wochen", "sieben Wochen", "acht Wochen", "neun Wochen", "zehn Wochen"]);

    private static readonly Manners French = new(
        "fr",
        who => Formally("Bonjour ", "Bonjour", who, ","),
        "Bien cordialement,",
        " et ",
        more => Invariant($" et {more} autres"),
        (m, d) => Invariant($"{m.Weekday(d)} {d.Day}{(d.Day == 1 ? "er" : "")} {m.Months[d.Month - 1]}"),
        ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"],
        ["une semaine", "deux semaines", "trois semaines", "quatre semaines", "cinq semaines", "six semaines", "sept semaines", "huit semaines", "neuf semaines", "dix semaines"]);

    private static readonly Manners Spanish = new(
        "es",
        who => Formally("Buenos días, ", "Buenos días", who, ":"),
        "Un cordial saludo,",
        " y ",
        more => Invariant($" y {more} más"),
        (m, d) => Invariant($"{m.Weekday(d)} {d.Day} de {m.Months[d.Month - 1]}"),
        ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"],
        ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"],
        ["una semana", "dos semanas", "tres semanas", "cuatro semanas", "cinco semanas", "seis semanas", "siete semanas", "ocho semanas", "nueve semanas", "diez semanas"]);

    private static readonly ImmutableArray<Manners> All = [American, British, German, French, Spanish];

    /// <summary>The manners of a language: the tag itself, else its language alone, else American English.</summary>
    public static Manners Of(string language) =>
        All.FirstOrDefault(m => m.Language.Equals(language, StringComparison.OrdinalIgnoreCase))
        ?? All.FirstOrDefault(m => m.Language.Equals(language.Split('-')[0], StringComparison.OrdinalIgnoreCase))
        ?? American;

    /// <summary>The weekday's name.</summary>
    public string Weekday(LocalDate day) => Weekdays[(int)day.DayOfWeek - 1];

    /// <summary>Whole weeks between the days in words; null for less than one.</summary>
    public string? Ago(LocalDate then, LocalDate now) =>
        (Period.DaysBetween(then, now) / 7) switch
        {
            < 1 => null,
            int weeks when weeks <= Weeks.Length => Weeks[weeks - 1],
            int weeks => Weeks[1].Replace(Weeks[1].Split(' ')[0], weeks.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal),
        };

    /// <summary>"Dana Reyes, Sam Lee and Kim Oh"; null for an empty list.</summary>
    public string? List(IReadOnlyList<string> items) =>
        items.Count switch
        {
            0 => null,
            1 => items[0],
            _ => string.Join(", ", items.SkipLast(1)) + And + items[^1],
        };

    /// <summary>As <see cref="List"/>, but of four and more only the first two by name.</summary>
    public string? ShortList(IReadOnlyList<string> items) =>
        items.Count > 3 ? $"{items[0]}, {items[1]}{AndMore(items.Count - 2)}" : List(items);

    /// <summary>Greeting, name as formal as it is known, and mark; nobody known is greeted without a name.</summary>
    private static string Greeting(string word, string bare, PersonName? who, string mark) =>
        who switch
        {
            null => bare + mark,
            { Title: { } title, Last: { } last } => $"{word}{title} {last}{mark}",
            { First: { } first } => word + first + mark,
            _ => word + who.Full + mark,
        };

    // An English "Ms." has no place in another language; "Dr." and "Prof." have, and "Frau" only came with a German name.
    private static string Formally(string word, string bare, PersonName? who, string mark) =>
        Greeting(word, bare, who is null ? null : who with { Title = who.Title is "Dr." or "Prof." or "Frau" or "Herr" ? who.Title : null, First = null }, mark);

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
