using System.Text.Encodings.Web;
using System.Text.Json;

namespace FollowUpSync.Storage;

/// <summary>All that is remembered of a mailbox, as one JSON document for its owner to take away.</summary>
public static class StateExport
{
    /// <summary>The document: a member for each kind of thing, and in it each thing by its key.</summary>
    public static byte[] ToJson(MailboxState state)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WritePropertyName("settings");
            json.WriteRawValue(StateJson.Settings.ToBody(state.Settings));
            Write(json, "sources", state.Sources, StateJson.Source);
            Write(json, "interviews", state.Interviews, StateJson.Interview);
            Write(json, "followUps", state.Ledger, StateJson.Entry);
            Write(json, "words", state.Words, StateJson.Word);
            Write(json, "files", state.Files, StateJson.File);
            Write(json, "runs", state.Runs, StateJson.Run);
            Write(json, "templates", state.Templates, StateJson.Template);
            Write(json, "items", state.Items, StateJson.Item);
            Write(json, "streams", state.Streams, StateJson.Stream);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static void Write<T>(Utf8JsonWriter json, string name, ImmutableDictionary<string, T> things, RowJson<T> type)
    {
        json.WriteStartObject(name);
        foreach ((string key, T thing) in things.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            json.WritePropertyName(key);
            json.WriteRawValue(type.ToBody(thing));
        }

        json.WriteEndObject();
    }
}
