using FollowUpSync.Planning.Cadences;
using Scriban.Syntax;

namespace FollowUpSync.Templates;

/// <summary>What became of a note: written, or held because of a gap.</summary>
public abstract record Written
{
    private protected Written()
    {
    }
}

/// <summary>A note that can go out as it is.</summary>
/// <param name="Subject">One line of at most 77 characters; for a letter, the line above the greeting.</param>
/// <param name="Text">Plain text: paragraphs apart by an empty line, line ends LF.</param>
/// <param name="Html">The same words as an HTML document.</param>
public sealed record Note(string Subject, string Text, string Html) : Written
{
    /// <summary>A call sheet as Markdown.</summary>
    public string ToSheet() => $"# {Subject}\n\n{Text}\n";
}

/// <summary>Why there is no note: a draft with a hole is never made.</summary>
/// <param name="Fact">What is missing, in plain words: "the recipient's first name".</param>
/// <param name="Message">The whole sentence, with what to do.</param>
public sealed record Gap(string Fact, string Message) : Written;

/// <summary>Writes notes and calendar subjects with the templates in force.</summary>
public sealed class NoteWriter(NoteTemplates templates)
{
    private const int LongestSubject = 77;

    /// <summary>The note of one follow-up to one person.</summary>
    public Written Write(NoteModel model)
    {
        string name = model.Call is null ? NoteTemplates.NameOf(model.Kind) : "call";
        try
        {
            return templates.Fill(name, model) switch
            {
                { Missing: { } missing } => GapOf(missing, name),
                { Subject: null or "" } => new Gap("the subject", $"The template {name} came out without a subject; see `templates check`."),
                { Text: "" } => new Gap("the text", $"The template {name} came out empty; see `templates check`."),
                { Subject: var subject, Text: var text } => new Note(PlainText.Clip(subject, LongestSubject), text, NoteHtml.Of(text)),
            };
        }
        catch (ScriptRuntimeException fault)
        {
            return new Gap("a template that works", $"The template {name} fails here: {fault.OriginalMessage} Mend it, or type `templates reset {name}`.");
        }
    }

    /// <summary>The subject of the calendar entry; where the owner's own template fails, the built-in one's.</summary>
    public string CalendarSubject(NoteModel model, bool discreet)
    {
        string name = discreet ? "calendar-subject-discreet" : "calendar-subject";
        string? subject = null;
        try
        {
            subject = templates.Fill(name, model with { Language = "en-US", Formality = Formality.Auto }) is { Missing: null, Subject: { Length: > 0 } written } ? written : null;
        }
        catch (ScriptRuntimeException)
        {
            // The built-in one below never fails; `templates check` says what is wrong with the other.
        }

        return PlainText.Clip(subject ?? NoteTemplates.ParsedDefault(name)!.Fill(model).Subject!, LongestSubject);
    }

    private static Gap GapOf(string missing, string template)
    {
        string fact = TemplateValues.Find(missing)?.Words ?? $"`{missing}`";
        return new Gap(fact, $"Not written, since {fact} is not known and the template {template} needs it: say it, or put `if {missing}` around that sentence.");
    }
}
