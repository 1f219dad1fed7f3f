using System.Collections.Concurrent;
using System.Reflection;
using FollowUpSync.Planning;
using FollowUpSync.Planning.Plans;

namespace FollowUpSync.Templates;

/// <summary>A template's name and what it is for.</summary>
public sealed record TemplateInfo(string Name, string Description);

/// <summary>
/// The templates in force: the built-in ones, overlaid by the owner's own. A template of another language bears its tag
/// in front (<c>de/check-in</c>). Built-in templates are parsed when first used; own ones are checked at once,
/// and one with a problem is left out, so that the built-in one goes on.
/// </summary>
public sealed class NoteTemplates
{
    private static readonly ImmutableArray<TemplateInfo> Kinds =
    [
        new("thank-you", "The note the day after an interview, one for each person met."),
        new("check-in", "The friendly question how things stand; each number reads differently."),
        new("agency-check-in", "The same, to the staffing agency's recruiter."),
        new("closing", "The last friendly word after unanswered check-ins."),
        new("calendar-subject", "The subject of the calendar entry (a subject line alone)."),
        new("calendar-subject-discreet", "The same, for a calendar that colleagues can see."),
    ];

    private static readonly ImmutableArray<(string Tag, string Name)> OtherLanguages = [("de", "German"), ("fr", "French"), ("es", "Spanish")];

    private static readonly ConcurrentDictionary<string, NoteTemplate?> BuiltIn = new();

    private readonly ImmutableDictionary<string, string> _ownTexts;
    private readonly ImmutableDictionary<string, NoteTemplate> _own;

    /// <summary>Overlays the built-in templates.</summary>
    /// <param name="own">The owner's own texts by template name; unknown names are problems.</param>
    public NoteTemplates(IReadOnlyDictionary<string, string> own)
    {
        _ownTexts = own.ToImmutableDictionary();
        var checkedTexts = own.OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => (o.Key, Result: TemplateCheck.Read(o.Key, o.Value, o.Key))).ToList();
        _own = checkedTexts.Where(c => c.Result.Template is not null).ToImmutableDictionary(c => c.Key, c => c.Result.Template!);
        Problems = [.. checkedTexts.SelectMany(c => c.Result.Problems)];
    }

    /// <summary>The built-in templates alone.</summary>
    public static NoteTemplates Default { get; } = new(ImmutableDictionary<string, string>.Empty);

    /// <summary>Every template there is, in the order of the manual.</summary>
    public static ImmutableArray<TemplateInfo> All { get; } =
    [
        .. Kinds,
        .. OtherLanguages.SelectMany(l => Kinds.Where(k => !k.Name.StartsWith("calendar", StringComparison.Ordinal))
            .Select(k => new TemplateInfo($"{l.Tag}/{k.Name}", $"{l.Name}: {k.Description}"))),
    ];

    /// <summary>What is wrong with own templates; the built-in ones stand in for them.</summary>
    public ImmutableArray<Problem> Problems { get; }

    /// <summary>Is the owner's own template of that name in force?</summary>
    public bool IsOwn(string name) => _own.ContainsKey(name);

    /// <summary>The text in force: the owner's own, else the built-in one; null for a name that there is not.</summary>
    public string? TextOf(string name) => IsOwn(name) ? _ownTexts[name] : DefaultText(name);

    /// <summary>The built-in text; null for a name that there is not.</summary>
    public static string? DefaultText(string name)
    {
        using Stream? stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(ResourceName(name));
        if (stream is null)
        {
            return null;
        }

        using StreamReader reader = new(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The name of the template that a kind of follow-up is written with.</summary>
    public static string NameOf(FollowUpKind kind) =>
        kind switch
        {
            FollowUpKind.ThankYou => "thank-you",
            FollowUpKind.CheckIn => "check-in",
            FollowUpKind.AgencyCheckIn => "agency-check-in",
            FollowUpKind.ClosingNote => "closing",
            FollowUpKind.NoShow => "check-in",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of follow-up."),
        };

    /// <summary>The template in force for a language, else the English one.</summary>
    internal NoteTemplate Find(string name, string language)
    {
        string inLanguage = $"{language.Split('-')[0].ToLowerInvariant()}/{name}";
        if (!All.Any(t => t.Name == inLanguage))
        {
            inLanguage = name;
        }

        return _own.GetValueOrDefault(inLanguage) ?? ParsedDefault(inLanguage) ?? _own.GetValueOrDefault(name) ?? ParsedDefault(name)!;
    }

    /// <summary>The built-in template, parsed once; null for a name that there is not.</summary>
    internal static NoteTemplate? ParsedDefault(string name) =>
        BuiltIn.GetOrAdd(name, static n => DefaultText(n) is { } text ? NoteTemplate.Parse(text, n).Template : null);

    private static string ResourceName(string name) => $"Templates/{(name.Contains('/', StringComparison.Ordinal) ? name : "en/" + name)}.scriban";
}
