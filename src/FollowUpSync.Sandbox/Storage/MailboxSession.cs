using Microsoft.Data.Sqlite;
using NodaTime.Text;

namespace FollowUpSync.Sandbox.Storage;

/// <summary>What a unit of work did to an item, in Graph's words: <c>created</c>, <c>updated</c>, <c>deleted</c>.</summary>
internal sealed record Change(string Type, ItemKind Kind, long Seq, long Parent, long Number);

/// <summary>One mailbox inside one transaction.</summary>
internal sealed class MailboxSession
{
    private const string Columns = "i.seq, i.kind, i.parent, i.master, i.day, i.change, i.moves, i.starts, i.ends, i.deleted, i.mark, i.alias, i.json";

    private readonly SqliteConnection connection;
    private readonly SqliteTransaction transaction;
    private readonly List<Change> changes = [];

    public MailboxSession(SqliteConnection connection, SqliteTransaction transaction, string mailbox, SandboxClock clock, out bool founded)
    {
        this.connection = connection;
        this.transaction = transaction;
        Mailbox = mailbox;
        Clock = clock;
        founded = Execute("INSERT OR IGNORE INTO mailbox VALUES ($mailbox, 0)") == 1;
        LastChange = (long)Scalar("SELECT change FROM mailbox WHERE address = $mailbox")!;
    }

    public string Mailbox { get; }

    public SandboxClock Clock { get; }

    /// <summary>The number of the newest change in this mailbox.</summary>
    public long LastChange { get; private set; }

    public IReadOnlyList<Change> Changes => changes;

    public Item Add(Item item)
    {
        item.Change = NextChange();
        Execute(
            """
            INSERT INTO item (mailbox, kind, parent, master, day, change, moves, starts, ends, deleted, mark, alias, json)
            VALUES ($mailbox, $kind, $parent, $master, $day, $change, $moves, $starts, $ends, $deleted, $mark, $alias, $json)
            """,
            Values(item));
        item.Seq = (long)Scalar("SELECT last_insert_rowid()")!;
        Note(item, "created");
        return item;
    }

    /// <summary>Writes the row with a new change number, and tells subscribers unless <paramref name="silent"/>.</summary>
    public void Save(Item item, string type = "updated", bool silent = false)
    {
        item.Change = NextChange();
        Execute(
            """
            UPDATE item SET parent = $parent, change = $change, moves = $moves, starts = $starts, ends = $ends, deleted = $deleted, json = $json
            WHERE seq = $seq
            """,
            Values(item));
        if (!silent)
        {
            Note(item, type);
        }
    }

    public void Remove(Item item)
    {
        item.Deleted = true;
        Save(item, "deleted");
        if (item.Kind == ItemKind.Message)
        {
            Depart(item, item.Parent);
        }
    }

    /// <summary>Moves a message to another folder, whose delta rounds then tell of it, as the old folder's do.</summary>
    public void Move(Item item, long folder)
    {
        long from = item.Parent;
        item.Parent = folder;
        item.Moves++;
        Save(item);
        Depart(item, from);
    }

    public Item? Find(long seq, ItemKind kind) =>
        Query("i.seq = $seq AND i.kind = $kind AND i.deleted = 0", ("$seq", seq), ("$kind", (int)kind)) is [var item] ? item : null;

    public IReadOnlyList<Item> All(ItemKind kind, long? parent = null) =>
        Query(
            "i.kind = $kind AND i.deleted = 0 AND i.master IS NULL AND ($parent IS NULL OR i.parent = $parent) ORDER BY i.seq",
            ("$kind", (int)kind),
            ("$parent", parent));

    /// <summary>The exceptions of a series, and its deleted occurrences as rows that say so.</summary>
    public IReadOnlyList<Item> Exceptions(long master) => Query("i.master = $master ORDER BY i.day", ("$master", master));

    /// <summary>Makes a series regular again.</summary>
    public void Forget(Item master) => Execute("DELETE FROM item WHERE master = $master", ("$master", master.Seq));

