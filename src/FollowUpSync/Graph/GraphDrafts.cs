using System.Text.Json;
using FollowUpSync.Planning.Plans;
using FollowUpSync.Planning.Reconciling;
using FollowUpSync.Storage;
using FollowUpSync.Sync;
using static FollowUpSync.Graph.GraphMapping;

namespace FollowUpSync.Graph;

/// <summary>The Drafts folder of a mailbox as a target: one draft for each note. Nothing is ever sent from here.</summary>
/// <remarks>
/// Messages have no transaction id, so that a draft is never created blindly again: after creating, everything that bears our mark is
/// read once, and of two with one mark the older stays.
/// </remarks>
public sealed class GraphDrafts(GraphClient client) : IFollowUpTarget
{
    // The stream that says that the drafts of this mailbox were looked through.
    private const string Looked = "drafts";
    private const string Seen = "$select=id,isDraft,createdDateTime," + GraphMapping.SeenOfDraft + "&" + GraphMapping.WithMarks;

    /// <inheritdoc/>
    public async Task<MailboxState> WriteAsync(MailboxState state, ImmutableArray<Draft> drafts, Action<MailboxState> remember, CancellationToken stop)
    {
        ImmutableArray<Draft> mails = [.. drafts.Where(draft => draft.Channel == Channel.Email)];

        // First what a run that was cut off was taking away, then doubles: what is written into one of two is not yet written.
        foreach (WrittenItem leaving in state.Items.Values.Where(item => item is { Person.Length: > 0, IsTheirs: false, IsLeaving: true }).OrderBy(item => item.Key, StringComparer.Ordinal))
        {
            state = await DoAsync(state, leaving, null, stop);
        }

        if (state.Items.Values.Any(IsUnclear))
        {
            state = await KeepOneAsync(state, stop);
        }

        // One that was begun, is not found, and is wanted no more is forgotten when it is not found the second time: lists lag behind.
        HashSet<string> wanted = [.. mails.Select(draft => WrittenItem.KeyOf(draft.FollowUp, draft.Person))];
        foreach (WrittenItem lost in state.Items.Values.Where(item => IsBegun(item) && !wanted.Contains(item.Key)))
        {
            state = lost.Intended == WrittenItem.Leaving ? state with { Items = state.Items.Remove(lost.Key) } : Put(state, lost with { Intended = WrittenItem.Leaving });
        }

        // Of two the older one stays, which may say what was wanted before: then it is changed at once.
        state = await DoAllAsync(state, mails, remember, stop);
        return await DoAllAsync(state, mails, remember, stop);
    }

    private async Task<MailboxState> DoAllAsync(MailboxState state, ImmutableArray<Draft> drafts, Action<MailboxState> remember, CancellationToken stop)
    {
        (WrittenItem Item, Draft? Draft)[] works = [.. Works(state, drafts)];
        if (works.Length > 0)
        {
            state = state with { Items = state.Items.SetItems(works.Select(work => KeyValuePair.Create(work.Item.Key, work.Item with { Intended = work.Draft is null ? WrittenItem.Leaving : HashOf(work.Draft) }))) };
            remember(state);
        }

        try
        {
            foreach ((WrittenItem item, Draft? draft) in works.OrderBy(work => work.Item.Key, StringComparer.Ordinal))
            {
                state = await DoAsync(state, state.Items[item.Key], draft, stop);
            }

            // The first time also looks for what a ledger that was lost has left behind.
            if (!state.Streams.ContainsKey(Looked) || state.Items.Values.Any(IsUnclear))
            {
                state = await KeepOneAsync(state, stop);
            }
        }
        catch (GraphException) when (works.Length > 0)
        {
            remember(state);
            throw;
        }

        return state;
    }

