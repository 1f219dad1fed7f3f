using FollowUpSync.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace FollowUpSync.Tests.Storage;

public sealed class SchemaTests
{
    private static readonly DbContextOptions<LedgerContext> Options = new DbContextOptionsBuilder<LedgerContext>().UseSqlite("Data Source=:memory:").Options;

    [Fact]
    public void The_embedded_scripts_are_what_EF_makes_of_the_migrations()
    {
        using var context = new LedgerContext(Options);
        string[] migrations = [.. context.Database.GetMigrations()];

        Assert.Equal(migrations, Schema.Migrations);
        Assert.All(migrations.Prepend("0").Zip(migrations), pair =>
            Assert.Equal(context.GetService<IMigrator>().GenerateScript(pair.First, pair.Second, MigrationsSqlGenerationOptions.NoTransactions).ReplaceLineEndings("\n"), Schema.Script(pair.Second).ReplaceLineEndings("\n")));
        Assert.False(context.Database.HasPendingModelChanges());
    }
}
