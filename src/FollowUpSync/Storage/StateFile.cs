using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace FollowUpSync.Storage;

/// <summary>The state file: SQLite, one writer at a time, one transaction a run.</summary>
public sealed class StateFile : IDisposable
{
    private readonly string _path;
    private readonly SqliteConnection _connection;
    private SqliteTransaction _transaction;

    private StateFile(string path, SqliteConnection connection)
    {
        _path = path;
        _connection = connection;
        _transaction = connection.BeginTransaction(deferred: false);
    }

    /// <summary>Opens an existing file; null where there is none.</summary>
    /// <exception cref="UnusableInputException">The file is something else, or of a newer version, or another run does not let go of it.</exception>
    public static StateFile? Open(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        try
        {
            connection.Open();
            HoldAlone(connection);
            var file = new StateFile(path, connection);
            Schema.Ensure(file._transaction, path);
            return file;
        }
        catch (SqliteException fault)
        {
            connection.Dispose();
            throw Unusable(path, fault);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Makes a new file that its owner alone may read; null where there is one already, for another run was first.</summary>
    public static StateFile? Make(string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            new FileStream(path, options).Dispose();
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }

        return Open(path);
    }

    /// <summary>The owners of whom something is remembered.</summary>
    public ImmutableArray<string> Owners()
    {
        using SqliteCommand select = Command("select \"Owner\" from \"Mailboxes\" order by \"Owner\"");
        using SqliteDataReader reader = select.ExecuteReader();
        ImmutableArray<string>.Builder owners = ImmutableArray.CreateBuilder<string>();
        while (reader.Read())
        {
            owners.Add(reader.GetString(0));
        }

        return owners.ToImmutable();
    }

    /// <summary>What is remembered of an owner, or null.</summary>
    public MailboxState? Load(string owner)
    {
        ImmutableDictionary<string, MailboxSettings> mailboxes = Read("Mailboxes", owner, StateJson.Settings);
        return mailboxes.IsEmpty
            ? null
            : new MailboxState
            {
                Settings = mailboxes.Values.Single(),
                Sources = Read("Sources", owner, StateJson.Source),
                Interviews = Read("Interviews", owner, StateJson.Interview),
                Ledger = Read("FollowUps", owner, StateJson.Entry),
                Words = Read("Words", owner, StateJson.Word),
                Files = Read("Files", owner, StateJson.File),
                Runs = Read("Runs", owner, StateJson.Run),
                Templates = Read("Templates", owner, StateJson.Template),
                Items = Read("Items", owner, StateJson.Item),
                Streams = Read("Streams", owner, StateJson.Stream),
                Mail = Read("Mail", owner, StateJson.Mail),
            };
    }

    /// <summary>Writes what differs between two states of an owner. Nothing is durable before <see cref="Commit"/>.</summary>
    /// <exception cref="UnusableInputException">It cannot be written.</exception>
    public void Save(MailboxState? before, MailboxState after) => Writing(() =>
    {
        string owner = after.Settings.Candidate.Key;
        MailboxState old = before ?? new MailboxState { Settings = after.Settings };
        Write(
            "Mailboxes",
            owner,
            before is null ? ImmutableDictionary<string, MailboxSettings>.Empty : ImmutableDictionary<string, MailboxSettings>.Empty.Add("", before.Settings),
            ImmutableDictionary<string, MailboxSettings>.Empty.Add("", after.Settings),
            StateJson.Settings);
        Write("Sources", owner, old.Sources, after.Sources, StateJson.Source);
        Write("Interviews", owner, old.Interviews, after.Interviews, StateJson.Interview);
        Write("FollowUps", owner, old.Ledger, after.Ledger, StateJson.Entry);
        Write("Words", owner, old.Words, after.Words, StateJson.Word);
        Write("Files", owner, old.Files, after.Files, StateJson.File);
        Write("Runs", owner, old.Runs, after.Runs, StateJson.Run);
        Write("Templates", owner, old.Templates, after.Templates, StateJson.Template);
        Write("Items", owner, old.Items, after.Items, StateJson.Item);
        Write("Streams", owner, old.Streams, after.Streams, StateJson.Stream);
        Write("Mail", owner, old.Mail, after.Mail, StateJson.Mail);
    });

    /// <summary>Makes all that was saved durable, at once or not at all, and goes on; no other run comes in between.</summary>
    /// <exception cref="UnusableInputException">It cannot be written.</exception>
    public void Commit() => Writing(() =>
    {
        _transaction.Commit();
        _transaction.Dispose();
        _transaction = _connection.BeginTransaction(deferred: false);
    });

    /// <summary>Lets go of the file; what was not committed never was.</summary>
    public void Dispose()
    {
        _transaction.Dispose();
        _connection.Dispose();
    }

    private void Writing(Action work)
    {
        try
        {
            work();
        }
        catch (SqliteException fault)
        {
            throw Unusable(_path, fault);
        }
    }

    private ImmutableDictionary<string, T> Read<T>(string table, string owner, RowJson<T> type)
        where T : class
    {
        using SqliteCommand select = Command($"select \"Key\", \"Body\" from \"{table}\" where \"Owner\" = $owner");
        select.Parameters.AddWithValue("$owner", owner);
        using SqliteDataReader reader = select.ExecuteReader();
        ImmutableDictionary<string, T>.Builder rows = ImmutableDictionary.CreateBuilder<string, T>();
        while (reader.Read())
        {
            try
            {
                rows[reader.GetString(0)] = type.FromBody(reader.GetString(1));
            }
            catch (Exception fault) when (fault is JsonException or NodaTime.Text.UnparsableValueException or KeyNotFoundException or InvalidOperationException or ArgumentException)
            {
                throw Unusable(_path, fault);
            }
        }

        return rows.ToImmutable();
    }

    private void Write<T>(string table, string owner, ImmutableDictionary<string, T> before, ImmutableDictionary<string, T> after, RowJson<T> type)
        where T : class
    {
        foreach ((string key, T thing) in after.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            string body = type.ToBody(thing);
            if (!before.TryGetValue(key, out T? known) || (!ReferenceEquals(known, thing) && type.ToBody(known) != body))
            {
                Upsert(table, owner, key, body);
            }
        }

        foreach (string key in before.Keys.Where(key => !after.ContainsKey(key)))
        {
            using SqliteCommand delete = Command($"delete from \"{table}\" where \"Owner\" = $owner and \"Key\" = $key");
            delete.Parameters.AddWithValue("$owner", owner);
            delete.Parameters.AddWithValue("$key", key);
            delete.ExecuteNonQuery();
        }
    }

    private void Upsert(string table, string owner, string key, string body)
    {
        using SqliteCommand upsert = Command(
            $"insert into \"{table}\" (\"Owner\", \"Key\", \"Body\") values ($owner, $key, $body) "
            + "on conflict (\"Owner\", \"Key\") do update set \"Body\" = excluded.\"Body\"");
        upsert.Parameters.AddWithValue("$owner", owner);
        upsert.Parameters.AddWithValue("$key", key);
        upsert.Parameters.AddWithValue("$body", body);
        upsert.ExecuteNonQuery();
    }

    private SqliteCommand Command(string sql)
    {
        SqliteCommand command = _connection.CreateCommand();
        command.Transaction = _transaction;
#pragma warning disable CA2100 // Table names are this class's own constants; values are parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }

    // A second run waits here until the first is done, and then sees all that it did. The lock outlives a commit, so that
    // nobody comes in between the ledger and the files that are made from it; it is taken before the first read, for two
    // that had read would wait for each other.
    private static void HoldAlone(SqliteConnection connection)
    {
        using SqliteCommand hold = connection.CreateCommand();
        hold.CommandText = "pragma locking_mode = exclusive; begin exclusive; commit";
        hold.ExecuteNonQuery();
    }

    private static UnusableInputException Unusable(string path, Exception fault) =>
        fault is SqliteException { SqliteErrorCode: 5 or 6 }
        ? new("FUS405", $"{path}: another run is at work on it, and did not end in time; nothing was changed", "Wait for it to end, and try again.")
        : fault is SqliteException { SqliteErrorCode: 8 or 10 or 13 or 14 }
        ? new("FUS406", $"{path}: cannot be written ({fault.Message})", "Check that there is room and that you may write there, and run it again: what was not done will be done.")
        : new("FUS401", $"{path}: this is not a state file of FollowUpSync, or it is damaged ({fault.Message}); nothing was changed", "Name another with --state, or move this one away and sync again.");
}
