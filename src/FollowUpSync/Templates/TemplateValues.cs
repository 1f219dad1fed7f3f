using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Cadences;
using Scriban.Runtime;

namespace FollowUpSync.Templates;

/// <summary>One value that a template can use.</summary>
/// <param name="Name">As a template writes it: <c>recipient.first</c>.</param>
/// <param name="Type"><c>text</c>, <c>number</c>, <c>yes/no</c> or <c>list</c>; with a question mark where it may be missing.</param>
/// <param name="Words">What it is, in plain words; also how a gap is named.</param>
public sealed record TemplateValue(string Name, string Type, string Words)
{
    internal Func<TemplateValues.Facts, object?> Read { get; init; } = _ => null;
}

/// <summary>The template model: what a template sees of a <see cref="NoteModel"/>, and the only thing it sees.</summary>
public static class TemplateValues
{
    /// <summary>Every value, in the order of the manual.</summary>
    public static ImmutableArray<TemplateValue> All { get; } =
    [
        Value("greeting", "text", "the greeting's line, with its comma", f => f.Manners.Greet(f.Recipient, f.Model.Formality)),
        Value("signature", "text", "the closing line and your name below it", f => f.Me is null ? f.Close.TrimEnd(',') : f.Close + "\n" + f.Me.Full),
        Value("recipient.name", "text?", "the recipient's name", f => f.Recipient?.Full),
        Value("recipient.first", "text?", "the recipient's first name", f => f.Recipient?.First),
        Value("recipient.last", "text?", "the recipient's family name", f => f.Recipient?.Last),
        Value("recipient.title", "text?", "the recipient's title (Dr., Prof.)", f => f.Recipient?.Title),
        Value("recipient.address", "text?", "the recipient's mail address", f => PlainText.Fact(f.Model.Recipient?.Address)),
        Value("names", "text?", "the names of everyone it is addressed to, at most three", f => f.Manners.ShortList(f.Names)),
        Value("me.name", "text?", "your name", f => f.Me?.Full),
        Value("me.first", "text?", "your first name", f => f.Me?.First),
        Value("me.address", "text?", "your mail address", f => PlainText.Fact(f.Model.Me.Address)),
        Value("company", "text?", "the employer", f => PlainText.Fact(f.Model.Company)),
        Value("role", "text?", "the position", f => PlainText.Fact(f.Model.Role)),
        Value("agency", "text?", "the staffing agency", f => PlainText.Fact(f.Model.Agency)),
        Value("stage", "text?", "the stage: " + string.Join(", ", Enum.GetValues<Stage>().Select(s => Key(s))), f => f.Model.Stage is { } stage ? Key(stage) : null),
        Value("interview.date", "text", "the interview's weekday, day and month", f => f.Date),
        Value("interview.day", "text", "the interview's weekday; its date where that was a week ago or more", f => f.Ago is null ? f.Manners.Weekday(f.Model.InterviewDay) : f.Date),
        Value("interview.ago", "text?", "how long ago the interview was: a week, two weeks, ...", f => f.Ago),
        Value("kind", "text", "the kind: " + string.Join(", ", Enum.GetValues<NoteKind>().Select(k => Key(k))), f => Key(f.Model.Kind)),
        Value("number", "number", "1 for the first of its kind, 2 for the second, ...", f => f.Model.Number),
        Value("turn", "number", "1 for the first person thanked for that day, 2 for the second, ...", f => Math.Max(1, f.Model.Recipient is { } who ? f.Model.People.IndexOf(who) + 1 : 1)),
        Value("promised", "text?", "the day by which a decision was promised", f => f.Model.Promised is { } day ? f.Manners.Date(day) : null),
        Value("met_before", "yes/no", "whether this person was thanked before", f => f.Model.MetBefore),
        Value("topics", "text?", "what you noted as talked about", f => f.Manners.List(f.Remarks.Topics)),
        Value("remarks", "text?", "what else you noted, as your own sentences", f => Facts.Sentences(f.Remarks.Sentences)),
        Value("notes", "list", "what else you noted, one by one", f => new ScriptArray(f.Remarks.Sentences)),
        Value("why", "text?", "why you want this job, as your own sentences", f => Facts.Sentences(f.Remarks.Why)),
        Value("to_send", "text?", "what you promised to send", f => f.Manners.List(f.Remarks.ToSend)),
        Value("next_interview", "text?", "weekday, day and month of the next interview with this employer", f => f.Model.NextInterview is { } day ? f.Manners.Date(day) : null),
        Value("language", "text", "the culture that the note is written in: " + string.Join(", ", NoteStyle.Cultures), f => f.Manners.Tag),
        Value("formality", "text", "how the recipient is addressed: usual, formal or familiar", f => f.Model.Formality == Formality.Auto ? "usual" : Key(f.Model.Formality)),
        Value("call.id", "text?", "on a call sheet: the id for the commands", f => f.Model.Call?.Id),
        Value("call.number", "text?", "on a call sheet: the number", f => PlainText.Fact(f.Model.Call?.Number)),
        Value("call.my_time", "text?", "on a call sheet: your time of day", f => f.Model.Call?.MyTime),
        Value("call.their_time", "text?", "on a call sheet: the time where they are, if it is another", f => f.Model.Call?.TheirTime),
    ];