    // What differs between the notes wanted and those written. One that may have a double waits until it is known to be the only one.
    private static IEnumerable<(WrittenItem Item, Draft? Draft)> Works(MailboxState state, ImmutableArray<Draft> drafts)
    {
        Dictionary<string, Draft> wanted = drafts.ToDictionary(draft => WrittenItem.KeyOf(draft.FollowUp, draft.Person));
        foreach ((string key, Draft draft) in wanted)
        {
            WrittenItem item = state.Items.GetValueOrDefault(key) ?? new WrittenItem(draft.FollowUp, draft.Person, null, null, "", "");
            if (!item.IsTheirs && item.Hash != HashOf(draft) && !Waits(item))
            {
                yield return (item, draft);
            }
        }

        foreach (WrittenItem item in state.Items.Values.Where(item => item is { Person.Length: > 0, IsTheirs: false, Id: not null } && !wanted.ContainsKey(item.Key)))
        {
            // Of one that the owner said is done the draft stays; of one that their own mail made needless it goes.
            if (state.Ledger.GetValueOrDefault(item.FollowUp) is not { State: LedgerState.Done, SettledBy: null } && !Waits(item))
            {
                yield return (item, null);
            }
        }
    }

    private static bool Waits(WrittenItem item) => item.IsLeaving || (item.Id is not null && IsUnclear(item));

    // Begun, and not known how it ended; or created, and not yet known to be the only one.
    private static bool IsUnclear(WrittenItem item) => IsBegun(item) || item is { Person.Length: > 0, IsTheirs: false, Id: not null, Intended.Length: 0 };

    private static bool IsBegun(WrittenItem item) => item is { Person.Length: > 0, IsTheirs: false, Id: null, Intended.Length: > 0 };

    private async Task<MailboxState> DoAsync(MailboxState state, WrittenItem item, Draft? draft, CancellationToken stop)
    {
        if (item.Id is null)
        {
            return Put(state, Written(item, draft!, await client.PostAsync("/me/messages", BodyOf(draft!), GraphClient.Repeat.IfNotDone, stop)) with { Intended = "" });
        }

        // A draft is changed or taken away only while it is as we wrote it, and still a draft.
        JsonElement? there = await client.FindAsync($"{PathOf(item)}?{Seen}", stop);
        if (there is null && draft is null)
        {
            return state with { Items = state.Items.Remove(item.Key) };
        }

        if (there is null)
        {
            return Put(state, item with { Intended = "" }); // Thrown away; or another machine's is the one that was kept.
        }

        if (there is not { } message || !message.GetProperty("isDraft").GetBoolean() || !(item.IsAsWritten(GraphMapping.HashOfDraft(message)) || IsAsWritten(message)))
        {
            return Put(state, item with { IsTheirs = true, Intended = item.Hash });
        }

        string? etag = ETagOf(message);
        try
        {
            if (draft is not null)
            {
                return Put(state, Written(item, draft, await client.PatchAsync(PathOf(item), BodyOf(draft), etag, stop)));
            }

            await DeleteAsync(PathOf(item), etag, stop);
            return state with { Items = state.Items.Remove(item.Key) };
        }
        catch (GraphException fault) when (fault.IsConflict || fault.IsMissing)
        {
            return state; // Somebody is at it just now: the next run sees what they made of it.
        }
    }

