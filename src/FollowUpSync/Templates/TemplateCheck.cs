using System.Text.RegularExpressions;
using FollowUpSync.Planning;
using FollowUpSync.Planning.Interviews;
using Scriban.Syntax;

namespace FollowUpSync.Templates;

/// <summary>Checks a template that a person wrote, whole, before it is used.</summary>
public static partial class TemplateCheck
{
    private const int LongestSubject = 77;

    /// <summary>Everything that is wrong; empty for a template that may be used.</summary>
    /// <param name="name">Which template it is to be: <c>thank-you</c>.</param>
    /// <param name="text">The template.</param>
    /// <param name="file">Its file's name as the person knows it.</param>
    public static ImmutableArray<Problem> Check(string name, string text, string file) => Read(name, text, file).Problems;

    /// <summary>The template, or everything that is wrong with it.</summary>
    internal static (NoteTemplate? Template, ImmutableArray<Problem> Problems) Read(string name, string text, string file)
    {
        if (!NoteTemplates.All.Any(t => t.Name == name))
        {
            return (null, [new Problem("FUS300", $"There is no template {name}; {Nearest.Hint(name, NoteTemplates.All.Select(t => t.Name))}", file)]);
        }

        (NoteTemplate? template, ImmutableArray<Problem> problems) = NoteTemplate.Parse(text, file);
        if (template is null)
        {
            return (null, problems);
        }

        problems = TemplateNames.Check(template.Parsed.Page!, file);
        if (problems is [])
        {
            (NoteModel full, NoteModel sparse) = Samples(name);
            problems = [.. Tried(template, full, name, file)];
            problems =
            [
                .. problems,
                .. Tried(template, sparse, name, file).Except(problems).Select(p => p with { Message = p.Message + " (Where next to nothing is known.)" }),
            ];
        }

        return problems is [] ? (template, []) : (null, problems);
    }

    /// <summary>Two notes of the kind: one where all is known, one where next to nothing is.</summary>
    internal static (NoteModel Full, NoteModel Sparse) Samples(string name)
    {
        string[] path = name.Split('/');
        string kindName = path[^1].Split('.')[0];
        NoteKind kind = Enum.GetValues<NoteKind>().FirstOrDefault(k => NoteTemplates.NameOf(k) == kindName);
        string language = path.Length == 2 ? path[0] : "en";
        NotePerson dana = new("Dana Reyes", "dana@contoso.example");
        NoteModel sparse = new()
        {
            Kind = kind,
            Me = new NotePerson(null, null),
            InterviewDay = new LocalDate(2026, 11, 2),
            SendDay = new LocalDate(2026, 11, 3),
            Language = language,
            Call = kindName == "call" ? new CallFacts("f_1a2b3c4d", null, "10:00", null) : null,
        };
        NoteModel full = sparse with
        {
            Number = 2,
            Recipient = dana,
            People = [dana, new NotePerson("Sam Lee", "sam@contoso.example")],
            Me = new NotePerson("Alex Kim", "alex@mail.example"),
            Company = "Contoso",
            Role = "Senior Engineer",
            Agency = "Northwind Staffing",
            Stage = Stage.Technical,
            SendDay = new LocalDate(2026, 11, 16),
            Promised = new LocalDate(2026, 11, 13),
            MetBefore = true,
            NextInterview = new LocalDate(2026, 11, 20),
            Call = sparse.Call is null ? null : new CallFacts("f_1a2b3c4d", "+1 206 555 0100", "10:00", "16:00 (Europe/Berlin)"),
            Notes = ["Topic: the move to event sourcing", "Send: the reading list", "Why: it is what I have done for years", "The article that I mentioned is at https://example.com/article."],
        };
        return (full, sparse);
    }

    private static IEnumerable<Problem> Tried(NoteTemplate template, NoteModel sample, string name, string file)
    {
        NoteTemplate.Filled filled;
        try
        {
            filled = template.Fill(sample);
        }
        catch (ScriptRuntimeException fault)
        {
            return [NoteTemplate.At(fault.Span, "FUS305", $"It fails with sample values: {fault.OriginalMessage}", file)];
        }

        return Faults(filled, name).Select(f => new Problem(f.Code, f.Message, file));
    }

    private static IEnumerable<(string Code, string Message)> Faults(NoteTemplate.Filled filled, string name)
    {
        bool isNote = !name.StartsWith("calendar", StringComparison.Ordinal);
        if (string.IsNullOrEmpty(filled.Subject))
        {
            yield return ("FUS303", "There is no subject; begin with a line `Subject: ...` and an empty line.");
        }
        else if (filled.Subject.Length > LongestSubject)
        {
            yield return ("FUS306", $"The subject has {filled.Subject.Length} characters; write at most {LongestSubject}.");
        }

        if (isNote && filled.Text.Length == 0)
        {
            yield return ("FUS303", "There is no text below the subject.");
        }
        else if (!isNote && filled.Text.Length > 0)
        {
            yield return ("FUS303", "A calendar subject is one line, `Subject: ...`; take out the text below it.");
        }

        // What a gap left open is not a blemish of the text: such a note is held.
        if (filled.Missing is null && Blemish().Match(filled.Subject + "\n\n" + filled.Text) is { Success: true } blemish)
        {
            yield return ("FUS307", $"The text comes out with {Named(blemish.Value)} at `{Around(filled.Subject + "\n\n" + filled.Text, blemish)}`.");
        }
    }

    private static string Named(string blemish) =>
        blemish.StartsWith("\n\n", StringComparison.Ordinal) ? "two empty lines in a row"
        : blemish.Trim().Length == 0 ? "a doubled space"
        : "a mark that hangs";

    private static string Around(string text, Match match)
    {
        int from = Math.Max(0, match.Index - 20);
        return text[from..Math.Min(text.Length, match.Index + match.Length + 20)].Replace('\n', '⏎');
    }

    [GeneratedRegex(@"\n\n\n|(?<=\S)  +|[ \t][,.](\s|$)|,[,.;]|^[ ]*,|\(\s*\)", RegexOptions.CultureInvariant | RegexOptions.Multiline, 5_000)]
    private static partial Regex Blemish();
}
