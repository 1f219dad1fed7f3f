using System.Text.RegularExpressions;

namespace FollowUpSync.Sandbox.Http;

/// <summary>Single-value extended properties: named by type and GUID, merged by name.</summary>
internal static partial class ExtendedProperties
{
    /// <summary>What an item has after a write: the given ones over its own.</summary>
    /// <exception cref="GraphError">400: an id in none of the forms.</exception>
    public static JsonArray Merge(JsonObject stored, JsonObject given)
    {
        JsonObject[] added = [.. given.Objects("singleValueExtendedProperties")];
        if (Array.Find(added, p => p.Text("value") is null || !Form().IsMatch(p.Text("id") ?? "")) is { } broken)
        {
            throw GraphError.BadRequest("ErrorInvalidParameter", $"The extended property '{broken.Text("id")}' is not named as in 'String {{GUID}} Name NAME', or has no value.");
        }

        IEnumerable<JsonObject> kept = stored.Objects("singleValueExtendedProperties").Where(p => !added.Any(a => Filters.SameProperty(a.Text("id"), p.Text("id"))));
        return Json.Array(kept.Concat(added).Select(p => (JsonNode)new JsonObject { ["id"] = p.Text("id"), ["value"] = p.Text("value") }));
    }

    [GeneratedRegex(@"^(\w+ \{[0-9a-fA-F\-]{36}\} (Name .+|Id 0x[0-9a-fA-F]+)|\w+ 0x[0-9a-fA-F]+)$")]
    private static partial Regex Form();
}
