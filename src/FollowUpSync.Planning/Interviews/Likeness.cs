using System.Text;

namespace FollowUpSync.Planning.Interviews;

/// <summary>What an entry has in common with others of its kind: its series, and its sender with the shape of its title.</summary>
/// <param name="Series">The iCalendar UID that the occurrences of a series share.</param>
/// <param name="Sender">The organiser's address in lower case; null where nobody or a tool that serves many employers sent it.</param>
/// <param name="Shape">The title without mail prefixes, case, accents, punctuation and numbers: "Weekly chat #12" and "weekly chat 13" have one shape.</param>
public sealed record Likeness(string Series, string? Sender, string Shape)
{
    /// <summary>The likeness of an entry.</summary>
    public static Likeness Of(CalendarEntry entry) => new(entry.Id.Uid, SenderOf(entry), ShapeOf(entry.Subject));

    /// <summary>The likeness of an interview that is known.</summary>
    public static Likeness Of(Interview interview) => new(interview.Entry.Uid, interview.Sender, ShapeOf(interview.Subject));

    /// <summary>The sender as <see cref="Sender"/> has it.</summary>
    public static string? SenderOf(CalendarEntry entry) =>
        entry.Organizer?.Address is { Length: > 0 } address && !Domains.IsTool(Domains.Of(address)) ? address.ToLowerInvariant() : null;

    /// <summary>May what the owner said of one be taken for the other?</summary>
    public bool IsLike(Likeness other) => Series == other.Series || (Sender is not null && Sender == other.Sender && Shape.Length > 0 && Shape == other.Shape);

    private static string ShapeOf(string subject)
    {
        var text = new FoldedText(EntryText.WithoutPrefixes(subject));
        var shape = new StringBuilder(subject.Length);
        foreach (Token token in text.Tokens)
        {
            if (!char.IsDigit(text.Text[token.Start]))
            {
                shape.Append(FoldedText.Skeleton(text.Text.AsSpan(token.Start, token.End - token.Start))).Append(' ');
            }
        }

        return shape.ToString();
    }
}
