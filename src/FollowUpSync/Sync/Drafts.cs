using FollowUpSync.Planning.Interviews;
using FollowUpSync.Planning.Plans;
using FollowUpSync.Planning.Reconciling;
using FollowUpSync.Storage;
using FollowUpSync.Templates;

namespace FollowUpSync.Sync;

/// <summary>The notes that shall lie among the drafts: of the next follow-up of each chain, once the interview is over.</summary>
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
        foreach (WantedEntry wanted in plan.Wanted.Where(wanted => wanted is { IsHeld: false, Planned.IsNext: true, FollowUp.Channel: Channel.Email }))
        {
            FollowUp followUp = wanted.FollowUp;
            // A person who moved or renamed the entry still wants the note.
            if (state.Ledger.GetValueOrDefault(followUp.Key.Value) is not { State: LedgerState.Live or LedgerState.Released })
            {
                continue;
            }

            foreach ((Person? to, Written written) in plan.Notes(followUp))
            {
                if (written is not Note note)
                {
                    warnings.Add(new Warning("FUS310", ((Gap)written).Message, followUp.Key.Id));
                    continue;
                }

                string person = to?.Email ?? to?.Name ?? "-";
                if (!names.TryGetValue((followUp.Key.Value, person), out string? path))
                {
                    string stem = $"drafts/{FileNames.Stem(followUp, plan.ProcessOf(followUp.ProcessId))}-{FileNames.Person(to)}";
                    path = taken.Contains(stem + ".eml") ? $"{stem}-{followUp.Key.Id[2..]}.eml" : stem + ".eml";
                    taken.Add(path);
                }

                drafts.Add(new Draft(followUp.Key.Value, to, note, path));
            }
        }

        return [.. drafts];
    }
}
