using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace FollowUpSync.Storage;

/// <summary>The one model of the state file. Migrations are made from it; see <c>src/decisions/0002-schema-by-ef-rows-by-sql.md</c>.</summary>
public sealed class LedgerContext(DbContextOptions<LedgerContext> options) : DbContext(options)
{
    /// <summary>The tables, in the order in which they are read.</summary>
    public static IReadOnlyList<string> Tables { get; } =
        ["Mailboxes", "Sources", "Interviews", "FollowUps", "Words", "Files", "Runs", "Templates", "Items", "Streams", "Mail"];

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (string table in Tables)
        {
            modelBuilder.SharedTypeEntity<Row>(table, row =>
            {
                row.ToTable(table);
                // One row for each thing of each owner: the last of the three defences against doubles.
                row.HasKey(one => new { one.Owner, one.Key });
                row.Property(one => one.Owner).HasMaxLength(320);
                row.Property(one => one.Key).HasMaxLength(400);
            });
        }
    }

    /// <summary>One thing of one owner.</summary>
    public sealed class Row
    {
        /// <summary>The owner's first address, in lower case.</summary>
        public required string Owner { get; init; }

        /// <summary>What it is within its table: a key, an id, a name.</summary>
        public required string Key { get; init; }

        /// <summary>The thing itself, as JSON.</summary>
        public required string Body { get; init; }
    }

    /// <summary>For <c>dotnet ef migrations add</c>.</summary>
    internal sealed class Factory : IDesignTimeDbContextFactory<LedgerContext>
    {
        public LedgerContext CreateDbContext(string[] args) =>
            new(new DbContextOptionsBuilder<LedgerContext>().UseSqlite("Data Source=:memory:").Options);
    }
}
