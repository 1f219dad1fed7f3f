namespace FollowUpSync.Sandbox.Http;

/// <summary>Short ways into JSON whose shape is not ours to decide.</summary>
internal static class Json
{
    public static string? Text(this JsonNode? node, string name) =>
        node is JsonObject o && o[name] is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    public static bool Flag(this JsonNode? node, string name) =>
        node is JsonObject o && o[name] is JsonValue value && value.TryGetValue(out bool flag) && flag;

    public static int Number(this JsonNode? node, string name, int otherwise) =>
        node is JsonObject o && o[name] is JsonValue value && value.TryGetValue(out double number) ? (int)number : otherwise;

    public static IEnumerable<JsonObject> Objects(this JsonNode? node, string name) =>
        node is JsonObject o && o[name] is JsonArray array ? array.OfType<JsonObject>() : [];

    public static IEnumerable<string> Texts(this JsonNode? node, string name) =>
        node is JsonObject o && o[name] is JsonArray array
            ? array.OfType<JsonValue>().Select(v => v.TryGetValue(out string? text) ? text : null).OfType<string>()
            : [];

    public static string? Address(this JsonNode? recipient) => recipient is JsonObject o ? o["emailAddress"].Text("address") : null;

    public static JsonObject Recipient(string address, string? name = null) =>
        new() { ["emailAddress"] = new JsonObject { ["name"] = name ?? address, ["address"] = address } };

    public static JsonObject Copy(this JsonObject source) => source.DeepClone().AsObject();

    /// <summary>Sets what is not there yet; a null that was given stays a null only where <paramref name="value"/> is null too.</summary>
    public static void Default(this JsonObject target, string name, JsonNode? value)
    {
        if (target[name] is null)
        {
            target[name] = value;
        }
    }

    public static void Merge(this JsonObject target, JsonObject source)
    {
        foreach ((string name, JsonNode? value) in source)
        {
            target[name] = value?.DeepClone();
        }
    }

    public static JsonArray Array(IEnumerable<JsonNode?> nodes) => new([.. nodes]);
}
