using System.Net;
using System.Text.RegularExpressions;
using FollowUpSync.Sandbox.Http;
using FollowUpSync.Sandbox.Storage;

namespace FollowUpSync.Sandbox.Calendar;

/// <summary>Events as Graph shows them.</summary>
internal static partial class EventJson
{
    /// <summary>Everything there is to say of an event; <see cref="Collections.Shape"/> leaves out what was not asked for.</summary>
    public static JsonObject Full(MailboxSession session, EventView view, Preferences prefer)
    {
        string key = ItemIds.ChangeKey(session.Mailbox, view.Row.Seq, view.Day, view.Change);
        var full = new JsonObject
        {
            ["@odata.etag"] = $"W/\"{key}\"",
            ["id"] = Id(session, view.Id with { Moves = view.Row.Moves }, prefer),
            ["changeKey"] = key,
            ["type"] = view.Type,
        };
        full.Merge(view.Json);
        full["start"] = Zoned(view.Json, "start", prefer.TimeZone);
        full["end"] = Zoned(view.Json, "end", prefer.TimeZone);
        if (view.Day is not null)
        {
            full["seriesMasterId"] = Id(session, new ItemId(ItemKind.Event, view.Row.Seq, Moves: view.Row.Moves), prefer);
            full["originalStart"] = NodaTime.Text.InstantPattern.General.Format(view.OriginalStart!.Value);
        }

        full["body"] = Body(view.Json["body"], prefer);
        return full;
    }

    /// <summary>All that a delta page says of an occurrence: the rest stands in its master.</summary>
    public static JsonObject Thin(MailboxSession session, EventView view, Preferences prefer)
    {
        JsonObject full = Full(session, view, prefer);
        string[] kept = ["@odata.etag", "seriesMasterId", "type", "id", "start", "end"];
        var thin = new JsonObject { ["@odata.type"] = "#microsoft.graph.event" };
        foreach (string name in kept)
        {
            thin[name] = full[name]?.DeepClone();
        }

        return thin;
    }

    public static JsonObject Removed(string id) =>
        new() { ["@odata.type"] = "#microsoft.graph.event", ["id"] = id, ["@removed"] = new JsonObject { ["reason"] = "deleted" } };

    public static string Id(MailboxSession session, ItemId id, Preferences prefer) => ItemIds.Write(session.Mailbox, id, prefer.ImmutableIds);

    public static string OccurrenceId(MailboxSession session, Item master, LocalDate day, Preferences prefer) =>
        $"OID.{Id(session, new ItemId(ItemKind.Event, master.Seq, Moves: master.Moves), prefer)}.{NodaTime.Text.LocalDatePattern.Iso.Format(day)}";

    public static JsonNode? Body(JsonNode? body, Preferences prefer) =>
        body is JsonObject html && prefer.BodyAsText
            ? new JsonObject { ["contentType"] = "text", ["content"] = PlainText(html.Text("content") ?? "") }
            : body?.DeepClone();

    /// <summary>What Exchange keeps of a body: HTML in an HTML document, whatever was given.</summary>
    public static JsonObject Html(JsonNode? body)
    {
        string content = body.Text("content") ?? "";
        if (!"html".Equals(body.Text("contentType"), StringComparison.OrdinalIgnoreCase))
        {
            content = WebUtility.HtmlEncode(content).ReplaceLineEndings("<br>\r\n");
        }

        bool document = content.Contains("<html", StringComparison.OrdinalIgnoreCase) || content == "";
        return new JsonObject
        {
            ["contentType"] = "html",
            ["content"] = document
                ? content
                : $"<html><head>\r\n<meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\"></head><body>{content}</body></html>",
        };
    }

    public static string Preview(JsonNode? body) => PlainText(body.Text("content") ?? "") is var text && text.Length > 255 ? text[..255] : text;

    // All-day events are midnight to midnight whatever zone is asked for.
    private static JsonObject Zoned(JsonObject json, string name, string zone) =>
        json.Flag("isAllDay") ? Times.Show(Times.Local(json[name]), zone) : Times.Show(Times.Moment(json[name]), zone);

    private static string PlainText(string html) =>
        WebUtility.HtmlDecode(Tag().Replace(LineBreak().Replace(Unseen().Replace(html, ""), "\r\n"), "")).Trim();

    [GeneratedRegex(@"<(head|style|script)\b.*?</\1>|<!--.*?-->|\r?\n", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Unseen();

    [GeneratedRegex(@"<br\s*/?>|</(p|div|tr|li|h\d)>", RegexOptions.IgnoreCase)]
    private static partial Regex LineBreak();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tag();
}
