using FollowUpSync.Sandbox.Storage;

namespace FollowUpSync.Sandbox.Http;

/// <summary>The mailbox's owner, settings, zones, categories and ids.</summary>
internal sealed class SettingsRoutes(MailboxSession session, GraphRequest request)
{
    private const int MostIds = 1000;
    private static readonly string[] PersonalDomains = ["outlook.com", "hotmail.com", "live.com", "msn.com"];
    private static readonly string[] Colours = ["none", .. Enumerable.Range(0, 25).Select(i => $"preset{i}")];

    public static string UserId(string mailbox) => ItemIds.NamedGuid($"user {mailbox}").ToString();

    public Answer Answer(string[] path) => (request.Method, path) switch
    {
        ("GET", []) => Http.Answer.Ok(Collections.Shape(request, Owner())),
        ("GET", ["mailboxSettings"]) => Http.Answer.Ok(Settings()),
        ("GET", ["mailboxSettings", "timeZone"]) => Http.Answer.Ok(new JsonObject { ["value"] = Settings().Text("timeZone") }),
        ("GET", ["outlook", "supportedTimeZones", .. var kind]) => Zones(kind),
        ("GET", ["outlook", "masterCategories"]) => Http.Answer.Ok(new JsonObject { ["value"] = Json.Array(session.All(ItemKind.Category).Select(Category)) }),
        ("POST", ["outlook", "masterCategories"]) => CreateCategory(request.BodyObject()),
        ("GET", ["outlook", "masterCategories", var id]) => Http.Answer.Ok(Category(FindCategory(id))),
        ("PATCH", ["outlook", "masterCategories", var id]) => ChangeCategory(FindCategory(id), request.BodyObject()),
        ("DELETE", ["outlook", "masterCategories", var id]) => DeleteCategory(FindCategory(id)),
        ("POST", ["translateExchangeIds"]) => Translate(request.BodyObject()),
        _ => throw GraphRoutes.Unknown(request),
    };

    private JsonObject Owner() => new()
    {
        ["@odata.context"] = $"{request.Root}/$metadata#users/$entity",
        ["id"] = UserId(session.Mailbox),
        ["displayName"] = session.Mailbox.Split('@')[0],
        ["mail"] = session.Mailbox,
        ["userPrincipalName"] = session.Mailbox,
    };

    // Personal accounts do not let their settings be read.
    private JsonObject Settings() => PersonalDomains.Contains(session.Mailbox.Split('@')[1])
        ? throw GraphError.Denied(why: "mailboxSettings of a personal account")
        : new JsonObject
        {
            ["timeZone"] = "UTC",
            ["dateFormat"] = "yyyy-MM-dd",
            ["timeFormat"] = "HH:mm",
            ["language"] = new JsonObject { ["locale"] = "en-US", ["displayName"] = "English (United States)" },
            ["workingHours"] = new JsonObject
            {
                ["daysOfWeek"] = new JsonArray("monday", "tuesday", "wednesday", "thursday", "friday"),
                ["startTime"] = "08:00:00.0000000",
                ["endTime"] = "17:00:00.0000000",
                ["timeZone"] = new JsonObject { ["name"] = "UTC" },
            },
        };

    private static Answer Zones(string[] kind)
    {
        bool iana = kind is [var standard] && standard.Contains("Iana", StringComparison.OrdinalIgnoreCase);
        IEnumerable<string> names = iana ? Times.IanaZones : Times.WindowsZones;
        return Http.Answer.Ok(new JsonObject { ["value"] = Json.Array(names.Select(n => (JsonNode)new JsonObject { ["alias"] = n, ["displayName"] = n })) });
    }

    private Answer CreateCategory(JsonObject given)
    {
        string name = given.Text("displayName") is { Length: > 0 } text ? text : throw GraphError.BadRequest("ErrorInvalidRequest", "A category needs displayName.");
        if (session.All(ItemKind.Category).Any(c => name.Equals(c.Json.Text("displayName"), StringComparison.OrdinalIgnoreCase)))
        {
            throw new GraphError(409, "ErrorCategoryAlreadyExists", "A category with the specified name already exists.");
        }

        return Http.Answer.Created(Category(session.Add(new Item
        {
            Kind = ItemKind.Category,
            Json = new JsonObject { ["displayName"] = name, ["color"] = Colour(given) },
        })));
    }

    private Answer ChangeCategory(Item category, JsonObject given)
    {
        if (given.ContainsKey("displayName"))
        {
            throw GraphError.BadRequest("ErrorInvalidPropertySet", "displayName can only be set when a category is created.");
        }

        category.Json["color"] = Colour(given);
        session.Save(category);
        return Http.Answer.Ok(Category(category));
    }

    private Answer DeleteCategory(Item category)
    {
        session.Remove(category);
        return Http.Answer.NoContent;
    }

    private static string Colour(JsonObject given) =>
        (given.Text("color") ?? "none") is var colour && Colours.Contains(colour) ? colour : throw GraphError.BadRequest("ErrorInvalidParameter", $"'{colour}' is no colour: none, or preset0 to preset24.");

    private Item FindCategory(string id) => session.All(ItemKind.Category).FirstOrDefault(c => CategoryId(c) == id) ?? throw GraphError.NotFound();

    private JsonObject Category(Item category) => new() { ["id"] = CategoryId(category), ["displayName"] = category.Json.Text("displayName"), ["color"] = category.Json.Text("color") };

    private string CategoryId(Item category) => ItemIds.NamedGuid($"{session.Mailbox} category {category.Seq}").ToString();

    private Answer Translate(JsonObject given)
    {
        string[] ids = [.. given.Texts("inputIds")];
        (string from, string to) = (given.Text("sourceIdType") ?? "", given.Text("targetIdType") ?? "");
        string[] known = ["entryId", "ewsId", "immutableEntryId", "restId", "restImmutableEntryId"];
        if (ids.Length is 0 or > MostIds || !known.Contains(from) || !known.Contains(to))
        {
            throw GraphError.BadRequest("ErrorInvalidParameter", $"translateExchangeIds takes 1 to {MostIds} inputIds, and sourceIdType and targetIdType of {string.Join(", ", known)}.");
        }

        return Http.Answer.Ok(new JsonObject { ["value"] = Json.Array(ids.Select(id => (JsonNode)new JsonObject { ["sourceId"] = id, ["targetId"] = Translate(id, from, to) })) });
    }

    private string Translate(string id, string from, string to)
    {
        string rest = from == "ewsId" ? id.Replace('/', '-').Replace('+', '_') : id;
        ItemId read = ItemIds.Read(session.Mailbox, rest) ?? throw new GraphError(400, "ErrorInvalidIdMalformed", $"Id is malformed: '{id}'.");
        int moves = session.Find(read.Seq, read.Kind)?.Moves ?? 0;
        string made = ItemIds.Write(session.Mailbox, read with { Moves = moves }, to is "restImmutableEntryId" or "immutableEntryId");
        return to == "ewsId" ? made.Replace('-', '/').Replace('_', '+') : made;
    }
}
