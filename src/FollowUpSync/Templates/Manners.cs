using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;
using FollowUpSync.Planning.Cadences;

namespace FollowUpSync.Templates;

/// <summary>How a culture greets, closes, dates and counts: its <c>manners.txt</c>, which stands beside its templates.</summary>
internal sealed class Manners
{
    private static readonly ConcurrentDictionary<string, Manners> Read = new(StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, string> _lines;
    private readonly string[] _weekdays;
    private readonly string[] _months;
    private readonly string[] _weeks;
    private readonly string[] _titles;

    private Manners(string tag, Dictionary<string, string> lines)
    {
        (Tag, _lines) = (tag, lines);
        _weekdays = ListOf("weekdays");
        _months = ListOf("months");
        _weeks = ListOf("weeks");
        _titles = ListOf("titles");
    }

    /// <summary>The culture: <c>en-US</c>, <c>de</c>, ...</summary>
    public string Tag { get; }

    /// <summary>The folder of its templates: <c>en</c>, <c>de</c>, <c>pt-BR</c>, ...</summary>
    public string Folder => _lines.GetValueOrDefault("folder") ?? Tag;

    /// <summary>Its texts say Sie, vous or usted, and what is familiar says it in other words.</summary>
    public bool FamiliarNeedsTemplate => _lines.ContainsKey("familiar needs its own template");

    /// <summary>Its name in English.</summary>
    public string Name => _lines["name"];

    /// <summary>The manners of a culture: its own, else those of its language, else American English.</summary>
    public static Manners Of(string culture) => Read.GetOrAdd(culture, static tag =>
    {
        string known = NoteStyle.Cultures.FirstOrDefault(c => c.Equals(tag, StringComparison.OrdinalIgnoreCase))
            ?? NoteStyle.Cultures.FirstOrDefault(c => c.Split('-')[0].Equals(tag.Split('-')[0], StringComparison.OrdinalIgnoreCase))
            ?? "en-US";
        return new Manners(known, LinesOf(known));
    });

    /// <summary>The greeting's line; somebody without a name is greeted without one.</summary>
    public string Greet(PersonName? who, Formality formality)
    {
        string line = who is null ? (formality == Formality.Familiar ? _lines.GetValueOrDefault("greeting familiar nobody") : null) ?? _lines["greeting nobody"]
            : formality == Formality.Familiar && !who.IsKnownByTitle ? _lines["greeting familiar"]
            : who is { Title: not null, Last: not null } && _titles.Contains(who.Title) ? _lines["greeting titled"]
            : formality == Formality.Formal ? _lines["greeting formal"]
            : _lines["greeting"];
        string title = _lines.GetValueOrDefault($"title {who?.Title}") ?? (_lines.ContainsKey("titles without full stop") ? who?.Title?.TrimEnd('.') : who?.Title) ?? "";
        return line
            .Replace("{first}", who?.First ?? who?.Full, StringComparison.Ordinal)
            .Replace("{name}", who?.Full, StringComparison.Ordinal)
            .Replace("{title}", title, StringComparison.Ordinal)
            .Replace("{last}", who?.Last, StringComparison.Ordinal);
    }

    /// <summary>The lines above the name.</summary>
    public string Close(Formality formality, bool isLetter) =>
        formality == Formality.Familiar ? _lines["closing familiar"] : isLetter ? _lines["closing letter"] : _lines["closing"];

    /// <summary>The name as it stands on an envelope.</summary>
    public string Addressee(string name) => _lines.GetValueOrDefault("addressee")?.Replace("{name}", name, StringComparison.Ordinal) ?? name;

    /// <summary>The day as it stands in a sentence: "Monday, November 2".</summary>
    public string Date(LocalDate day) => Fill(_lines["date"], day);

    /// <summary>The day as it stands at the head of a letter: "November 2, 2026".</summary>
    public string LetterDate(LocalDate day) => Fill(_lines["letter date"], day);

    /// <summary>The weekday's name.</summary>
    public string Weekday(LocalDate day) => _weekdays[(int)day.DayOfWeek - 1];

    /// <summary>Whole weeks between the days in words, as they stand after "it has been" or its like; null for less than one.</summary>
    public string? Ago(LocalDate then, LocalDate now) =>
        (Period.DaysBetween(then, now) / 7) switch
        {
            < 1 => null,
            int weeks when weeks <= _weeks.Length => _weeks[weeks - 1],
            int weeks => _lines["many weeks"].Replace("{n}", Text(weeks), StringComparison.Ordinal),
        };

    /// <summary>"Dana Reyes, Sam Lee and Kim Oh"; null for an empty list.</summary>
    public string? List(IReadOnlyList<string> items) =>
        items.Count switch
        {
            0 => null,
            1 => items[0],
            _ => string.Join(_lines["comma"], items.SkipLast(1)) + _lines["and"] + items[^1],
        };

    /// <summary>As <see cref="List"/>, but of four and more only the first two by name.</summary>
    public string? ShortList(IReadOnlyList<string> items) =>
        items.Count > 3
            ? items[0] + _lines["comma"] + items[1] + _lines["and more"].Replace("{n}", Text(items.Count - 2), StringComparison.Ordinal)
            : List(items);

    private string Fill(string pattern, LocalDate day) => pattern
        .Replace("{weekday}", Weekday(day), StringComparison.Ordinal)
        .Replace("{day}", day.Day == 1 ? _lines.GetValueOrDefault("first day") ?? "1" : Text(day.Day), StringComparison.Ordinal)
        .Replace("{month}", _months[day.Month - 1], StringComparison.Ordinal)
        .Replace("{year}", Text(day.Year), StringComparison.Ordinal);

    private string[] ListOf(string key) => [.. _lines[key].Split(',', StringSplitOptions.TrimEntries)];

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    // "like: en" takes over what the file does not say itself.
    private static Dictionary<string, string> LinesOf(string culture)
    {
        using Stream? stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Templates/{culture}/manners.txt")
            ?? throw new InvalidOperationException($"{culture}/manners.txt is not embedded.");
        using StreamReader reader = new(stream);
        Dictionary<string, string> lines = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.Split(':', 2, StringSplitOptions.TrimEntries) is [var key, var value] && !key.StartsWith('#'))
            {
                lines[key] = value.Trim('"').Replace("\\n", "\n", StringComparison.Ordinal);
            }
        }

        if (lines.GetValueOrDefault("like") is { } like)
        {
            foreach ((string key, string value) in LinesOf(like))
            {
                lines.TryAdd(key, value);
            }
        }

        return lines;
    }
}
