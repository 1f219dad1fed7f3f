using Microsoft.Data.Sqlite;

namespace FollowUpSync.Sandbox.Storage;

/// <summary>All mailboxes in one SQLite database. One unit of work at a time, each one transaction.</summary>
internal sealed class MailboxStore : IDisposable
{
    private const string Schema = """
        CREATE TABLE IF NOT EXISTS mailbox (address TEXT PRIMARY KEY, change INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS item (
            seq INTEGER PRIMARY KEY AUTOINCREMENT, mailbox TEXT NOT NULL, kind INTEGER NOT NULL, parent INTEGER NOT NULL,
            master INTEGER, day TEXT, change INTEGER NOT NULL, moves INTEGER NOT NULL, starts INTEGER, ends INTEGER,
            deleted INTEGER NOT NULL, mark TEXT, alias TEXT, json TEXT NOT NULL);
        CREATE INDEX IF NOT EXISTS item_order ON item (mailbox, kind, seq);
        CREATE INDEX IF NOT EXISTS item_change ON item (mailbox, kind, change);
        CREATE INDEX IF NOT EXISTS item_series ON item (master) WHERE master IS NOT NULL;
        CREATE INDEX IF NOT EXISTS item_mark ON item (mailbox, mark) WHERE mark IS NOT NULL;
        CREATE INDEX IF NOT EXISTS item_parent ON item (parent, kind);
        CREATE TABLE IF NOT EXISTS departure (folder INTEGER NOT NULL, seq INTEGER NOT NULL, change INTEGER NOT NULL, PRIMARY KEY (folder, seq));
        CREATE TABLE IF NOT EXISTS generation (mailbox TEXT NOT NULL, stream TEXT NOT NULL, generation INTEGER NOT NULL, PRIMARY KEY (mailbox, stream));
        CREATE TABLE IF NOT EXISTS setting (name TEXT PRIMARY KEY, value TEXT NOT NULL);
        """;

    private readonly SqliteConnection connection;
    private readonly Lock turn = new();

    /// <summary>Called after a commit with what it changed.</summary>
    public Action<string, IReadOnlyList<Change>>? Committed { get; set; }

    /// <summary>Fills a mailbox that is used for the first time.</summary>
    public Action<MailboxSession>? Founded { get; set; }

    /// <param name="path">The database file; null keeps everything in memory.</param>
    /// <exception cref="SqliteException">The file cannot be opened, or is no database.</exception>
    public MailboxStore(string? path)
    {
        connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path ?? ":memory:",
            Pooling = false,
        }.ToString());
        connection.Open();
        Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;");
        Execute(Schema);
    }

    /// <summary>Does the work in one transaction: committed before this returns, rolled back if it throws.</summary>
    public T Use<T>(string address, SandboxClock clock, Func<MailboxSession, T> work)
    {
        string mailbox = address.ToLowerInvariant();
        IReadOnlyList<Change> changes;
        T result;
        lock (turn)
        {
            using SqliteTransaction transaction = connection.BeginTransaction();
            var session = new MailboxSession(connection, transaction, mailbox, clock, out bool founded);
            if (founded)
            {
                Founded?.Invoke(session);
            }

            result = work(session);
            transaction.Commit();
            changes = session.Changes;
        }

        if (changes.Count > 0)
        {
            Committed?.Invoke(mailbox, changes);
        }

        return result;
    }

    public IReadOnlyList<string> Addresses()
    {
        lock (turn)
        {
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "SELECT address FROM mailbox ORDER BY address";
            using SqliteDataReader reader = command.ExecuteReader();
            var addresses = new List<string>();
            while (reader.Read())
            {
                addresses.Add(reader.GetString(0));
            }

            return addresses;
        }
    }

    public string? Setting(string name)
    {
        lock (turn)
        {
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "SELECT value FROM setting WHERE name = $name";
            command.Parameters.AddWithValue("$name", name);
            return (string?)command.ExecuteScalar();
        }
    }

    public void SetSetting(string name, string value)
    {
        lock (turn)
        {
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "INSERT INTO setting VALUES ($name, $value) ON CONFLICT (name) DO UPDATE SET value = $value";
            command.Parameters.AddWithValue("$name", name);
            command.Parameters.AddWithValue("$value", value);
            command.ExecuteNonQuery();
        }
    }

    public void Dispose() => connection.Dispose();

    private void Execute(string sql)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
