using System.Text;
using FollowUpSync.Planning.Cadences;
using FollowUpSync.Planning.Interviews;
using FollowUpSync.Templates;

namespace FollowUpSync.Tests.Templates;

/// <summary>Every built-in note of one panel interview as its recipient reads it. The approved files are read by eye when they change.</summary>
public sealed class GoldenNotesTests
{
    public static TheoryData<string> Cultures => [.. NoteStyle.Cultures, .. new[] { "de", "fr", "es", "it", "nl", "pl", "pt-PT" }.Select(culture => culture + " familiar")];

    [Theory, MemberData(nameof(Cultures))]
    public void The_notes_of_a_culture_read_as_approved(string culture)
    {
        StringBuilder all = new();
        bool isFamiliar = culture.EndsWith(" familiar", StringComparison.Ordinal);
        foreach ((string title, NoteModel model) in Cases(culture.Split(' ')[0]))
        {
            Note note = Models.Write(isFamiliar ? model with { Formality = Formality.Familiar } : model);
            all.Append($"==== {title}\nSubject: {note.Subject}\n\n{note.Text}\n\n");
        }

        foreach (Stage stage in Enum.GetValues<Stage>())
        {
            Note note = Models.Write(Models.Full(NoteKind.ThankYou, culture.Split(' ')[0]) with { Stage = stage, Formality = isFamiliar ? Formality.Familiar : Formality.Auto });
            string[] paragraphs = note.Text.Split("\n\n");
            all.Append($"==== thank-you begins, {stage}\n{paragraphs[culture.StartsWith("ja", StringComparison.Ordinal) ? 2 : 1]}\n\n");
        }

        Approved.Matches($"notes-{culture.Replace(' ', '-')}.txt", all.ToString());
    }

    private static IEnumerable<(string Title, NoteModel Model)> Cases(string culture)
    {
        NoteModel thanks = Models.Full(NoteKind.ThankYou, culture) with { Stage = Stage.Panel };
        yield return ("thank-you, first of the panel", thanks);
        yield return ("thank-you, second of the panel, no role", thanks with { Recipient = Models.Sam, Role = null });
        yield return ("thank-you, third of the panel, no company", thanks with { Recipient = Models.Mira, Company = null });
        yield return ("thank-you, met before", thanks with { MetBefore = true, Stage = Stage.Final });
        yield return ("thank-you, next to nothing known", Models.Sparse(NoteKind.ThankYou, culture));
        yield return ("thank-you, all that can be noted", thanks with { Notes = ["Topic: event sourcing", "Topic: on-call", "Send: the reading list", "Why: it is what I have done for years", "It was fun"] });
        foreach (NoteKind kind in new[] { NoteKind.CheckIn, NoteKind.AgencyCheckIn })
        {
            yield return ($"{kind} 1, next to nothing known", Models.Sparse(kind, culture));
            for (int number = 1; number <= 6; number++)
            {
                yield return ($"{kind} {number}", AfterWeeks(Models.Full(kind, culture) with { Number = number }));
            }
        }

        yield return ("agency check-in 2, after a promised day", AfterWeeks(Models.Full(NoteKind.AgencyCheckIn, culture) with { Number = 2 }) with { Promised = new LocalDate(2026, 11, 13) });
        yield return ("after a promised day", AfterWeeks(Models.Full(NoteKind.AfterPromise, culture) with { Number = 2 }) with { Promised = new LocalDate(2026, 11, 13) });
        yield return ("closing", AfterWeeks(Models.Full(NoteKind.Closing, culture) with { Number = 5 }));
        yield return ("no-show", Models.Full(NoteKind.NoShow, culture));
        yield return ("next round", Models.Full(NoteKind.NextRound, culture) with { NextInterview = new LocalDate(2026, 11, 20) });
        yield return ("withdrawal", Models.Full(NoteKind.Withdrawal, culture));
        yield return ("offer", Models.Full(NoteKind.Offer, culture));
        yield return ("call", AfterWeeks(Models.Full(NoteKind.CheckIn, culture)) with { Call = new CallFacts("f_1a2b3c4d", "+49 511 555 0100", "10:00", "16:00 (Europe/Berlin)"), Notes = ["Topic: event sourcing", "Send: the reading list"] });
        yield return ("call, next to nothing known", Models.Sparse(NoteKind.ThankYou, culture) with { Call = new CallFacts("f_1a2b3c4d", null, "10:00", null) });
    }

    private static NoteModel AfterWeeks(NoteModel model) => model with { SendDay = model.InterviewDay.PlusWeeks(model.Number) };
}