    /// <summary>The functions, by full name: <c>string.upcase</c>.</summary>
    public static ImmutableArray<string> Functions => TemplateSandbox.FunctionNames;

    private static readonly Dictionary<string, TemplateValue> ByName = All.ToDictionary(v => v.Name);

    /// <summary>The value of that name, or null.</summary>
    internal static TemplateValue? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>Is it a group such as <c>recipient</c>, whose members are the values?</summary>
    internal static bool IsGroup(string name) => All.Any(v => v.Name.StartsWith(name + ".", StringComparison.Ordinal));

    /// <summary>The values as a template sees them.</summary>
    internal static ScriptObject Of(NoteModel model)
    {
        Facts facts = new(model);
        ScriptObject root = [];
        foreach (TemplateValue value in All)
        {
            string[] path = value.Name.Split('.');
            ScriptObject holder = root;
            if (path.Length == 2)
            {
                holder = root.TryGetValue(path[0], out object? group) ? (ScriptObject)group! : [];
                root[path[0]] = holder;
            }

            holder[path[^1]] = value.Read(facts);
        }

        return root;
    }

    private static TemplateValue Value(string name, string type, string words, Func<Facts, object?> read) => new(name, type, words) { Read = read };

    private static string Key<T>(T value)
        where T : struct, Enum => string.Concat(value.ToString().Select((c, i) => char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));

    /// <summary>The model, cleaned and read once.</summary>
    internal sealed class Facts(NoteModel model)
    {
        public NoteModel Model { get; } = model;

        public Manners Manners { get; } = Manners.Of(model.Language);

        public PersonName? Recipient { get; } = PersonName.Parse(model.Recipient?.Name);

        public PersonName? Me { get; } = PersonName.Parse(model.Me.Name);

        public string Date => Manners.Date(Model.InterviewDay);

        public string Close => Manners.Close(Model.Formality, Model.IsLetter);

        public string? Ago => Manners.Ago(Model.InterviewDay, Model.SendDay);

        public Remarks Remarks { get; } = model.Notes.IsEmpty
            ? Remarks.None
            : Remarks.Of(model.Notes, PersonName.Parse(model.Recipient?.Name), [.. model.People.Select(p => PersonName.Parse(p.Name)).OfType<PersonName>()]);

        public static string? Sentences(ImmutableArray<string> sentences) =>
            sentences.IsEmpty ? null : string.Join(sentences[0][^1] >= '\u3001' ? "" : " ", sentences);

        public IReadOnlyList<string> Names { get; } = [.. model.People.Select(p => PersonName.Parse(p.Name)?.Full ?? PlainText.Fact(p.Address)).OfType<string>()];
    }
}
