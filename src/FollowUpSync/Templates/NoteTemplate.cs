using FollowUpSync.Planning;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace FollowUpSync.Templates;

/// <summary>One template, parsed once: a line <c>Subject: ...</c>, an empty line, and the text.</summary>
internal sealed class NoteTemplate
{
    /// <summary>The longest template that is read; the defaults have about 2,000 characters.</summary>
    public const int LongestTemplate = 20_000;

    private const string SubjectMark = "Subject:";

    // Deep enough for any sentence, shallow enough for any stack.
    private static readonly ParserOptions Options = new() { ExpressionDepthLimit = 50 };

    private NoteTemplate(Template parsed) => Parsed = parsed;

    /// <summary>For the checks, which walk it.</summary>
    public Template Parsed { get; }

    /// <summary>The template, or what keeps it from being one.</summary>
    public static (NoteTemplate? Template, ImmutableArray<Problem> Problems) Parse(string text, string file)
    {
        if (text.Length > LongestTemplate)
        {
            return (null, [new Problem("FUS304", $"The template has {text.Length} characters; write at most {LongestTemplate}.", file)]);
        }

        Template parsed = Template.Parse(text.ReplaceLineEndings("\n"), file, Options);
        return parsed.HasErrors
            ? (null, [.. parsed.Messages.Where(m => m.Type == ParserMessageType.Error).Select(m => At(m.Span, "FUS301", m.Message, file))])
            : (new NoteTemplate(parsed), []);
    }

    /// <summary>Fills it in. A template that fails or goes beyond its limits throws <see cref="ScriptRuntimeException"/>.</summary>
    public Filled Fill(NoteModel model)
    {
        TemplateSandbox sandbox = new(TemplateValues.Of(model));
        string filled = Parsed.Render(sandbox).ReplaceLineEndings("\n").Trim('\n', ' ');
        string[] lines = [.. filled.Split('\n').Select(l => l.TrimEnd())];
        string? subject = lines[0].StartsWith(SubjectMark, StringComparison.OrdinalIgnoreCase) ? lines[0][SubjectMark.Length..].Trim() : null;
        return new Filled(subject, string.Join('\n', subject is null ? lines : lines[1..]).Trim('\n'), sandbox.Missing);
    }

    /// <summary>A problem at a place that Scriban counts from zero.</summary>
    public static Problem At(SourceSpan span, string code, string message, string file) =>
        new(code, message, file, span.Start.Line + 1, span.Start.Column + 1);

    /// <summary>What came out.</summary>
    /// <param name="Subject">Null where the template has no subject line, empty where that line is.</param>
    /// <param name="Text">All below it.</param>
    /// <param name="Missing">The first value that was to be written and is not known, or null.</param>
    public sealed record Filled(string? Subject, string Text, string? Missing);
}
