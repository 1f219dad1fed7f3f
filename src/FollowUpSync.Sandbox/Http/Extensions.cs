using FollowUpSync.Sandbox.Storage;

namespace FollowUpSync.Sandbox.Http;

/// <summary>Open extensions of an event: named bags, which nobody can filter by.</summary>
internal static class Extensions
{
    public static Answer Answer(MailboxSession session, GraphRequest request, Item owner, string[] path)
    {
        JsonArray all = owner.Json["extensions"] as JsonArray ?? [];
        JsonObject named = path is [var name] ? all.OfType<JsonObject>().FirstOrDefault(e => e.Text("extensionName") == name) ?? throw GraphError.NotFound() : [];
        switch (request.Method, path)
        {
            case ("GET", []):
                return Collections.Page(request, all.OfType<JsonObject>(), "extensions");
            case ("GET", [_]):
                return Http.Answer.Ok(named.DeepClone());
            case ("POST", []):
                JsonObject made = request.BodyObject().Copy();
                made["id"] = made.Text("extensionName") is { } given ? $"Microsoft.OutlookServices.OpenTypeExtension.{given}" : throw GraphError.BadRequest("ErrorInvalidRequest", "An open extension needs extensionName.");
                all.Add((JsonNode)made);
                Keep(session, owner, all);
                return Http.Answer.Created(made.DeepClone());
            case ("PATCH", [_]):
                named.Merge(request.BodyObject());
                Keep(session, owner, all);
                return Http.Answer.Ok(named.DeepClone());
            case ("DELETE", [_]):
                all.Remove(named);
                Keep(session, owner, all);
                return Http.Answer.NoContent;
            default:
                throw GraphRoutes.Unknown(request);
        }
    }

    private static void Keep(MailboxSession session, Item owner, JsonArray all)
    {
        owner.Json["extensions"] = all.DeepClone();
        session.Save(owner);
    }
}
