using FollowUpSync.Sandbox.Http;
using FollowUpSync.Sandbox.Storage;

namespace FollowUpSync.Sandbox.Calendar;

/// <summary>The calendars of a mailbox, of which one is the default.</summary>
internal sealed class Calendars(MailboxSession session)
{
    public long Default => session.All(ItemKind.Calendar)[0].Seq;

    public static Item Make(string name) => new()
    {
        Kind = ItemKind.Calendar,
        Json = new JsonObject { ["name"] = name, ["color"] = "auto", ["hexColor"] = "", ["canEdit"] = true, ["canShare"] = true, ["canViewPrivateItems"] = true, ["isRemovable"] = true },
    };

    public Item Find(string id) =>
        ItemIds.Read(session.Mailbox, id) is { Kind: ItemKind.Calendar } found && session.Find(found.Seq, ItemKind.Calendar) is { } calendar
            ? calendar
            : throw GraphError.NotFound();

    public IEnumerable<JsonObject> All() => session.All(ItemKind.Calendar).Select(Show);

    public JsonObject Show(Item calendar)
    {
        bool isDefault = calendar.Seq == Default;
        var shown = new JsonObject { ["id"] = ItemIds.Write(session.Mailbox, new ItemId(ItemKind.Calendar, calendar.Seq), immutable: true) };
        shown.Merge(calendar.Json);
        shown["changeKey"] = ItemIds.ChangeKey(session.Mailbox, calendar.Seq, null, calendar.Change);
        shown["isDefaultCalendar"] = isDefault;
        shown["isRemovable"] = !isDefault;
        shown["owner"] = new JsonObject { ["name"] = session.Mailbox, ["address"] = session.Mailbox };
        return shown;
    }

    public Item Create(JsonObject given)
    {
        string name = Name(given);
        return session.All(ItemKind.Calendar).Any(c => name.Equals(c.Json.Text("name"), StringComparison.OrdinalIgnoreCase))
            ? throw new GraphError(409, "ErrorFolderExists", "A calendar with the specified name already exists.")
            : session.Add(Make(name));
    }

    public Item Rename(Item calendar, JsonObject given)
    {
        calendar.Json["name"] = Name(given);
        session.Save(calendar);
        return calendar;
    }

    public void Delete(Item calendar)
    {
        if (calendar.Seq == Default)
        {
            throw GraphError.BadRequest("ErrorDeleteDistinguishedFolder", "The default calendar cannot be deleted.");
        }

        foreach (Item item in session.All(ItemKind.Event, calendar.Seq))
        {
            session.Remove(item);
        }

        session.Remove(calendar);
    }

    private static string Name(JsonObject given) => given.Text("name") is { Length: > 0 } name ? name : throw GraphError.BadRequest("ErrorInvalidRequest", "A calendar needs a name.");
}
