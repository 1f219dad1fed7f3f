using System.Text.Json;
using FollowUpSync.Planning.Reconciling;
using FollowUpSync.Storage;
using FollowUpSync.Sync;
using static FollowUpSync.Graph.GraphMapping;

namespace FollowUpSync.Graph;

/// <summary>The calendar of a mailbox as a target: our entries in it are made to agree with the ledger, one by one.</summary>
/// <remarks>
/// Exactly one of each, by three defences: the follow-up's key is the create call's transaction id; it is stamped on the entry, where it
/// can be looked up; and the ledger has it once. An entry that a person changed or deleted meanwhile is theirs.
/// </remarks>
public sealed class GraphEvents(GraphClient client) : IFollowUpTarget
{
    /// <inheritdoc/>
    public async Task<MailboxState> WriteAsync(MailboxState state, ImmutableArray<Draft> drafts, Action<MailboxState> remember, CancellationToken stop)
    {
        Work[] works = [.. Works(state)];
        if (works.Length == 0)
        {
            return state;
        }

        // What an earlier run began and did not see the end of is looked up first. Now all of it is begun.
        HashSet<string> begun = [.. state.Items.Values.Where(item => item is { Person: "", Id: null, Intended.Length: > 0 }).Select(item => item.FollowUp)];
        state = state with { Items = state.Items.SetItems(works.Select(work => KeyValuePair.Create(work.Item.Key, work.Item with { Intended = work is { Hash.Length: 0, Item.Id: not null } or { Item.IsLeaving: true } ? WrittenItem.Leaving : work.Hash }))) };
        remember(state);
        try
        {
            foreach (Work work in works)
            {
                state = await DoAsync(state, work, begun.Contains(work.Item.FollowUp), stop);
            }
        }
        catch (GraphException)
        {
            remember(state);
            throw;
        }

        return state;
    }

    // What differs between ledger and mailbox. What is done stays in the calendar; done ahead of its day, it must not remind any more.
    private static IEnumerable<Work> Works(MailboxState state)
    {
        foreach (LedgerEntry entry in state.Ledger.Values.OrderBy(entry => entry.Text.Start).ThenBy(entry => entry.Key.Value, StringComparer.Ordinal))
        {
            WrittenItem? item = state.Items.GetValueOrDefault(entry.Key.Value);
            string hash = Fingerprint.Of(entry.Text);
            if (item is { IsTheirs: true })
            {
                continue;
            }

            if (entry.IsLive && (item is null or { IsLeaving: true } || item.Hash != hash))
            {
                yield return new Work(entry, item ?? new WrittenItem(entry.Key.Value, "", null, null, "", ""), hash);
            }
            else if (item is { Id: not null } or { Intended.Length: > 0 } && (entry.State is LedgerState.Withdrawn or LedgerState.Skipped || (entry.State == LedgerState.Done && entry.SettledOn < entry.Day)))
            {
                yield return new Work(entry, item, "");
            }
        }

        // Ours, and wanted by nobody: a ledger that was lost had wanted them.
        foreach (WrittenItem item in state.Items.Values.Where(item => item is { Person: "", Id: not null, IsTheirs: false } && !state.Ledger.ContainsKey(item.FollowUp)).OrderBy(item => item.Key, StringComparer.Ordinal))
        {
            yield return new Work(null, item, "");
        }
    }

    private async Task<MailboxState> DoAsync(MailboxState state, Work work, bool isUnclear, CancellationToken stop)
    {
        WrittenItem item = state.Items[work.Item.Key];
        if (isUnclear && await FindAsync(item.FollowUp, stop) is { } found)
        {
            item = Found(item, found);
            if (!GraphMapping.IsAsMarked(found))
            {
                return Leave(state, work, item, LedgerState.Released);
            }
        }

        // A run that was cut off took it away, or was about to; now it is wanted again.
        if (work is { Item.IsLeaving: true, Hash.Length: > 0 })
        {
            JsonElement? left = await client.FindAsync($"{PathOf(item)}?{GraphMapping.WithMarks}", stop);
            if (left is { } still && !item.IsAsWritten(GraphMapping.HashOf(still)) && !GraphMapping.IsAsMarked(still))
            {
                return Leave(state, work, item, LedgerState.Released);
            }

            item = (left is null ? Away(item) : item) with { Intended = work.Hash };
        }

        try
        {
            WrittenItem? written = await WriteAsync(work, item, stop);
            return written is { IsTheirs: true } ? Leave(state, work, written, LedgerState.Released) : Put(state, item.Key, written);
        }
        catch (GraphException fault) when (fault.IsMissing && item.Id is not null)
        {
            return Leave(state, work, item, LedgerState.Dismissed);
        }
        catch (GraphException fault) when (fault.IsConflict && item.Id is not null)
        {
            return await AfterConflictAsync(state, work, item, stop);
        }
    }

