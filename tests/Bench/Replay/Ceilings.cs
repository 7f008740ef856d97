using System.Data.Common;
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Hub.Bench.Replay;

/// <summary>What the machine gives: messages through the same wire with nothing behind it, and rows into the same table with nothing before it.</summary>
internal static class Ceilings
{
    private static readonly TimeSpan Span = TimeSpan.FromSeconds(4);

    /// <summary>Messages per second that a bare Kestrel echoes from POST to WebSocket, so many clients at once, in this process.</summary>
    internal static async Task<double> EchoAsync(int concurrency)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using WebApplication app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        WebSocket?[] sockets = new WebSocket?[concurrency];
        app.UseWebSockets();
        app.Map("/stream/{i:int}", async (HttpContext http, int i) =>
        {
            sockets[i] = await http.WebSockets.AcceptWebSocketAsync();
            await Task.Delay(Timeout.Infinite, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        });
        app.MapPost("/echo/{i:int}", async (HttpContext http, int i) =>
        {
            using MemoryStream body = new();
            await http.Request.Body.CopyToAsync(body);
            await sockets[i]!.SendAsync(body.ToArray(), WebSocketMessageType.Text, true, default);
            await http.Response.WriteAsync("{\"id\":\"1\"}");
        });
        await app.StartAsync();
        Uri address = new(app.Urls.First());
        using HttpClient http = new() { BaseAddress = address };
        int done = 0;
        long started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, concurrency).Select(async i =>
        {
            using ClientWebSocket socket = new();
            await socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = $"/stream/{i}" }.Uri, default);
            byte[] buffer = new byte[4096];
            string body = $$$"""{"type":"message","text":"3号楼二单元楼道灯坏了好几天了，晚上老人不敢下楼","from":{"id":"u{{{i}}}"},"channelData":{"clientActivityID":"m{{{i}}}"}}""";
            while (Stopwatch.GetElapsedTime(started) < Span)
            {
                using StringContent content = new(body, Encoding.UTF8, "application/json");
                using HttpResponseMessage answer = await http.PostAsync(new Uri($"/echo/{i}", UriKind.Relative), content);
                await socket.ReceiveAsync(buffer.AsMemory(), default);
                Interlocked.Increment(ref done);
            }
            socket.Abort();
        }));
        return done / Stopwatch.GetElapsedTime(started).TotalSeconds;
    }

    /// <summary>Durable commits per second of one inbox row each: one writer on SQLite, so many connections on PostgreSQL.</summary>
    internal static async Task<double> CommitsAsync(ReplayServers servers, int concurrency)
    {
        string database = await servers.AnotherAsync();
        bool city = database.Contains("Host=", StringComparison.OrdinalIgnoreCase);
        int done = 0;
        long started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, city ? Math.Min(concurrency, 32) : 1).Select(w => Task.Run(async () =>
        {
            await using DbConnection connection = city ? new NpgsqlConnection(database) : new SqliteConnection(database);
            await connection.OpenAsync();
            await using DbCommand insert = connection.CreateCommand();
            if (!city)
            {
                insert.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL";
                await insert.ExecuteNonQueryAsync();
            }
            insert.CommandText = """
                INSERT INTO inbox ("Id", "Channel", "DedupeKey", "ConversationId", "Content", "At", "Seq")
                VALUES (@id, 'directline', @key, 'c', '{"is":"text","words":"3号楼二单元楼道灯坏了好几天了"}', @at, @seq)
                """;
            foreach (string name in new[] { "id", "key", "at", "seq" })
            {
                DbParameter parameter = insert.CreateParameter();
                parameter.ParameterName = name;
                insert.Parameters.Add(parameter);
            }
            for (long i = 0; Stopwatch.GetElapsedTime(started) < Span; i++)
            {
                Guid id = Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddMilliseconds(i));
                insert.Parameters["id"].Value = city ? id : id.ToString();
                insert.Parameters["key"].Value = $"{w}/{i}";
                insert.Parameters["at"].Value = city ? DateTimeOffset.UnixEpoch : 0L;
                insert.Parameters["seq"].Value = i;
                await insert.ExecuteNonQueryAsync();
                Interlocked.Increment(ref done);
            }
        })));
        double perSecond = done / Stopwatch.GetElapsedTime(started).TotalSeconds;
        return perSecond;
    }
}
