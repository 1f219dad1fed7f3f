using System.Net;
using System.Text;
using System.Threading.Channels;
using FollowUpSync.Sandbox.Http;
using FollowUpSync.Sandbox.Mail;
using FollowUpSync.Sandbox.Storage;

namespace FollowUpSync.Sandbox.Notices;

/// <summary>Brings notifications to those who subscribed: at least once, in no promised order, and tried again when not taken.</summary>
internal sealed class Courier : IAsyncDisposable
{
    private static readonly TimeSpan[] Retries = [TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(5)];
    private readonly MailboxStore store;
    private readonly SandboxClock clock;
    private readonly Faults faults;
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = TimeSpan.FromSeconds(10) };
    private readonly Channel<(Uri To, JsonObject Notice)> bag = Channel.CreateUnbounded<(Uri, JsonObject)>();
    private readonly CancellationTokenSource stop = new();
    private readonly Task round;
    private (Uri To, JsonObject Notice)? heldBack;

    public Courier(MailboxStore store, SandboxClock clock, Faults faults)
    {
        (this.store, this.clock, this.faults) = (store, clock, faults);
        store.Committed = Collect;
        round = DeliverAsync();
    }

    /// <summary>Whether the address answers the validation token as it should.</summary>
    public async Task<bool> ShakeHandsAsync(Uri address, CancellationToken cancel)
    {
        // With characters that a careless echo spoils.
        string token = $"Validation: Testing client application reachability for subscription Request-Id: {ItemIds.NamedGuid(clock.NowText + address)}+%&=";
        string mark = address.Query == "" ? "?" : "&";
        try
        {
            using var content = new StringContent("", Encoding.UTF8, "text/plain");
            using HttpResponseMessage answer = await http.PostAsync(new Uri(address + mark + "validationToken=" + Uri.EscapeDataString(token)), content, cancel);
            return answer.StatusCode == HttpStatusCode.OK
                && answer.Content.Headers.ContentType?.MediaType == "text/plain"
                && await answer.Content.ReadAsStringAsync(cancel) == token;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancel.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Sends <c>reauthorizationRequired</c>, <c>subscriptionRemoved</c> or <c>missed</c> to every subscription of a mailbox that takes them.</summary>
    public int Tell(MailboxSession session, string lifecycleEvent)
    {
        int told = 0;
        foreach (Item subscription in Subscriptions.Live(session).ToArray())
        {
            if (subscription.Json.Text("lifecycleNotificationUrl") is { } address)
            {
                JsonObject notice = Envelope(subscription);
                notice["lifecycleEvent"] = lifecycleEvent;
                notice["resource"] = subscription.Json.Text("resource");
                bag.Writer.TryWrite((new Uri(address), notice));
                told++;
            }

            switch (lifecycleEvent)
            {
                case "subscriptionRemoved":
                    session.Remove(subscription);
                    break;
                case "reauthorizationRequired":
                    // Until it is authorized again, its notifications are lost: 1 in Parent says so.
                    subscription.Parent = 1;
                    session.Save(subscription);
                    break;
            }
        }

        return told;
    }

    public async ValueTask DisposeAsync()
    {
        bag.Writer.TryComplete();
        await stop.CancelAsync();
        await round;
        http.Dispose();
        stop.Dispose();
    }

    private void Collect(string mailbox, IReadOnlyList<Change> changes) => store.Use(mailbox, clock, session =>
    {
        foreach (Item subscription in Subscriptions.Live(session).Where(s => s.Parent == 0))
        {
            Watched watched = Watched.Read(subscription.Json.Text("resource")!, mailbox)!;
            string[] types = subscription.Json.Text("changeType")!.Split(',', StringSplitOptions.TrimEntries);
            long? folder = watched.Folder is { } name ? new MailFolders(session).Find(name).Seq : null;
            foreach (Change change in changes.Where(c => c.Kind == watched.Kind && types.Contains(c.Type) && (folder is null || folder == c.Parent)))
            {
                Enqueue(new Uri(subscription.Json.Text("notificationUrl")!), Notice(mailbox, subscription, change));
            }
        }

        return 0;
    });

    private void Enqueue(Uri to, JsonObject notice)
    {
        if (faults.Strikes(Faults.LostNotification))
        {
            return;
        }

        if (faults.Strikes(Faults.ShuffledNotification) && heldBack is null)
        {
            heldBack = (to, notice);
            return;
        }

        bag.Writer.TryWrite((to, notice));
        if (faults.Strikes(Faults.DuplicateNotification))
        {
            bag.Writer.TryWrite((to, notice.Copy()));
        }

        if (heldBack is { } late)
        {
            heldBack = null;
            bag.Writer.TryWrite(late);
        }
    }

    private static JsonObject Envelope(Item subscription) => new()
    {
        ["subscriptionId"] = subscription.Json.Text("id"),
        ["subscriptionExpirationDateTime"] = subscription.Json.Text("expirationDateTime"),
        ["clientState"] = subscription.Json.Text("clientState"),
        ["tenantId"] = ItemIds.NamedGuid("tenant").ToString(),
    };

    private static JsonObject Notice(string mailbox, Item subscription, Change change)
    {
        // Moves holds 1 where the subscription was made with immutable ids.
        string id = ItemIds.Write(mailbox, new ItemId(change.Kind, change.Seq), subscription.Moves == 1);
        (string collection, string type) = change.Kind == ItemKind.Event ? ("Events", "Event") : ("Messages", "Message");
        string resource = $"Users/{SettingsRoutes.UserId(mailbox)}/{collection}/{id}";
        JsonObject notice = Envelope(subscription);
        notice["changeType"] = change.Type;
        notice["resource"] = resource;
        notice["resourceData"] = new JsonObject
        {
            ["@odata.type"] = $"#Microsoft.Graph.{type}",
            ["@odata.id"] = resource,
            ["@odata.etag"] = $"W/\"{ItemIds.ChangeKey(mailbox, change.Seq, null, change.Number)}\"",
            ["id"] = id,
        };
        return notice;
    }

    private async Task DeliverAsync()
    {
        try
        {
            await foreach ((Uri to, JsonObject notice) in bag.Reader.ReadAllAsync(stop.Token))
            {
                await DeliverAsync(to, new JsonObject { ["value"] = new JsonArray(notice) }.ToJsonString());
            }
        }
        catch (OperationCanceledException)
        {
            // The sandbox stops; Graph forgets what it could not deliver, too.
        }
    }

    private async Task DeliverAsync(Uri to, string body)
    {
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                using var content = new StringContent(body, Encoding.UTF8, "application/json");
                using HttpResponseMessage answer = await http.PostAsync(to, content, stop.Token);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Not there: tried again like one that refused.
            }
            catch (TaskCanceledException) when (!stop.IsCancellationRequested)
            {
                // Too slow: likewise.
            }

            if (attempt == Retries.Length)
            {
                return;
            }

            await Task.Delay(Retries[attempt], stop.Token);
        }
    }
}
