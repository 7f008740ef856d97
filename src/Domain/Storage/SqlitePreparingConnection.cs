using System.Data;
using Microsoft.Data.Sqlite;

namespace Hub.Domain.Storage;

/// <summary>
/// A connection that keeps what SQLite has prepared. EF Core makes a new command for each query, and to read and plan the
/// same text anew cost more than to run it. PostgreSQL's driver does the same by itself.
/// </summary>
internal sealed class SqlitePreparingConnection(string connectionString) : SqliteConnection(connectionString)
{
    /// <summary>Hub asks some hundred different things. What comes after these is prepared each time.</summary>
    private const int MostKept = 300;

    private static readonly string[] Once = ["CREATE", "ALTER", "DROP", "PRAGMA"];

    private readonly Dictionary<string, Kept> _kept = new(StringComparer.Ordinal);

    public override SqliteCommand CreateCommand() =>
        new Borrowing(this) { Connection = this, CommandTimeout = DefaultTimeout, Transaction = Transaction };

    public override void Close()
    {
        foreach (Kept kept in _kept.Values)
        {
            kept.Dispose();
        }
        _kept.Clear();
        base.Close();
    }

    private Kept? Free(string text)
    {
        if (!_kept.TryGetValue(text, out Kept? kept))
        {
            if (_kept.Count == MostKept || !ComesAgain(text))
            {
                return null;
            }
            kept = new(text, this);
            _kept.Add(text, kept);
        }
        return kept.IsFree ? kept : null;
    }

    // All but what makes the tables and sets up a connection.
    private static bool ComesAgain(string text) => !Once.Any(word => text.StartsWith(word, StringComparison.OrdinalIgnoreCase));

    private sealed class Kept(string text, SqliteConnection connection) : SqliteCommand(text, connection)
    {
        internal bool IsFree => DataReader is null;

        // Set to null by the reader that closes: values, pictures among them, are not held any longer.
        protected override SqliteDataReader? DataReader
        {
            get => base.DataReader;
            set
            {
                base.DataReader = value;
                if (value is null)
                {
                    Parameters.Clear();
                }
            }
        }
    }

    /// <summary>Runs on the kept command of the same text, if that is free.</summary>
    private sealed class Borrowing(SqlitePreparingConnection connection) : SqliteCommand
    {
        private bool _isPrepared;

        public override SqliteDataReader ExecuteReader(CommandBehavior behavior) => Lent() is { } kept ? kept.ExecuteReader(behavior) : base.ExecuteReader(behavior);

        public override int ExecuteNonQuery() => Lent() is { } kept ? kept.ExecuteNonQuery() : base.ExecuteNonQuery();

        public override object? ExecuteScalar() => Lent() is { } kept ? kept.ExecuteScalar() : base.ExecuteScalar();

        public override void Prepare()
        {
            _isPrepared = true;
            base.Prepare();
        }

        private Kept? Lent()
        {
            if (_isPrepared || connection.State != ConnectionState.Open || connection.Free(CommandText) is not { } kept)
            {
                return null;
            }
            kept.CommandTimeout = CommandTimeout;
            kept.Transaction = Transaction;
            kept.Parameters.Clear();
            foreach (SqliteParameter parameter in Parameters)
            {
                kept.Parameters.Add(parameter);
            }
            return kept;
        }
    }
}