    private async Task<WrittenItem?> WriteAsync(Work work, WrittenItem item, CancellationToken stop)
    {
        if (work.Hash == item.Hash)
        {
            return item;
        }

        if (work.Hash.Length == 0)
        {
            if (item.Id is not null)
            {
                await client.DeleteAsync(PathOf(item), item.ETag, stop);
            }

            return work.Entry is null ? null : Away(item);
        }

        CalendarText text = work.Entry!.Text;
        if (item.Id is not null)
        {
            return Written(item, work, await client.PatchAsync(PathOf(item), GraphMapping.ChangedEvent(item.FollowUp, text), item.ETag, stop));
        }

        Instant asked = client.ServiceTime;
        JsonElement answer = await client.PostAsync("/me/events", GraphMapping.NewEvent(item.FollowUp, item.Life, text), GraphClient.Repeat.Safely, stop);
        WrittenItem made = Written(item, work, answer);
        if (made.Shown == work.Hash || await client.FindAsync($"{PathOf(made)}?{GraphMapping.WithMarks}", stop) is not { } marked || (!IsOlder(answer, asked) && GraphMapping.MarkOf(marked, GraphMapping.HashProperty) == work.Hash))
        {
            return made;
        }

        // Another machine or an earlier run was first, and the transaction id gave us its entry: with an older text, or a person's.
        return GraphMapping.IsAsMarked(marked) ? await WriteAsync(work, Found(item, marked), stop) : Found(item, marked) with { IsTheirs = true };
    }

    // Times come in whole seconds, and a lost answer was asked for twice.
    private static bool IsOlder(JsonElement made, Instant asked) => GraphMapping.CreatedOf(made) is { } created && created < asked - Duration.FromSeconds(5);

    private static WrittenItem Away(WrittenItem item) => item with { Id = null, ETag = null, Hash = "", Intended = "", Shown = "", Life = item.Life + 1 };

    private static WrittenItem Written(WrittenItem item, Work work, JsonElement answer) =>
        item with { Id = IdOf(answer), ETag = ETagOf(answer), Hash = work.Hash, Intended = work.Hash, Shown = GraphMapping.HashOf(answer) };

    private static WrittenItem Found(WrittenItem item, JsonElement there) =>
        item with { Id = IdOf(there), ETag = ETagOf(there), Hash = GraphMapping.HashOf(there), Shown = GraphMapping.HashOf(there) };

    // Its version is another: moved by the server, written by ourselves before an answer was lost, or edited by a person.
    private async Task<MailboxState> AfterConflictAsync(MailboxState state, Work work, WrittenItem item, CancellationToken stop)
    {
        if (await client.FindAsync($"{PathOf(item)}?{GraphMapping.WithMarks}", stop) is not { } there)
        {
            return Leave(state, work, item, LedgerState.Dismissed);
        }

        string hash = GraphMapping.HashOf(there);
        if (!item.IsAsWritten(hash) && !GraphMapping.IsAsMarked(there))
        {
            return Leave(state, work, item, LedgerState.Released);
        }

        try
        {
            return Put(state, item.Key, await WriteAsync(work, item with { ETag = ETagOf(there), Hash = hash == item.Shown ? item.Hash : hash }, stop));
        }
        catch (GraphException fault) when (fault.IsConflict)
        {
            return state; // Somebody is at it just now: the next run sees what they made of it.
        }
    }

    private static MailboxState Leave(MailboxState state, Work work, WrittenItem item, LedgerState to)
    {
        MailboxState left = Put(state, item.Key, item with { IsTheirs = true, Intended = item.Hash });
        return work.Entry is { IsSettled: false } entry ? left with { Ledger = left.Ledger.SetItem(entry.Key.Value, entry with { State = to }) } : left;
    }

    private static MailboxState Put(MailboxState state, string key, WrittenItem? item) =>
        state with { Items = item is null ? state.Items.Remove(key) : state.Items.SetItem(key, item) };

    private async Task<JsonElement?> FindAsync(string key, CancellationToken stop)
    {
        string filter = $"singleValueExtendedProperties/any(ep: ep/id eq '{GraphMapping.KeyProperty}' and ep/value eq '{key}')";
        JsonElement answer = await client.GetAsync($"/me/events?$filter={Uri.EscapeDataString(filter)}&{GraphMapping.WithMarks}", stop);
        JsonElement[] found = [.. answer.GetProperty("value").EnumerateArray().Where(one => GraphMapping.KeyOf(one) == key)];
        return found.Length == 0 ? null : found[0];
    }

    private static string PathOf(WrittenItem item) => $"/me/events/{Uri.EscapeDataString(item.Id!)}";

    /// <summary>One entry to write.</summary>
    /// <param name="Entry">The ledger's, or null where it has none.</param>
    /// <param name="Item">What we wrote before.</param>
    /// <param name="Hash">What shall be there; empty: nothing.</param>
    private sealed record Work(LedgerEntry? Entry, WrittenItem Item, string Hash);
}
