using System.Diagnostics;
using System.Text;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Quartz;

namespace Hub.Bench.Broadcast;

/// <summary>
/// The usual ways for the same people: one scheduler job for each recipient, and one message on an in-memory bus for each;
/// both post with the same client and write one status row each.
/// </summary>
internal static class Peers
{
    private const int Concurrency = 64;

    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"type":"notice","data":{"to":"resident@city-app","text":"明天上午九点到十一点停水，请提前储水。"}}""");

    private static HttpMessageInvoker? s_http;
    private static NpgsqlDataSource? s_source;
    private static Uri? s_sink;
    private static int s_left;
    private static TaskCompletionSource s_done = new();

    /// <summary>How many a second the better of them does.</summary>
    internal static async Task<double> RunAsync(string database, Uri sink, int people)
    {
        await using NpgsqlDataSource source = NpgsqlDataSource.Create(database);
        using HttpMessageInvoker http = new(new SocketsHttpHandler { UseProxy = false, UseCookies = false });
        (s_http, s_source, s_sink) = (http, source, new Uri(sink, "notices"));
        double jobs = await JobsAsync(people);
        double bus = await BusAsync(people);
        return Math.Max(jobs, bus);
    }

    /// <summary>Posts one, and writes how it went.</summary>
    internal static async Task SendAsync(int id, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, s_sink) { Content = new ByteArrayContent(Body) };
        using HttpResponseMessage answer = await s_http!.SendAsync(request, cancellationToken);
        await using NpgsqlCommand command = s_source!.CreateCommand("INSERT INTO peer (id, state, at) VALUES ($1, $2, now())");
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(answer.IsSuccessStatusCode ? "sent" : "failed");
        await command.ExecuteNonQueryAsync(cancellationToken);
        if (Interlocked.Decrement(ref s_left) == 0)
        {
            s_done.SetResult();
        }
    }

    private static async Task BeginAsync(int people)
    {
        (s_left, s_done) = (people, new(TaskCreationOptions.RunContinuationsAsynchronously));
        await using NpgsqlCommand command = s_source!.CreateCommand("DROP TABLE IF EXISTS peer; CREATE TABLE peer (id int PRIMARY KEY, state text, at timestamptz)");
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<double> JobsAsync(int people)
    {
        await BeginAsync(people);
        using IHost host = Host.CreateDefaultBuilder().ConfigureLogging(logging => logging.ClearProviders()).ConfigureServices(services => services
            .AddQuartz(quartz => quartz.UseDefaultThreadPool(pool => pool.MaxConcurrency = Concurrency))).Build();
        IScheduler scheduler = await host.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        Stopwatch watch = Stopwatch.StartNew();
        for (int i = 0; i < people; i++)
        {
            await scheduler.ScheduleJob(
                JobBuilder.Create<PeerJob>().WithIdentity($"{i}").UsingJobData("id", i).Build(), TriggerBuilder.Create().StartNow().Build());
        }
        await scheduler.Start();
        await s_done.Task;
        double rate = people / watch.Elapsed.TotalSeconds;
        await scheduler.Shutdown();
        await BroadcastBench.SayAsync($"one Quartz job for each of {people}: {rate:F0}/s");
        return rate;
    }

    private static async Task<double> BusAsync(int people)
    {
        await BeginAsync(people);
        using IHost host = Host.CreateDefaultBuilder().ConfigureLogging(logging => logging.ClearProviders()).ConfigureServices(services => services
            .AddMassTransit(bus =>
            {
                bus.AddConsumer<PeerConsumer>(consumer => consumer.UseConcurrentMessageLimit(Concurrency));
                bus.UsingInMemory((context, memory) => memory.ConfigureEndpoints(context));
            })).Build();
        await host.StartAsync();
        IBus bus = host.Services.GetRequiredService<IBus>();
        Stopwatch watch = Stopwatch.StartNew();
        for (int i = 0; i < people; i++)
        {
            await bus.Publish(new PeerMessage(i));
        }
        await s_done.Task;
        double rate = people / watch.Elapsed.TotalSeconds;
        await host.StopAsync();
        await BroadcastBench.SayAsync($"one MassTransit message for each of {people}: {rate:F0}/s");
        return rate;
    }
}

/// <summary>One recipient, as a scheduler has it.</summary>
internal sealed class PeerJob : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken) =>
        await Peers.SendAsync(context.MergedJobDataMap.GetInt("id"), cancellationToken);
}

/// <summary>One recipient, as a bus has it.</summary>
internal sealed record PeerMessage(int Id);

internal sealed class PeerConsumer : IConsumer<PeerMessage>
{
    public Task Consume(ConsumeContext<PeerMessage> context) => Peers.SendAsync(context.Message.Id, context.CancellationToken);
}