    /// <summary>Rows of the item table, as <c>i</c>, of this mailbox.</summary>
    public IReadOnlyList<Item> Query(string where, params ReadOnlySpan<(string Name, object? Value)> values) => QueryJoined("", where, values);

    public IReadOnlyList<Item> QueryJoined(string join, string where, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using SqliteCommand command = Command($"SELECT {Columns} FROM item i {join} WHERE i.mailbox = $mailbox AND {where}", values);
        using SqliteDataReader reader = command.ExecuteReader();
        var items = new List<Item>();
        while (reader.Read())
        {
            items.Add(Read(reader));
        }

        return items;
    }

    /// <summary>Opens a new generation of a delta stream and answers its number, from 1.</summary>
    public long NextGeneration(string stream)
    {
        Execute(
            "INSERT INTO generation VALUES ($mailbox, $stream, 1) ON CONFLICT (mailbox, stream) DO UPDATE SET generation = generation + 1",
            ("$stream", stream));
        return Generation(stream);
    }

    public long Generation(string stream) =>
        (long?)Scalar("SELECT generation FROM generation WHERE mailbox = $mailbox AND stream = $stream", ("$stream", stream)) ?? 0;

    private void Depart(Item item, long folder) =>
        Execute(
            "INSERT INTO departure VALUES ($folder, $seq, $change) ON CONFLICT (folder, seq) DO UPDATE SET change = $change",
            ("$folder", folder),
            ("$seq", item.Seq),
            ("$change", item.Change));

    private void Note(Item item, string type)
    {
        if (item is { Master: null, Kind: ItemKind.Event or ItemKind.Message })
        {
            changes.Add(new Change(type, item.Kind, item.Seq, item.Parent, item.Change));
        }
    }

    private long NextChange()
    {
        LastChange++;
        Execute("UPDATE mailbox SET change = $change WHERE address = $mailbox", ("$change", LastChange));
        return LastChange;
    }

    private static (string, object?)[] Values(Item item) =>
    [
        ("$seq", item.Seq),
        ("$kind", (int)item.Kind),
        ("$parent", item.Parent),
        ("$master", item.Master),
        ("$day", item.Day is { } day ? LocalDatePattern.Iso.Format(day) : null),
        ("$change", item.Change),
        ("$moves", item.Moves),
        ("$starts", item.Starts?.ToUnixTimeMilliseconds()),
        ("$ends", item.Ends?.ToUnixTimeMilliseconds()),
        ("$deleted", item.Deleted ? 1 : 0),
        ("$mark", item.Mark),
        ("$alias", item.Alias),
        ("$json", item.Json.ToJsonString()),
    ];

    private static Item Read(SqliteDataReader row) => new()
    {
        Seq = row.GetInt64(0),
        Kind = (ItemKind)row.GetInt32(1),
        Parent = row.GetInt64(2),
        Master = row.IsDBNull(3) ? null : row.GetInt64(3),
        Day = row.IsDBNull(4) ? null : LocalDatePattern.Iso.Parse(row.GetString(4)).Value,
        Change = row.GetInt64(5),
        Moves = row.GetInt32(6),
        Starts = row.IsDBNull(7) ? null : Instant.FromUnixTimeMilliseconds(row.GetInt64(7)),
        Ends = row.IsDBNull(8) ? null : Instant.FromUnixTimeMilliseconds(row.GetInt64(8)),
        Deleted = row.GetInt32(9) == 1,
        Mark = row.IsDBNull(10) ? null : row.GetString(10),
        Alias = row.IsDBNull(11) ? null : row.GetString(11),
        Json = JsonNode.Parse(row.GetString(12))!.AsObject(),
    };

    private SqliteCommand Command(string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        SqliteCommand command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.Parameters.AddWithValue("$mailbox", Mailbox);
        foreach ((string name, object? value) in values)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }

    private int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using SqliteCommand command = Command(sql, values);
        return command.ExecuteNonQuery();
    }

    private object? Scalar(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using SqliteCommand command = Command(sql, values);
        return command.ExecuteScalar() is { } value and not DBNull ? value : null;
    }
}
