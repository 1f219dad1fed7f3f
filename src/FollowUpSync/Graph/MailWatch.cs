using System.Text.Json;
using FollowUpSync.Planning.Mail;
using FollowUpSync.Planning.Plans;
using FollowUpSync.Storage;
using FollowUpSync.Sync;
using NodaTime.Text;
using static FollowUpSync.Graph.GraphMapping;

namespace FollowUpSync.Graph;

/// <summary>The mail of a mailbox: what came into the inbox and what was sent, one request each while nothing did; and, once a day, which of our drafts are gone.</summary>
/// <remarks>Sender, readers, subject, times, conversation, headers and preview are asked for, and never a text.</remarks>
/// <param name="client">The mailbox.</param>
/// <param name="name">Its address.</param>
public sealed class MailWatch(GraphClient client, string name) : IMailSource
{
    private const string Inbox = "inbox";
    private const string SentItems = "sentitems";
    private const int MostPages = 200;
    private const int MostRepeats = 3;
    private const string Headers = "id,subject,from,toRecipients,ccRecipients,receivedDateTime,sentDateTime,conversationId,isDraft,internetMessageHeaders,bodyPreview";

    /// <inheritdoc/>
    public async Task<MailRound> ReadAsync(MailboxState known, Instant now, Instant since, CancellationToken stop)
    {
        var messages = new List<MailMessage>();
        var streams = new List<DeltaStream>();
        try
        {
            foreach (string folder in new[] { Inbox, SentItems })
            {
                streams.Add(await ReadFolderAsync(folder, known, since, messages, stop));
            }

            if (await LookAfterDraftsAsync(known, now, messages, stop) is { } looked)
            {
                streams.Add(looked);
            }
        }
        catch (GraphException fault)
        {
            return new MailRound([.. messages], [.. streams], new Warning("FUS240", $"Mail could not be read: {fault.Message} Answers that came are not known yet. {fault.Hint}", name));
        }

        return new MailRound([.. messages], [.. streams], null);
    }

    private async Task<DeltaStream> ReadFolderAsync(string folder, MailboxState known, Instant since, List<MailMessage> messages, CancellationToken stop)
    {
        string stream = $"{name}/{folder}";
        Dictionary<string, WrittenItem> drafts = known.Items.Values.Where(item => item is { Person.Length: > 0, Id: not null }).GroupBy(item => item.Id!).ToDictionary(same => same.Key, same => same.First());
        if (known.Streams.GetValueOrDefault(stream) is { Link: { } link } before)
        {
            try
            {
                return before with { Link = await ReadRoundAsync(link, folder, known, drafts, messages, stop) };
            }
            catch (GraphException fault) when (fault.IsExpiredLink)
            {
                since = before.From; // What is read again is known by its id.
            }
        }

        string filter = Uri.EscapeDataString($"receivedDateTime ge {since:uuuu-MM-ddTHH:mm:ss}Z");
        string? end = await ReadRoundAsync($"/me/mailFolders/{folder}/messages/delta?$select={Headers}&$filter={filter}", folder, known, drafts, messages, stop);
        return new DeltaStream(stream, since, since, end, "");
    }

    private async Task<string?> ReadRoundAsync(string link, string folder, MailboxState known, Dictionary<string, WrittenItem> drafts, List<MailMessage> messages, CancellationToken stop)
    {
        var seen = new HashSet<string>();
        string next = link;
        int repeats = 0;
        for (int page = 0; page < MostPages && repeats < MostRepeats; page++)
        {
            JsonElement answer = await client.GetAsync(next, stop);
            JsonElement[] items = [.. answer.GetProperty("value").EnumerateArray().Where(item => Text(item, "id") is not null && !item.TryGetProperty("@removed", out _))];
            int before = seen.Count;
            foreach (JsonElement item in items.Where(item => seen.Add(IdOf(item))))
            {
                if (ToMessage(item, folder == SentItems, known, drafts) is { } message)
                {
                    messages.Add(message);
                }
            }

            repeats = items.Length > 0 && seen.Count == before ? repeats + 1 : 0;
            if (Text(answer, "@odata.deltaLink") is { } end)
            {
                return end;
            }

            next = Text(answer, "@odata.nextLink") ?? throw GraphException.NoAnswer("Microsoft Graph", "a page names neither the next one nor the end");
        }

        return null; // It goes round in circles: the next run begins anew.
    }

    // Of a changed message only what changed may come: one without a sender or a time was told of before.
    private static MailMessage? ToMessage(JsonElement item, bool isOwners, MailboxState known, Dictionary<string, WrittenItem> drafts)
    {
        if (MomentOf(item, isOwners ? "sentDateTime" : "receivedDateTime") is not { } at || (item.TryGetProperty("isDraft", out JsonElement draft) && draft.ValueKind == JsonValueKind.True))
        {
            return null;
        }

        WrittenItem? ours = isOwners ? drafts.GetValueOrDefault(IdOf(item)) : null;
        return new MailMessage
        {
            Id = IdOf(item),
            At = at,
            From = item.TryGetProperty("from", out JsonElement from) ? AddressOf(from) : null,
            To = [.. Addresses(item, "toRecipients"), .. Addresses(item, "ccRecipients")],
            Subject = Text(item, "subject") ?? "",
            Preview = Text(item, "bodyPreview") ?? "",
            Thread = Text(item, "conversationId"),
            Headers = HeadersOf(item),
            IsMeeting = Text(item, "@odata.type")?.Contains("eventMessage", StringComparison.OrdinalIgnoreCase) == true,
            IsOwners = isOwners,
            FollowUp = ours?.FollowUp,
            InterviewId = ours is null ? null : known.Ledger.GetValueOrDefault(ours.FollowUp)?.InterviewId,
        };
    }

