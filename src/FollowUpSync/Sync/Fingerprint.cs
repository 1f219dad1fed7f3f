using FollowUpSync.Planning.Plans;
using FollowUpSync.Planning.Reconciling;
using FollowUpSync.Templates;
using NodaTime.Text;

namespace FollowUpSync.Sync;

/// <summary>What a person sees of an item of ours, in one short text. Blanks do not count: servers move them.</summary>
public static class Fingerprint
{
    /// <summary>Of a calendar entry.</summary>
    public static string Of(CalendarText text) => Of(text.Summary, InstantPattern.ExtendedIso.Format(text.Start), InstantPattern.ExtendedIso.Format(text.End), text.Description);

    /// <summary>Of a note to an address, or to nobody certain.</summary>
    public static string Of(Note note, string? to) => Of(note.Subject, to ?? "", "", note.Text);

    /// <summary>Of the texts that an item shows: subject, two more, and the body.</summary>
    public static string Of(params ReadOnlySpan<string> parts) =>
        Identity.Hash([.. parts.ToArray().Select(part => string.Concat(part.Where(c => !char.IsWhiteSpace(c))))]);
}
