using Hub.Testing;
using Npgsql;

namespace Hub.Domain.Tests.Testing;

public sealed class PostgresServerTests
{
    [Fact]
    public async Task Each_database_is_new_empty_and_in_UTF8()
    {
        var first = await PostgresServer.CreateDatabaseAsync();
        var second = await PostgresServer.CreateDatabaseAsync();

        Assert.NotEqual(first, second);
        Assert.Equal("UTF8", await AskAsync(first, "SHOW server_encoding"));
        Assert.Equal(0L, await AskAsync(first, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'"));

        await PostgresServer.DropDatabaseAsync(first);
        await PostgresServer.DropDatabaseAsync(second);
        await Assert.ThrowsAsync<PostgresException>(() => AskAsync(first, "SELECT 1"));
    }

    [Fact]
    public async Task A_kind_of_database_is_prepared_once_and_copied_for_each()
    {
        var prepared = 0;
        async Task Prepare(string database)
        {
            Interlocked.Increment(ref prepared);
            await AskAsync(database, "CREATE TABLE lamp (id int); INSERT INTO lamp VALUES (6)");
        }

        var databases = await Task.WhenAll(Enumerable.Range(0, 4)
            .Select(_ => PostgresServer.CreateDatabaseAsync("lamps", Prepare)));

        Assert.Equal(1, prepared);
        Assert.Equal(4, databases.Distinct().Count());
        foreach (var database in databases)
        {
            Assert.Equal(6, await AskAsync(database, "SELECT id FROM lamp"));
            await PostgresServer.DropDatabaseAsync(database);
        }
    }

    [Fact]
    public async Task An_own_server_keeps_its_data_over_a_stop()
    {
        await using var postgres = await PostgresServer.StartOwnAsync();
        var database = await postgres.AddDatabaseAsync();
        await AskAsync(database, "CREATE TABLE lamp (id int); INSERT INTO lamp VALUES (6)");

        await postgres.StopAsync();
        await Assert.ThrowsAnyAsync<NpgsqlException>(() => AskAsync(database, "SELECT id FROM lamp"));
        await postgres.StartAsync();

        Assert.Equal(6, await AskAsync(database, "SELECT id FROM lamp"));
    }

    private static async Task<object?> AskAsync(string database, string statement)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(statement);
        return await command.ExecuteScalarAsync();
    }
}
