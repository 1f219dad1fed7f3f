using System.Collections.Concurrent;
using System.Reflection;
using FollowUpSync.Planning;
using FollowUpSync.Planning.Cadences;

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
    private const string Familiar = ".familiar";

    private static readonly ImmutableArray<TemplateInfo> Kinds =
    [
        new("thank-you", "The note the day after an interview, one for each person met."),
        new("check-in", "The friendly question how things stand; each number reads differently."),
        new("agency-check-in", "The same, to the staffing agency's recruiter."),
        new("after-promise", "The first check-in after the day by which a decision was promised."),
        new("closing", "The last friendly word after unanswered check-ins."),
        new("no-show", "After an interview to which nobody came."),
        new("next-round", "Thanks for the invitation to the next round."),
        new("withdrawal", "You withdraw from the process."),
        new("offer", "An offer came: thanks, and time to think."),
        new("call", "The sheet for a call: whom, when, what to say, ask and log."),
    ];

    private static readonly ImmutableArray<TemplateInfo> CalendarKinds =
    [
        new("calendar-subject", "The subject of the calendar entry (a subject line alone)."),
        new("calendar-subject-discreet", "The same, for a calendar that colleagues can see."),
    ];

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
        .. CalendarKinds,
        .. NoteStyle.Cultures.Select(Manners.Of).DistinctBy(m => m.Folder).Where(m => m.Folder != "en").SelectMany(m => Kinds.SelectMany(k => new[]
        {
            new TemplateInfo($"{m.Folder}/{k.Name}", $"{m.Name}: {k.Description}"),
            new TemplateInfo($"{m.Folder}/{k.Name}{Familiar}", $"{m.Name}, familiar: {k.Description}"),
        })).Where(t => !t.Name.EndsWith(Familiar, StringComparison.Ordinal) || DefaultText(t.Name) is not null),
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

    /// <summary>The name of the template that a kind of note is written with.</summary>
    public static string NameOf(NoteKind kind) =>
        kind switch
        {
            NoteKind.ThankYou => "thank-you",
            NoteKind.CheckIn => "check-in",
            NoteKind.AgencyCheckIn => "agency-check-in",
            NoteKind.AfterPromise => "after-promise",
            NoteKind.Closing => "closing",
            NoteKind.NoShow => "no-show",
            NoteKind.NextRound => "next-round",
            NoteKind.Withdrawal => "withdrawal",
            NoteKind.Offer => "offer",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of note."),
        };

    /// <summary>A model such that a template is the one that it is written with.</summary>
    internal static NoteModel Fitting(NoteModel model, string name, CallFacts call)
    {
        string[] path = name.Split('/');
        string kindName = path[^1].Split('.')[0];
        string folder = path.Length == 2 ? path[0] : "en";
        return model with
        {
            Kind = Enum.GetValues<NoteKind>().FirstOrDefault(kind => NameOf(kind) == kindName, model.Kind),
            Call = kindName == "call" ? call : null,
            Language = Manners.Of(model.Language).Folder == folder ? model.Language : folder,
            Formality = name.EndsWith(Familiar, StringComparison.Ordinal) ? Formality.Familiar : model.Formality == Formality.Familiar ? Formality.Auto : model.Formality,
        };
    }

    /// <summary>Fills in the template in force for a culture, else the English one.</summary>
    internal NoteTemplate.Filled Fill(string name, NoteModel model)
    {
        Manners manners = Manners.Of(model.Language);
        string inLanguage = manners.Folder == "en" ? name : $"{manners.Folder}/{name}";
        bool canBeFamiliar = PersonName.Parse(model.Recipient?.Name) is not { IsKnownByTitle: true };
        NoteTemplate? familiar = model.Formality == Formality.Familiar && canBeFamiliar ? InForce(inLanguage + Familiar) : null;

        // "Hallo Dana, haben Sie ..." and "Guten Tag Dr. Reyes, hast du ..." would be neither: all of it is formal.
        bool isFormalAfterAll = model.Formality == Formality.Familiar && familiar is null && manners.FamiliarNeedsTemplate;
        return (familiar ?? InForce(inLanguage) ?? InForce(name)!).Fill(isFormalAfterAll ? model with { Formality = Formality.Auto } : model);
    }

    private NoteTemplate? InForce(string name) => _own.GetValueOrDefault(name) ?? ParsedDefault(name);

    /// <summary>The built-in template, parsed once; null for a name that there is not.</summary>
    internal static NoteTemplate? ParsedDefault(string name) =>
        BuiltIn.GetOrAdd(name, static n => DefaultText(n) is { } text ? NoteTemplate.Parse(text, n).Template : null);

    private static string ResourceName(string name) => $"Templates/{(name.Contains('/', StringComparison.Ordinal) ? name : "en/" + name)}.scriban";
}
