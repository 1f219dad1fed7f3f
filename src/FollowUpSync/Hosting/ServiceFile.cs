using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace FollowUpSync.Hosting;

/// <summary>What the service remembers for itself: who is to be synced when, its subscriptions, feeds and answers. Of a mailbox it knows an id and nothing else.</summary>
/// <remarks>Each call is durable when it returns. Nothing is taken down about a mailbox that is not taken in: what comes late after an erasure leaves no trace. What is deleted is overwritten.</remarks>
public sealed class ServiceFile : IDisposable
{
    private const int Version = 2;
    private readonly Lock _turn = new();
    private readonly SqliteConnection _connection;

    private ServiceFile(SqliteConnection connection) => _connection = connection;

    /// <summary>Opens the file, or makes it for its owner alone.</summary>
    /// <exception cref="UnusableInputException">It is something else, or of a newer version, or another service is at work on it.</exception>
    public static ServiceFile Open(string path)
    {
        if (!File.Exists(path))
        {
            new FileStream(path, OwnersAlone(FileMode.CreateNew)).Dispose();
        }

        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 2 }.ToString());
        try
        {
            connection.Open();
            var file = new ServiceFile(connection);
            file.Prepare(path);
            return file;
        }
        catch (SqliteException fault)
        {
            connection.Dispose();
            throw fault.SqliteErrorCode is 5 or 6
                ? new UnusableInputException("FUS620", $"{path}: another service is at work on it", "End that one, or give this one a folder of its own.")
                : new UnusableInputException("FUS621", $"{path}: this is no file of this service, or it is damaged ({fault.Message})", "Move it away and start again: the mailboxes are kept beside it.");
        }
    }

    /// <summary>Options for a file that nobody else on the machine may read.</summary>
    public static FileStreamOptions OwnersAlone(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    /// <summary>The service's own secret, made when it is first asked for. Proofs are computed from it, so that none is stored.</summary>
    public byte[] Secret
    {
        get
        {
            Run("insert into Settings (Name, Value) values ('secret', $made) on conflict do nothing", ("$made", RandomNumberGenerator.GetBytes(32)));
            return Read("select Value from Settings where Name = 'secret'", row => (byte[])row[0]).Single();
        }
    }

    /// <summary>A number that is remembered from one start to the next, or null.</summary>
    public long? Number(string name) => Read("select Value from Settings where Name = $name", row => (long?)row.GetInt64(0), ("$name", name)).SingleOrDefault();

    /// <summary>Remembers a number.</summary>
    public void SetNumber(string name, long value) =>
        Run("insert into Settings (Name, Value) values ($name, $value) on conflict (Name) do update set Value = excluded.Value", ("$name", name), ("$value", value));

    /// <summary>Where notifications are taken, as it was at the last start, or null; from now on it is <paramref name="now"/>.</summary>
    /// <remarks>Subscriptions that tell another address are forgotten here, so that new ones are asked for.</remarks>
    public string? MoveNotifications(string now)
    {
        string? former = Read("select Value from Settings where Name = 'notify'", row => row.GetString(0)).SingleOrDefault();
        if (former is not null && former != now)
        {
            Run("delete from Subscriptions");
        }

        Run("insert into Settings (Name, Value) values ('notify', $now) on conflict (Name) do update set Value = excluded.Value", ("$now", now));
        return former;
    }

    /// <summary>Takes a mailbox in, to be synced at once.</summary>
    public void Enrol(string mailbox, Instant now) =>
        Run("insert into Mailboxes (Id, NextAt) values ($id, $now) on conflict (Id) do update set NextAt = $now", ("$id", mailbox), ("$now", Ms(now)));

    /// <summary>Something has changed in a mailbox, or may have; those that are not taken in are let be.</summary>
    public void Ring(string mailbox) => Run("update Mailboxes set Rung = Rung + 1 where Id = $id", ("$id", mailbox));

    /// <summary>All mailboxes.</summary>
    public ImmutableArray<MailboxDue> Mailboxes() => Read($"{Due} order by NextAt, Id", DueIn);

    /// <summary>A mailbox, or null where it is not taken in.</summary>
    public MailboxDue? Find(string mailbox) => Read($"{Due} where Id = $id", DueIn, ("$id", mailbox)).SingleOrDefault();

    /// <summary>A run ended well: the bells that rang before it are heard, those that rang during it are not.</summary>
    public void Synced(string mailbox, long heard, Instant now, Instant next) => Run(
        "update Mailboxes set Heard = $heard, NextAt = $next, SyncedAt = $now, Failures = 0, FaultCode = null, FaultSince = null where Id = $id",
        ("$id", mailbox), ("$heard", heard), ("$now", Ms(now)), ("$next", Ms(next)));

    /// <summary>Everything in a mailbox was compared, not only what changed.</summary>
    public void Compared(string mailbox, Instant now) => Run("update Mailboxes set ComparedAt = $now where Id = $id", ("$id", mailbox), ("$now", Ms(now)));

    /// <summary>A run failed, and is tried again.</summary>
    public void Failed(string mailbox, string code, Instant now, Instant next) => Run(
        "update Mailboxes set NextAt = $next, Failures = Failures + 1, FaultCode = $code, FaultSince = coalesce(FaultSince, $now) where Id = $id",
        ("$id", mailbox), ("$code", code), ("$now", Ms(now)), ("$next", Ms(next)));

    /// <summary>Remembers a subscription; one for each mailbox and resource.</summary>
    public void Keep(Subscription one) => Run(
        "insert into Subscriptions (Mailbox, Resource, Id, Ends, RenewAt) select Id, $resource, $id, $ends, $renew from Mailboxes where Id = $mailbox on conflict (Mailbox, Resource) do update set Id = excluded.Id, Ends = excluded.Ends, RenewAt = excluded.RenewAt",
        ("$mailbox", one.Mailbox), ("$resource", one.Resource), ("$id", one.Id), ("$ends", Ms(one.Ends)), ("$renew", Ms(one.RenewAt)));

    /// <summary>The subscriptions, of all mailboxes.</summary>
    public ImmutableArray<Subscription> Subscriptions() => Read(Kept, SubscriptionIn);

    /// <summary>The subscriptions of a mailbox.</summary>
    public ImmutableArray<Subscription> SubscriptionsOf(string mailbox) => Read($"{Kept} where Mailbox = $mailbox", SubscriptionIn, ("$mailbox", mailbox));

    /// <summary>A subscription, or null.</summary>
    public Subscription? FindSubscription(string id) => Read($"{Kept} where Id = $id collate nocase", SubscriptionIn, ("$id", id)).FirstOrDefault();

    /// <summary>Forgets a subscription.</summary>
    public void Drop(string subscription) => Run("delete from Subscriptions where Id = $id", ("$id", subscription));

    /// <summary>The notice that stands in the calendar of a mailbox, by its item id, or null.</summary>
    public string? NoticeOf(string mailbox) => Read("select Item from Notices where Mailbox = $mailbox", row => row.GetString(0), ("$mailbox", mailbox)).SingleOrDefault();

    /// <summary>Remembers the notice that stands in the calendar of a mailbox; null: none stands there any more.</summary>
    public void KeepNotice(string mailbox, string? item) => Run(
        item is null
            ? "delete from Notices where Mailbox = $mailbox"
            : "insert into Notices (Mailbox, Item) select Id, $item from Mailboxes where Id = $mailbox on conflict (Mailbox) do update set Item = excluded.Item",
        ("$mailbox", mailbox), ("$item", item));

    /// <summary>Opens a feed, in place of the one there was.</summary>
    /// <returns>Whether the mailbox is taken in.</returns>
    public bool OpenFeed(string mailbox, string token, bool isDiscreet, Instant now) => Run(
        "insert into Feeds (Mailbox, Proof, Discreet, Made) select Id, $proof, $discreet, $now from Mailboxes where Id = $mailbox on conflict (Mailbox) do update set Proof = excluded.Proof, Discreet = excluded.Discreet, Made = excluded.Made",
        ("$mailbox", mailbox), ("$proof", ProofOf(token)), ("$discreet", isDiscreet), ("$now", Ms(now))) > 0;

    /// <summary>Ends a feed.</summary>
    /// <returns>Whether there was one.</returns>
    public bool CloseFeed(string mailbox) => Run("delete from Feeds where Mailbox = $mailbox", ("$mailbox", mailbox)) > 0;

    /// <summary>The feed of a mailbox, or null.</summary>
    public Feed? FeedOf(string mailbox) => Read("select Mailbox, Discreet, Made from Feeds where Mailbox = $mailbox", FeedIn, ("$mailbox", mailbox)).SingleOrDefault();

    /// <summary>The feed of a token, or null.</summary>
    public Feed? FindFeed(string token) => Read("select Mailbox, Discreet, Made from Feeds where Proof = $proof", FeedIn, ("$proof", ProofOf(token))).SingleOrDefault();

    /// <summary>The answer that a request with this key got before, or null.</summary>
    public KeptAnswer? FindAnswer(string mailbox, string key) => Read(
        "select Request, Status, Type, ETag, Body from Answers where Mailbox = $mailbox and Key = $key",
        row => new KeptAnswer(row.GetString(0), row.GetInt32(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3), (byte[])row[4]),
        ("$mailbox", mailbox), ("$key", key)).SingleOrDefault();

    /// <summary>Keeps an answer for a repeated request, and forgets those made before <paramref name="oldest"/>.</summary>
    public void KeepAnswer(string mailbox, string key, KeptAnswer answer, Instant now, Instant oldest)
    {
        Run("delete from Answers where Made < $oldest", ("$oldest", Ms(oldest)));
        Run(
            "insert into Answers (Mailbox, Key, Request, Status, Type, ETag, Body, Made) select Id, $key, $request, $status, $type, $etag, $body, $now from Mailboxes where Id = $mailbox on conflict do nothing",
            ("$mailbox", mailbox), ("$key", key), ("$request", answer.Request), ("$status", answer.Status), ("$type", answer.Type), ("$etag", answer.ETag), ("$body", answer.Body), ("$now", Ms(now)));
    }

    /// <summary>Forgets all about a mailbox; its bytes are overwritten.</summary>
    public void Forget(string mailbox)
    {
        foreach (string table in (string[])["Subscriptions", "Feeds", "Answers", "Notices"])
        {
            Run($"delete from {table} where Mailbox = $mailbox", ("$mailbox", mailbox));
        }

        Run("delete from Mailboxes where Id = $mailbox", ("$mailbox", mailbox));
        Run("vacuum");
    }

    /// <summary>Lets go of the file.</summary>
    public void Dispose() => _connection.Dispose();

    private const string Due = "select Id, Rung, Heard, NextAt, Failures, SyncedAt, FaultCode, FaultSince, ComparedAt from Mailboxes";

    private static MailboxDue DueIn(SqliteDataReader row) => new(
        row.GetString(0), row.GetInt64(1), row.GetInt64(2), At(row.GetInt64(3)), row.GetInt32(4), MaybeAt(row, 5), row.IsDBNull(6) ? null : row.GetString(6), MaybeAt(row, 7), MaybeAt(row, 8));

    private const string Kept = "select Mailbox, Resource, Id, Ends, RenewAt from Subscriptions";

    private static Subscription SubscriptionIn(SqliteDataReader row) => new(row.GetString(0), row.GetString(1), row.GetString(2), At(row.GetInt64(3)), At(row.GetInt64(4)));

    private static Feed FeedIn(SqliteDataReader row) => new(row.GetString(0), row.GetBoolean(1), At(row.GetInt64(2)));

    // The token itself is nowhere: who reads the file still cannot read the feed.
    private static byte[] ProofOf(string token) => SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(token));

    private static long Ms(Instant moment) => moment.ToUnixTimeMilliseconds();

    private static Instant At(long ms) => Instant.FromUnixTimeMilliseconds(ms);

    private static Instant? MaybeAt(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : At(row.GetInt64(column));

    private void Prepare(string path)
    {
        Run("pragma locking_mode = exclusive");
        Run("pragma secure_delete = on");
        Run("pragma journal_size_limit = 0"); // Else the journal keeps the pages as they were before something was deleted.
        long version = Read("pragma user_version", row => row.GetInt64(0)).Single();
        if (version > Version)
        {
            throw new UnusableInputException("FUS622", $"{path}: written by a newer version of this service", "Update FollowUpSync.");
        }

        Run($"""
            begin exclusive;
            {(version == 1 ? "alter table Mailboxes add column ComparedAt integer;" : "")}
            create table if not exists Settings (Name text primary key, Value) without rowid;
            create table if not exists Mailboxes (Id text primary key, Rung integer not null default 0, Heard integer not null default 0, NextAt integer not null, Failures integer not null default 0, SyncedAt integer, FaultCode text, FaultSince integer, ComparedAt integer) without rowid;
            create table if not exists Subscriptions (Mailbox text not null, Resource text not null, Id text not null, Ends integer not null, RenewAt integer not null, primary key (Mailbox, Resource)) without rowid;
            create table if not exists Feeds (Mailbox text primary key, Proof blob not null unique, Discreet integer not null, Made integer not null) without rowid;
            create table if not exists Answers (Mailbox text not null, Key text not null, Request text not null, Status integer not null, Type text not null, ETag text, Body blob not null, Made integer not null, primary key (Mailbox, Key)) without rowid;
            create index if not exists SubscriptionIds on Subscriptions (Id collate nocase);
            create table if not exists Notices (Mailbox text primary key, Item text not null) without rowid;
            pragma user_version = 2;
            commit;
            """);
    }

    private int Run(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        lock (_turn)
        {
            using SqliteCommand command = Command(sql, values);
            return command.ExecuteNonQuery();
        }
    }

    private ImmutableArray<T> Read<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        lock (_turn)
        {
            using SqliteCommand command = Command(sql, values);
            using SqliteDataReader reader = command.ExecuteReader();
            ImmutableArray<T>.Builder rows = ImmutableArray.CreateBuilder<T>();
            while (reader.Read())
            {
                rows.Add(read(reader));
            }

            return rows.ToImmutable();
        }
    }

    private SqliteCommand Command(string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        SqliteCommand command = _connection.CreateCommand();
#pragma warning disable CA2100 // The texts are this class's own; values are parameters.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach ((string name, object? value) in values)
        {
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        }

        return command;
    }
}

