using System.Text;
using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Plans;
using FollowUpSync.Templates;

namespace FollowUpSync.Tests.Templates;

/// <summary>Every built-in note as its recipient reads it. The approved files are read by eye when they change.</summary>
public sealed class GoldenNotesTests
{
    public static TheoryData<string> Languages => ["en", "de", "fr", "es"];

    [Theory, MemberData(nameof(Languages))]
    public void The_notes_of_a_language_read_as_approved(string language)
    {
        StringBuilder all = new();
        foreach ((string title, NoteModel model) in Cases(language))
        {
            Note note = Models.Write(model);
            all.Append($"==== {title}\nSubject: {note.Subject}\n\n{note.Text}\n\n");
        }

        Approved.Matches($"notes-{language}.txt", all.ToString());
    }

    private static IEnumerable<(string Title, NoteModel Model)> Cases(string language)
    {
        NoteModel thanks = Models.Full(FollowUpKind.ThankYou, language);
        yield return ("thank-you, next to nothing known", Models.Sparse(FollowUpKind.ThankYou, language));
        yield return ("thank-you, no stage", thanks with { Stage = null });
        yield return ("thank-you, second person, no role", thanks with { Recipient = Models.Sam, Stage = null, Role = null });
        yield return ("thank-you, third person, no company", thanks with { Recipient = Models.Mira, Stage = null, Company = null });
        foreach (Stage stage in Enum.GetValues<Stage>())
        {
            yield return ($"thank-you, {stage}", thanks with { Stage = stage });
        }

        yield return ("thank-you, met before", thanks with { MetBefore = true, Stage = Stage.Final });
        yield return ("thank-you, a topic and a remark", thanks with { Notes = ["Talked about the move to event sourcing", "topic: on-call", "I have attached the article that I promised"] });
        yield return ("thank-you, a remark", thanks with { Notes = ["I will send the reading list by Friday"] });
        foreach (FollowUpKind kind in new[] { FollowUpKind.CheckIn, FollowUpKind.AgencyCheckIn })
        {
            yield return ($"{kind} 1, next to nothing known", Models.Sparse(kind, language));
            for (int number = 1; number <= 6; number++)
            {
                yield return ($"{kind} {number}", AfterWeeks(Models.Full(kind, language) with { Number = number }));
            }

            yield return ($"{kind} 1 after a promised date", AfterWeeks(Models.Full(kind, language)) with { Promised = new LocalDate(2026, 11, 6) });
            yield return ($"{kind} 2 after a promised date, no company", AfterWeeks(Models.Full(kind, language) with { Number = 2, Company = null }) with { Promised = new LocalDate(2026, 11, 13) });
        }

        yield return ("closing, next to nothing known", Models.Sparse(FollowUpKind.ClosingNote, language));
        yield return ("closing", AfterWeeks(Models.Full(FollowUpKind.ClosingNote, language) with { Number = 5 }));
    }

    private static NoteModel AfterWeeks(NoteModel model) => model with { SendDay = model.InterviewDay.PlusWeeks(model.Number) };
}
