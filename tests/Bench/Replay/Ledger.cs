using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Hub.Bench.Replay;

/// <summary>What the database holds, read by plain SQL that shares nothing with the hub: each message sent must have its request.</summary>
internal sealed record Ledger(
    int Filed, IReadOnlyList<string> Nowhere, int Duplicated, IReadOnlyList<(string Kind, string Text)> RedLines, IReadOnlyDictionary<Guid, long> Orders)
{
    internal static async Task<Ledger> CountAsync(string database, IEnumerable<SentMessage> sent)
    {
        await using DbConnection connection = database.Contains("Host=", StringComparison.OrdinalIgnoreCase)
            ? new NpgsqlConnection(database)
            : new SqliteConnection(database);
        await connection.OpenAsync();
        Dictionary<string, string> turnOf = [];
        foreach (string[] row in await ReadAsync(connection, """SELECT "DedupeKey", "ConversationId", "Seq" FROM inbox"""))
        {
            turnOf[row[0]] = $"{row[1]}/{row[2]}";
        }
        // The turns that one message took: 'm7', then 'm7.1', 'm7.2' …
        ILookup<string, string> turnsOf = turnOf.ToLookup(turn => turn.Key.Split('.')[0], turn => turn.Value);
        List<string[]> requests = await ReadAsync(connection, """SELECT "Key", "Text", COALESCE("RedLine", '') FROM requests""");
        ILookup<string, string[]> byTurn = requests.ToLookup(row => string.Join('/', row[0].Split('/').Take(2)));
        // Words may also have been added to what the same resident had filed before.
        List<string> kept = [.. requests.Select(row => row[1]), .. (await ReadAsync(connection, """SELECT "Note" FROM timeline WHERE "Note" IS NOT NULL""")).Select(row => row[0])];
        List<string> nowhere = [];
        List<string[]> measured = [];
        int duplicated = 0;
        foreach (SentMessage message in sent)
        {
            string[][] filed = [.. turnsOf[$"{message.Conversation}/{message.Id}"].SelectMany(turn => byTurn[turn])];
            if (filed.Length == 0 && !kept.Exists(text => text.Contains(message.Words, StringComparison.Ordinal)))
            {
                nowhere.Add(message.Words);
            }
            measured.AddRange(message.IsMeasured ? filed : []);
            duplicated += filed.Length - filed.DistinctBy(row => row[1]).Count();
        }
        Dictionary<Guid, long> orders = (await ReadAsync(connection, """
            SELECT DISTINCT n."Id", r."Number" FROM notices n JOIN requests r ON r."Id" = n."RequestId"
            JOIN deliveries d ON d."NoticeId" = n."Id" JOIN posts p ON p."PersonId" = d."PersonId"
            WHERE n."Kind" = 0 AND p."Role" = 'GridWorker'
            """)).ToDictionary(row => Guid.Parse(row[0]), row => long.Parse(row[1], System.Globalization.CultureInfo.InvariantCulture));
        return new(measured.Count, nowhere, duplicated, [.. measured.Where(row => row[2].Length > 0).Select(row => (row[2], row[1]))], orders);
    }

    private static async Task<List<string[]>> ReadAsync(DbConnection connection, string sql)
    {
        await using DbCommand command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        List<string[]> rows = [];
        await using DbDataReader reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), System.Globalization.CultureInfo.InvariantCulture) ?? "")]);
        }
        return rows;
    }
}
