using Hub.Domain.Storage;
using Microsoft.Data.Sqlite;

namespace Hub.Domain.Tests.Storage;

/// <summary>What is prepared once answers each time with the values of the asker.</summary>
public sealed class SqlitePreparingConnectionTests : IAsyncLifetime, IDisposable
{
    private readonly SqlitePreparingConnection _connection = new("Data Source=:memory:");

    public async Task InitializeAsync()
    {
        await _connection.OpenAsync();
        Run("CREATE TABLE t (k TEXT PRIMARY KEY, n INTEGER)");
        Run("INSERT INTO t VALUES ('a', 1), ('b', 2)");
    }

    public async Task DisposeAsync() => await _connection.DisposeAsync();

    public void Dispose() => _connection.Dispose();

    [Fact]
    public void The_same_text_with_other_values_gives_other_rows()
    {
        Assert.Equal(1L, Ask("SELECT n FROM t WHERE k = @k", "a"));
        Assert.Equal(2L, Ask("SELECT n FROM t WHERE k = @k", "b"));
        Assert.Null(Ask("SELECT n FROM t WHERE k = @k", "c"));
    }

    [Fact]
    public void The_same_text_asked_again_while_it_is_being_read_is_a_question_of_its_own()
    {
        using SqliteCommand outer = Command("SELECT k FROM t ORDER BY k");
        using SqliteDataReader reading = outer.ExecuteReader();
        Assert.True(reading.Read());

        using SqliteCommand inner = Command("SELECT k FROM t ORDER BY k");
        using SqliteDataReader again = inner.ExecuteReader();
        Assert.True(again.Read());
        Assert.Equal("a", again.GetString(0));

        Assert.True(reading.Read());
        Assert.Equal("b", reading.GetString(0));
    }

    [Fact]
    public void A_statement_that_failed_works_the_next_time()
    {
        Assert.Throws<SqliteException>(() => Ask("INSERT INTO t VALUES (@k, 3)", "a"));

        Assert.Null(Ask("INSERT INTO t VALUES (@k, 3)", "c"));

        Assert.Equal(3L, Ask("SELECT n FROM t WHERE k = @k", "c"));
    }

    [Fact]
    public void A_missing_value_is_still_an_error()
    {
        Ask("SELECT n FROM t WHERE k = @k", "a");
        using SqliteCommand without = Command("SELECT n FROM t WHERE k = @k");

        Assert.Throws<InvalidOperationException>(without.ExecuteScalar);
    }

    [Fact]
    public void A_table_that_changes_shape_is_read_as_it_is_now()
    {
        Assert.Equal(2L, Ask("SELECT count(*) FROM t WHERE k <> @k", "z"));
        Run("ALTER TABLE t ADD COLUMN more TEXT DEFAULT 'x'");

        Assert.Equal("x", Ask("SELECT more FROM t WHERE k = @k", "a"));
        Assert.Equal(2L, Ask("SELECT count(*) FROM t WHERE k <> @k", "z"));
    }

    [Fact]
    public async Task Closed_and_opened_again_it_prepares_anew()
    {
        string file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await using (SqlitePreparingConnection connection = new($"Data Source={file};Pooling=False"))
        {
            for (int i = 0; i < 3; i++)
            {
                await connection.OpenAsync();
                using SqliteCommand one = connection.CreateCommand();
                one.CommandText = "SELECT 1";
                Assert.Equal(1L, one.ExecuteScalar());
                await connection.CloseAsync();
            }
        }
        File.Delete(file);
    }

    [Fact]
    public void More_texts_than_are_kept_are_answered_too()
    {
        for (int i = 0; i < 1000; i++)
        {
            using SqliteCommand one = Command($"SELECT {i}");
            Assert.Equal((long)i, one.ExecuteScalar());
        }
    }

    private void Run(string sql)
    {
        using SqliteCommand command = Command(sql);
        command.ExecuteNonQuery();
    }

    private object? Ask(string sql, string key)
    {
        using SqliteCommand command = Command(sql);
        command.Parameters.AddWithValue("@k", key);
        return command.ExecuteScalar();
    }

    private SqliteCommand Command(string sql)
    {
        SqliteCommand command = _connection.CreateCommand();
#pragma warning disable CA2100 // The constants of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
