using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Plans;
using FollowUpSync.Planning.Reconciling;
using FollowUpSync.Storage;
using FollowUpSync.Templates;

namespace FollowUpSync.Sync;

/// <summary>The notes that shall lie ready, as drafts, letters or call sheets: of the next follow-up of each chain, once the interview is over.</summary>
public static class Drafts
{
    /// <summary>All drafts wanted now; a note keeps the name that it got first.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="state">With the ledger as it shall be.</param>
    /// <param name="warnings">Takes the notes that could not be written, with the reason.</param>
    public static ImmutableArray<Draft> Of(MailboxPlan plan, MailboxState state, ICollection<Warning> warnings)
    {
        Dictionary<(string, string), string> names = state.Files.Values.Where(file => file.Person.Length > 0).ToDictionary(file => (file.FollowUp, file.Person), file => file.Path);
        HashSet<string> taken = [.. state.Files.Keys];
        var drafts = new List<Draft>();
        foreach (WantedEntry wanted in plan.Wanted.Where(wanted => wanted is { IsHeld: false, Planned.IsNext: true }))
        {
            FollowUp followUp = wanted.FollowUp;
            // A person who moved or renamed the entry still wants the note.
            if (state.Ledger.GetValueOrDefault(followUp.Key.Value) is not { State: LedgerState.Live or LedgerState.Released })
            {
                continue;
            }

            foreach ((Person? to, Written written, Letter? letter) in plan.Desk.Of(followUp, followUp.Channel))
            {
                if (written is not Note note)
                {
                    warnings.Add(new Warning("FUS310", ((Gap)written).Message, followUp.Key.Id));
                    continue;
                }

                if (letter is { IsAddressed: false })
                {
                    warnings.Add(new Warning("FUS311", $"The letter to {to?.Name ?? plan.ProcessOf(followUp.ProcessId)?.Company ?? "them"} has no street yet. Say it: followupsync note {followUp.Key.Id} \"address: 1 Main Street, ...\"", followUp.Key.Id));
                }

                (string folder, string extension) = PlaceOf(followUp.Channel);
                string person = to?.Email ?? to?.Name ?? "-";
                if (!names.TryGetValue((followUp.Key.Value, person), out string? path) || !path.EndsWith(extension, StringComparison.Ordinal))
                {
                    string stem = $"{folder}/{FileNames.Stem(followUp, plan.ProcessOf(followUp.ProcessId))}-{FileNames.Person(to)}";
                    path = taken.Contains(stem + extension) ? $"{stem}-{followUp.Key.Id[2..]}{extension}" : stem + extension;
                    taken.Add(path);
                }

                drafts.Add(new Draft(followUp.Key.Value, to, note, path) { Channel = followUp.Channel, Letter = letter });
            }
        }

        return [.. drafts];
    }

    private static (string Folder, string Extension) PlaceOf(Channel channel) => channel switch
    {
        Channel.Letter => ("letters", ".docx"),
        Channel.Phone => ("calls", ".md"),
        _ => ("drafts", ".eml"),
    };
}
