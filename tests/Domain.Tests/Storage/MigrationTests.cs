using Hub.Domain.Storage;
using Hub.Testing;
using Microsoft.EntityFrameworkCore;

namespace Hub.Domain.Tests.Storage;

/// <summary>The tables and the model agree.</summary>
public abstract class MigrationTests(DatabaseKind kind) : StorageTests(kind)
{
    [Fact]
    public async Task Migrations_applied_twice_are_harmless()
    {
        await WriteCommunityAsync();

        await Store.MigrateAsync(default);
        await Store.MigrateAsync(default);

        Assert.Equal(["4"], await Database.AskAsync("SELECT count(*) FROM areas"));
    }

    [Fact]
    public async Task The_migrations_make_exactly_the_model()
    {
        await using HubDb db = Kind == DatabaseKind.Postgres
            ? new PostgresHubDb(new DbContextOptionsBuilder<PostgresHubDb>().UseNpgsql(Database.ConnectionString).Options)
            : new SqliteHubDb(new DbContextOptionsBuilder<SqliteHubDb>().UseSqlite(Database.ConnectionString).Options);

        Assert.False(db.Database.HasPendingModelChanges(), "The model has changed: bash tests/Design/migrate NAME");
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
    }
}

public sealed class MigrationOnSqliteTests() : MigrationTests(DatabaseKind.Sqlite);

public sealed class MigrationOnPostgresTests() : MigrationTests(DatabaseKind.Postgres);
