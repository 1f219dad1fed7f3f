using FollowUpSync.Sandbox.Http;
using FollowUpSync.Sandbox.Storage;

namespace FollowUpSync.Sandbox.Notices;

/// <summary><c>/subscriptions</c>: who wants to hear of changes, until when, and where. Only loopback is ever called.</summary>
internal sealed class Subscriptions(MailboxStore store, SandboxClock clock, Courier courier)
{
    private static readonly Duration Longest = Duration.FromMinutes(4230);
    private static readonly string[] ChangeTypes = ["created", "updated", "deleted"];

    public async Task<Answer> AnswerAsync(GraphRequest request, string[] path, CancellationToken stop) => (request.Method, path) switch
    {
        ("POST", []) => await CreateAsync(request, stop),
        ("GET", []) => InMailbox(request, s => Answer.Ok(new JsonObject { ["value"] = Json.Array(Live(s).Select(Show)) })),
        ("GET", [var id]) => InMailbox(request, s => Answer.Ok(Show(Find(s, id)))),
        ("PATCH", [var id]) => InMailbox(request, s => Answer.Ok(Show(Renew(s, Find(s, id), request.BodyObject())))),
        ("DELETE", [var id]) => InMailbox(request, s => Delete(s, Find(s, id))),
        ("POST", [var id, "reauthorize"]) => InMailbox(request, s => Reauthorize(s, Find(s, id))),
        _ => throw GraphRoutes.Unknown(request),
    };

    public static IEnumerable<Item> Live(MailboxSession session) => session.All(ItemKind.Subscription).Where(s => s.Ends > session.Clock.Now);

    public static JsonObject Show(Item subscription) => subscription.Json.Copy();

    private async Task<Answer> CreateAsync(GraphRequest request, CancellationToken stop)
    {
        JsonObject given = request.BodyObject();
        string resource = given.Text("resource") ?? "";
        Watched watched = Watched.Read(resource, request.Mailbox) ?? throw Invalid($"resource '{resource}' cannot be watched; it is /me/events, /me/messages or /me/mailFolders('inbox')/messages");
        Rights.Need(request, watched.Kind == ItemKind.Event ? "Calendars" : "Mail", reads: true);
        string[] types = (given.Text("changeType") ?? "").Split(',', StringSplitOptions.TrimEntries);
        if (!types.All(ChangeTypes.Contains))
        {
            throw Invalid($"changeType '{given.Text("changeType")}' is not of created, updated, deleted");
        }

        if (given.Text("clientState")?.Length > 128)
        {
            throw Invalid("clientState is longer than 128 characters");
        }

        Uri notify = Address(given, "notificationUrl") ?? throw Invalid("notificationUrl is missing");
        Uri? lifecycle = Address(given, "lifecycleNotificationUrl");
        Instant expires = Expiry(given);
        if (InMailbox(request, s => Live(s).Any(o => o.Json.Text("resource") == resource && o.Json.Text("changeType") == given.Text("changeType"))))
        {
            throw new GraphError(409, "InvalidRequest", "Subscription already exists for the requested combination of changeType and resource.");
        }

        foreach (Uri address in new[] { notify, lifecycle }.OfType<Uri>())
        {
            if (!await courier.ShakeHandsAsync(address, stop))
            {
                throw Invalid($"Subscription validation request failed: {address} did not answer 200 with the validation token as text/plain within 10 seconds");
            }
        }

        return Answer.Created(InMailbox(request, session => Show(Add(session, given, expires, request.Prefer.ImmutableIds))));
    }

    private static Item Add(MailboxSession session, JsonObject given, Instant expires, bool immutable)
    {
        JsonObject json = given.Copy();
        json.Remove("@odata.type");
        json["id"] = ItemIds.NamedGuid($"{session.Mailbox} subscription {session.LastChange + 1}").ToString();
        json["applicationId"] = ItemIds.NamedGuid("application").ToString();
        json["creatorId"] = SettingsRoutes.UserId(session.Mailbox);
        json["expirationDateTime"] = NodaTime.Text.InstantPattern.ExtendedIso.Format(expires);
        return session.Add(new Item { Kind = ItemKind.Subscription, Ends = expires, Moves = immutable ? 1 : 0, Json = json });
    }

    private Item Renew(MailboxSession session, Item subscription, JsonObject given)
    {
        subscription.Ends = Expiry(given);
        subscription.Json["expirationDateTime"] = NodaTime.Text.InstantPattern.ExtendedIso.Format(subscription.Ends.Value);
        subscription.Parent = 0;
        session.Save(subscription);
        return subscription;
    }

    private static Answer Reauthorize(MailboxSession session, Item subscription)
    {
        subscription.Parent = 0;
        session.Save(subscription);
        return new Answer(200);
    }

    private static Answer Delete(MailboxSession session, Item subscription)
    {
        session.Remove(subscription);
        return Answer.NoContent;
    }

    private static Item Find(MailboxSession session, string id) =>
        Live(session).FirstOrDefault(s => id.Equals(s.Json.Text("id"), StringComparison.OrdinalIgnoreCase))
        ?? throw new GraphError(404, "ResourceNotFound", "The object was not found.");

    private Instant Expiry(JsonObject given)
    {
        Instant expires = Times.TryInstant(given.Text("expirationDateTime")) ?? throw Invalid($"expirationDateTime '{given.Text("expirationDateTime")}' is no moment");
        return expires <= clock.Now ? throw Invalid("Subscription expiration is in the past")
            : expires > clock.Now + Longest + Duration.FromSeconds(5) ? throw Invalid($"Subscription expiration can only be {Longest.TotalMinutes} minutes in the future")
            : expires;
    }

    private static Uri? Address(JsonObject given, string name)
    {
        if (given.Text(name) is not { } text)
        {
            return null;
        }

        return Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.IsLoopback && (address.Scheme is "http" or "https")
            ? address
            : throw Invalid($"{name} '{text}' is not on this machine; the sandbox calls nobody else");
    }

    private T InMailbox<T>(GraphRequest request, Func<MailboxSession, T> work) => store.Use(request.Mailbox, clock, work);

    private static GraphError Invalid(string what) => GraphError.BadRequest("InvalidRequest", $"{what}.");
}

/// <summary>What a subscription's <c>resource</c> means: events or messages, of one folder or all.</summary>
internal sealed record Watched(ItemKind Kind, string? Folder)
{
    public static Watched? Read(string resource, string mailbox)
    {
        string[] path = new GraphRequest("GET", "/" + resource.TrimStart('/'), "", new Dictionary<string, string>(), null).Path;
        string[] rest = path switch
        {
            ["me", .. var own] => own,
            ["users", var user, .. var own] when user.Equals(mailbox, StringComparison.OrdinalIgnoreCase) || user == SettingsRoutes.UserId(mailbox) => own,
            _ => [],
        };
        return rest switch
        {
            ["events"] => new Watched(ItemKind.Event, null),
            ["messages"] => new Watched(ItemKind.Message, null),
            ["mailFolders", var folder, "messages"] => new Watched(ItemKind.Message, folder),
            _ => null,
        };
    }
}
