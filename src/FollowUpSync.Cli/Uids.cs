using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Plans;

namespace FollowUpSync.Cli;

/// <summary>Entries as <c>detect</c> names them: the UID, with <c>#</c> and the original start for an occurrence.</summary>
internal static class Uids
{
    /// <summary>The interview id of an entry so named.</summary>
    public static string InterviewId(Candidate owner, string name)
    {
        int hash = name.LastIndexOf('#');
        // Only what looks like a start is one: a UID may hold a # of its own.
        bool isOccurrence = hash > 0 && hash + 1 < name.Length && char.IsAsciiDigit(name[hash + 1]);
        return Identity.OfInterview(owner, isOccurrence ? new EntryId(name[..hash], name[(hash + 1)..]) : new EntryId(name));
    }
}
