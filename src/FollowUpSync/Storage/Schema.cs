using System.Reflection;
using Microsoft.Data.Sqlite;

namespace FollowUpSync.Storage;

/// <summary>Brings a state file up to date by the SQL of the EF migrations, which is embedded beside them.</summary>
/// <remarks>Loading EF Core costs a command line 0.4 s of CPU; its script costs nothing. A test holds the scripts to the migrations.</remarks>
internal static class Schema
{
    private const string Prefix = "FollowUpSync.Storage.Migrations.";

    /// <summary>The ids of all migrations, oldest first.</summary>
    public static ImmutableArray<string> Migrations { get; } =
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..^".sql".Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Applies the migrations that the file does not have yet, all or none: as part of a transaction, durable with what else it writes.</summary>
    public static void Ensure(SqliteTransaction transaction, string path)
    {
        HashSet<string> applied = Applied(transaction);
        if (applied.FirstOrDefault(id => !Migrations.Contains(id)) is { } unknown)
        {
            throw new UnusableInputException("FUS402", $"{path}: written by a newer version of FollowUpSync ({unknown}); nothing was changed", "Update FollowUpSync.");
        }

        foreach (string migration in Migrations.Where(id => !applied.Contains(id)))
        {
            using SqliteCommand apply = Command(transaction, Script(migration));
            apply.ExecuteNonQuery();
        }
    }

    /// <summary>The SQL of one migration.</summary>
    public static string Script(string migration)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{Prefix}{migration}.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static HashSet<string> Applied(SqliteTransaction transaction)
    {
        using SqliteCommand exists = Command(transaction, "select count(*) from sqlite_master where name = '__EFMigrationsHistory'");
        if ((long)exists.ExecuteScalar()! == 0)
        {
            return [];
        }

        using SqliteCommand select = Command(transaction, "select \"MigrationId\" from \"__EFMigrationsHistory\"");
        using SqliteDataReader reader = select.ExecuteReader();
        var ids = new HashSet<string>();
        while (reader.Read())
        {
            ids.Add(reader.GetString(0));
        }

        return ids;
    }

#pragma warning disable CA2100 // The texts are this class's own, or embedded beside it.
    private static SqliteCommand Command(SqliteTransaction transaction, string sql) => new(sql, transaction.Connection, transaction);
#pragma warning restore CA2100
}
