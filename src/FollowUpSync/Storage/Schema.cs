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

    /// <summary>Applies the migrations that the file does not have yet.</summary>
    public static void Ensure(SqliteConnection connection, string path)
    {
        HashSet<string> applied = Applied(connection);
        if (applied.FirstOrDefault(id => !Migrations.Contains(id)) is { } unknown)
        {
            throw new UnusableInputException("FUS402", $"{path}: written by a newer version of FollowUpSync ({unknown}); nothing was changed", "Update FollowUpSync.");
        }

        foreach (string migration in Migrations.Where(id => !applied.Contains(id)))
        {
            using SqliteCommand apply = connection.CreateCommand();
#pragma warning disable CA2100 // The text is embedded in this assembly.
            apply.CommandText = Script(migration);
#pragma warning restore CA2100
            apply.ExecuteNonQuery();
        }
    }

    /// <summary>The SQL of one migration, in a transaction of its own.</summary>
    public static string Script(string migration)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"{Prefix}{migration}.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static HashSet<string> Applied(SqliteConnection connection)
    {
        using SqliteCommand exists = connection.CreateCommand();
        exists.CommandText = "select count(*) from sqlite_master where name = '__EFMigrationsHistory'";
        if ((long)exists.ExecuteScalar()! == 0)
        {
            return [];
        }

        using SqliteCommand select = connection.CreateCommand();
        select.CommandText = "select \"MigrationId\" from \"__EFMigrationsHistory\"";
        using SqliteDataReader reader = select.ExecuteReader();
        var ids = new HashSet<string>();
        while (reader.Read())
        {
            ids.Add(reader.GetString(0));
        }

        return ids;
    }
}