    // A draft that is gone was sent or thrown away. One that was sent cannot be found for a while, so what cannot be found twice is gone.
    private async Task<DeltaStream?> LookAfterDraftsAsync(MailboxState known, Instant now, List<MailMessage> messages, CancellationToken stop)
    {
        string stream = $"{name}/drafts";
        DateTimeZone home = DateTimeZoneProviders.Tzdb[known.Settings.TimeZone];
        LocalDate today = now.InZone(home).Date;
        DeltaStream? before = known.Streams.GetValueOrDefault(stream);
        HashSet<string> sent = [.. messages.Where(message => message.FollowUp is not null).Select(message => message.Id)];
        WrittenItem[] open = [.. known.Items.Values.Where(item => item is { Person.Length: > 0, Id: not null, IsTheirs: false, Intended.Length: > 0 } && !sent.Contains(item.Id!))];
        if (before?.From.InZone(home).Date >= today)
        {
            return null;
        }

        if (open.Length == 0)
        {
            return new DeltaStream(stream, now, now, null, "");
        }

        (HashSet<string> ids, HashSet<string?> marks) = await DraftsAsync(stop);
        var missing = new List<string>();
        string? bin = null;
        foreach (WrittenItem item in open.Where(item => !ids.Contains(item.Id!) && !marks.Contains(Identity.Hash(item.FollowUp, item.Person))).OrderBy(item => item.Key, StringComparer.Ordinal))
        {
            JsonElement? there = await client.FindAsync($"/me/messages/{Uri.EscapeDataString(item.Id!)}?$select=isDraft,parentFolderId", stop);
            bin ??= there is null ? null : Text(await client.GetAsync("/me/mailFolders/deleteditems?$select=id", stop), "id");
            bool isGone = there is null ? before?.Link?.Split(' ').Contains(item.Id) == true
                : there.Value.GetProperty("isDraft").GetBoolean() && Text(there.Value, "parentFolderId") == bin;
            if (isGone)
            {
                messages.Add(Discarded(item, known, now));
            }
            else if (there is null)
            {
                missing.Add(item.Id!);
            }
        }

        return new DeltaStream(stream, now, now, missing.Count == 0 ? null : string.Join(' ', missing), "");
    }

    private async Task<(HashSet<string> Ids, HashSet<string?> Marks)> DraftsAsync(CancellationToken stop)
    {
        HashSet<string> ids = [];
        HashSet<string?> marks = [];
        string filter = Uri.EscapeDataString($"singleValueExtendedProperties/any(ep: ep/id eq '{KeyProperty}' and ep/value ne '')");
        string? next = $"/me/mailFolders/drafts/messages?$filter={filter}&$select=id&{WithMarks}";
        for (int page = 0; next is not null && page < MostPages; page++)
        {
            JsonElement answer = await client.GetAsync(next, stop);
            foreach (JsonElement item in answer.GetProperty("value").EnumerateArray())
            {
                ids.Add(IdOf(item));
                marks.Add(MarkOf(item, KeyProperty));
            }

            next = Text(answer, "@odata.nextLink");
        }

        return (ids, marks);
    }

    private static MailMessage Discarded(WrittenItem item, MailboxState known, Instant now) => new()
    {
        Id = item.Id!,
        At = now,
        From = null,
        To = item.Person.Contains('@', StringComparison.Ordinal) ? [new MailAddress(null, item.Person)] : [],
        IsDiscarded = true,
        FollowUp = item.FollowUp,
        InterviewId = known.Ledger.GetValueOrDefault(item.FollowUp)?.InterviewId,
    };

    private static Instant? MomentOf(JsonElement item, string property) =>
        Text(item, property) is { } text && OffsetDateTimePattern.ExtendedIso.Parse(text) is { Success: true, Value: var moment } ? moment.ToInstant() : null;

    private static IEnumerable<MailAddress> Addresses(JsonElement item, string list) =>
        item.TryGetProperty(list, out JsonElement all) && all.ValueKind == JsonValueKind.Array ? all.EnumerateArray().Select(AddressOf).OfType<MailAddress>() : [];

    private static MailAddress? AddressOf(JsonElement recipient) =>
        recipient.ValueKind == JsonValueKind.Object && recipient.TryGetProperty("emailAddress", out JsonElement one) && one.ValueKind == JsonValueKind.Object && Text(one, "address") is { Length: > 0 } address
            ? new MailAddress(Text(one, "name"), address)
            : null;

    private static ImmutableArray<MailHeader> HeadersOf(JsonElement item) =>
        item.TryGetProperty("internetMessageHeaders", out JsonElement all) && all.ValueKind == JsonValueKind.Array
            ? [.. all.EnumerateArray().Where(one => Text(one, "name") is not null).Select(one => new MailHeader(Text(one, "name")!, Text(one, "value") ?? ""))]
            : [];
}
