using System.Globalization;
using Hub.Domain.Storage;
using Hub.Notifier.Keys;
using Npgsql;

namespace Hub.Bench.Broadcast;

/// <summary>
/// A city in PostgreSQL: communities of 32 buildings, each of 320 residents with a home and a contact at the city's gateway.
/// Written by the server itself; measured is what Hub does with it.
/// </summary>
internal static class BenchCity
{
    internal const int PerBuilding = 320;
    private const int Buildings = 32;

    internal static DateOnly Today => DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().DateTime);

    /// <summary>Writes it and lets the server count it, as any that has run for a day has done.</summary>
    internal static async Task WriteAsync(string database, string keyFolder, int people)
    {
        HubKeys keys = HubKeys.Open(keyFolder);
        await using (HubStore store = HubStore.Open(database))
        {
            await keys.CheckAsync(store, default);
        }
        int buildings = (people + PerBuilding - 1) / PerBuilding;
        string address = keys.Seal.Close("resident@city-app").Cipher;
        await using NpgsqlConnection connection = new(database);
        await connection.OpenAsync();
        foreach (string sql in new[]
        {
            """INSERT INTO areas ("Code", "ParentCode", "Level", "Name", "Path") VALUES ('c', NULL, 'City', '城', 'c/')""",
            $"""
            INSERT INTO areas ("Code", "ParentCode", "Level", "Name", "Path")
            SELECT 'm' || to_char(i, 'FM00000'), 'c', 'Community', i || '社区', 'c/m' || to_char(i, 'FM00000') || '/'
            FROM generate_series(0, ({buildings} - 1) / {Buildings}) i
            """,
            $"""
            INSERT INTO areas ("Code", "ParentCode", "Level", "Name", "Path")
            SELECT 'b' || to_char(i, 'FM000000'), 'm' || to_char(i / {Buildings}, 'FM00000'), 'Building', i || '号楼',
                'c/m' || to_char(i / {Buildings}, 'FM00000') || '/b' || to_char(i, 'FM000000') || '/'
            FROM generate_series(0, {buildings} - 1) i
            """,
            $"""
            INSERT INTO people ("Id", "Language", "OptOuts", "Channels", "CreatedAt")
            SELECT {Uuid}, 'Zh', '', '', now() - interval '1 day' FROM generate_series(0, {people} - 1) i
            """,
            $"""
            INSERT INTO homes ("Id", "PersonId", "BuildingCode", "Tenure", "From")
            SELECT gen_random_uuid(), {Uuid}, 'b' || to_char(i / {PerBuilding}, 'FM000000'), 0, '2020-01-01' FROM generate_series(0, {people} - 1) i
            """,
            $"""
            INSERT INTO contacts ("Id", "PersonId", "Channel", "Address", "AddressHash")
            SELECT gen_random_uuid(), {Uuid}, 'webhook', '{address}', md5(i::text) FROM generate_series(0, {people} - 1) i
            """,
            "VACUUM ANALYZE",
            "CHECKPOINT",
        })
        {
            await ExecuteAsync(connection, sql);
        }
    }

    /// <summary>The community whose path begins at this many people, for audiences of a size.</summary>
    internal static IEnumerable<string> CommunitiesOf(int people) =>
        Enumerable.Range(0, Math.Max(1, people / (PerBuilding * Buildings))).Select(i => string.Create(CultureInfo.InvariantCulture, $"m{i:D5}"));

    // Ids that sort as the people came, as UUIDv7 do.
    internal const string Uuid = "('01980000-' || substr(lpad(to_hex(i), 12, '0'), 1, 4) || '-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid";

    internal static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // The bench's own words.
        await using NpgsqlCommand command = new(sql, connection) { CommandTimeout = 600 };
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
