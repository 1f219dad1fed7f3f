using FollowUpSync.Sandbox.Http;
using FollowUpSync.Sandbox.Storage;

namespace FollowUpSync.Sandbox.Mail;

/// <summary>The folders that every mailbox has, by their well-known names.</summary>
internal sealed class MailFolders(MailboxSession session)
{
    public const string Inbox = "inbox", SentItems = "sentitems", Drafts = "drafts", DeletedItems = "deleteditems", Archive = "archive";

    private static readonly (string Name, string Shown)[] WellKnown =
        [(Inbox, "Inbox"), (SentItems, "Sent Items"), (Drafts, "Drafts"), (DeletedItems, "Deleted Items"), (Archive, "Archive")];

    public static IEnumerable<Item> Make() => WellKnown.Select(f => new Item
    {
        Kind = ItemKind.Folder,
        Json = new JsonObject { ["displayName"] = f.Shown, ["wellKnownName"] = f.Name },
    });

    public Item Named(string wellKnown) => session.All(ItemKind.Folder).First(f => f.Json.Text("wellKnownName") == wellKnown);

    /// <param name="key">A well-known name or an id.</param>
    public Item Find(string key)
    {
        ItemId? id = ItemIds.Read(session.Mailbox, key);
        return session.All(ItemKind.Folder).FirstOrDefault(f =>
                key.Equals(f.Json.Text("wellKnownName"), StringComparison.OrdinalIgnoreCase) || (id is { Kind: ItemKind.Folder } found && found.Seq == f.Seq))
            ?? throw GraphError.NotFound();
    }

    public string NameOf(Item message) => session.Find(message.Parent, ItemKind.Folder)!.Json.Text("wellKnownName")!;

    public IEnumerable<JsonObject> All() => session.All(ItemKind.Folder).Select(Show);

    public JsonObject Show(Item folder)
    {
        IReadOnlyList<Item> messages = session.All(ItemKind.Message, folder.Seq);
        return new JsonObject
        {
            ["id"] = Id(folder.Seq),
            ["displayName"] = folder.Json.Text("displayName"),
            ["totalItemCount"] = messages.Count,
            ["unreadItemCount"] = messages.Count(m => !m.Json.Flag("isRead")),
            ["childFolderCount"] = 0,
            ["isHidden"] = false,
        };
    }

    public string Id(long folder) => ItemIds.Write(session.Mailbox, new ItemId(ItemKind.Folder, folder), immutable: true);
}