    // Two machines, or a lost answer, or a lost ledger: of the drafts that bear one mark the one that a person touched is the draft, else the oldest.
    private async Task<MailboxState> KeepOneAsync(MailboxState state, CancellationToken stop)
    {
        string filter = $"singleValueExtendedProperties/any(ep: ep/id eq '{GraphMapping.KeyProperty}' and ep/value ne '')";
        var found = new List<JsonElement>();
        string? next = $"/me/messages?$filter={Uri.EscapeDataString(filter)}&{Seen}";
        while (next is not null)
        {
            JsonElement page = await client.GetAsync(next, stop);
            found.AddRange(page.GetProperty("value").EnumerateArray());
            next = page.TryGetProperty("@odata.nextLink", out JsonElement link) ? link.GetString() : null;
        }

        // Such lists lag behind. One that lacks what is there may lack others, too: it is looked at again the next time.
        HashSet<string> listed = [.. found.Select(IdOf)];
        HashSet<string> late = [];
        foreach (WrittenItem item in state.Items.Values.Where(item => item.Id is not null && IsUnclear(item) && !listed.Contains(item.Id)))
        {
            if (await client.FindAsync($"{PathOf(item)}?{Seen}", stop) is { } missed)
            {
                found.Add(missed);
                late.Add(item.Key);
            }
        }

        // Of a note that is no longer known, because a ledger was lost, one stays as well.
        foreach (IGrouping<string?, JsonElement> same in found.GroupBy(message => GraphMapping.MarkOf(message, GraphMapping.KeyProperty)))
        {
            WrittenItem? item = state.Items.Values.FirstOrDefault(item => item.Person.Length > 0 && MarkOf(item) == same.Key);
            JsonElement[] byClaim = [.. same.OrderBy(message => message.GetProperty("isDraft").GetBoolean() && IsAsWritten(message)).ThenBy(message => message.GetProperty("createdDateTime").GetString(), StringComparer.Ordinal).ThenBy(IdOf, StringComparer.Ordinal)];
            try
            {
                foreach (JsonElement younger in byClaim.Skip(1).Where(one => one.GetProperty("isDraft").GetBoolean() && (IsAsWritten(one) || (IdOf(one) == item?.Id && item.IsAsWritten(GraphMapping.HashOfDraft(one))))))
                {
                    await DeleteAsync($"/me/messages/{Uri.EscapeDataString(IdOf(younger))}", ETagOf(younger), stop);
                }
            }
            catch (GraphException fault) when (fault.IsConflict)
            {
                late.Add(item?.Key ?? ""); // Somebody is at it just now: the next run sees what they made of it.
                continue;
            }

            JsonElement first = byClaim[0];
            if (item is null || IdOf(first) == item.Id)
            {
                continue;
            }

            bool isOurs = first.GetProperty("isDraft").GetBoolean() && IsAsWritten(first);
            state = Put(state, item with { Id = IdOf(first), ETag = ETagOf(first), Hash = GraphMapping.MarkOf(first, GraphMapping.HashProperty) ?? item.Hash, Shown = GraphMapping.HashOfDraft(first), IsTheirs = !isOurs });
        }

        HashSet<string> there = [.. found.Select(IdOf)];
        foreach (WrittenItem item in state.Items.Values.Where(item => item.Id is not null && IsUnclear(item) && !late.Contains(item.Key)))
        {
            state = Put(state, item with { Intended = item.Hash, IsTheirs = !there.Contains(item.Id!) });
        }

        return state with { Streams = state.Streams.SetItem(Looked, new DeltaStream(Looked, Instant.MinValue, Instant.MaxValue, null, "")) };
    }

    // The first time puts it into Deleted Items. One that lies there is a person's no; ours must not be taken for it.
    private async Task DeleteAsync(string path, string? etag, CancellationToken stop)
    {
        await client.DeleteAsync(path, etag, stop);
        await client.DeleteAsync(path, null, stop);
    }

    private static bool IsAsWritten(JsonElement message) => GraphMapping.MarkOf(message, GraphMapping.HashProperty) is not { } written || written == GraphMapping.HashOfDraft(message);

    private static WrittenItem Written(WrittenItem item, Draft draft, JsonElement answer) =>
        item with { Id = IdOf(answer), ETag = ETagOf(answer), Hash = HashOf(draft), Intended = HashOf(draft), Shown = GraphMapping.HashOfDraft(answer) };

    private static ReadOnlyMemory<byte> BodyOf(Draft draft) =>
        GraphMapping.DraftOf(MarkOf(new WrittenItem(draft.FollowUp, draft.Person, null, null, "", "")), draft.Note, draft.To?.Email, draft.To?.Name);

    // The person's address stays out of the mark: a property of an item may be seen by others than its owner.
    private static string MarkOf(WrittenItem item) => Planning.Plans.Identity.Hash(item.FollowUp, item.Person);

    private static string HashOf(Draft draft) => Fingerprint.Of(draft.Note, draft.To?.Email);

    private static MailboxState Put(MailboxState state, WrittenItem item) => state with { Items = state.Items.SetItem(item.Key, item) };

    private static string PathOf(WrittenItem item) => $"/me/messages/{Uri.EscapeDataString(item.Id!)}";
}