/// <summary>A mailbox as the dispatcher sees it.</summary>
/// <param name="Id"><c>m_</c> and eight characters.</param>
/// <param name="Rung">How often its bell rang.</param>
/// <param name="Heard">The bells that a run has answered.</param>
/// <param name="NextAt">When it is looked at without a bell: sweep, or the next try.</param>
/// <param name="Failures">Failed runs in a row.</param>
/// <param name="SyncedAt">When the last run ended well, or null.</param>
/// <param name="FaultCode">Why the last run failed, or null.</param>
/// <param name="FaultSince">Since when runs fail, or null.</param>
/// <param name="ComparedAt">When everything was compared last, not only what changed, or null.</param>
public sealed record MailboxDue(string Id, long Rung, long Heard, Instant NextAt, int Failures, Instant? SyncedAt, string? FaultCode, Instant? FaultSince, Instant? ComparedAt)
{
    /// <summary>A bell does not cut short the patience after a failure.</summary>
    public bool IsDue(Instant now) => NextAt <= now || (Rung > Heard && Failures == 0);
}

/// <summary>A subscription that is kept alive.</summary>
public sealed record Subscription(string Mailbox, string Resource, string Id, Instant Ends, Instant RenewAt);

/// <summary>A calendar that somebody who has its address may read.</summary>
public sealed record Feed(string Mailbox, bool IsDiscreet, Instant Made);

/// <summary>An answer kept for a repeated request.</summary>
/// <param name="Request">The hash of what was asked.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Type">The media type.</param>
/// <param name="ETag">The version, or null.</param>
/// <param name="Body">The bytes.</param>
public sealed record KeptAnswer(string Request, int Status, string Type, string? ETag, byte[] Body);
