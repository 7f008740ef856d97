using System.Globalization;
using System.Text.Json;

namespace Hub.Bench.Replay;

/// <summary>
/// Real residents' messages through the real protocol to filed requests, with the workers' live pages open: first the most
/// that a closed loop can do, then latencies in an open loop at half of that, counted from the intended moment of sending.
/// </summary>
internal static class ReplayBench
{
    internal static async Task<int> RunAsync(string[] args)
    {
        ReplayOptions options = ReplayOptions.Read(args);
        await using ReplayServers servers = await ReplayServers.StartAsync(options);
        List<string> messages = Messages(options);

        Console.WriteLine($"seeding a city from {options.Areas} …");
        ReplayCity city = await ReplayCity.WriteAsync(servers.Database, options.Areas);
        await using HostProcess host = await HostProcess.StartAsync(servers);
        await using LivePages pages = await LivePages.OpenAsync(host.Address, city.Workers);
        await using Residents residents = await Residents.OpenAsync(host.Address, city.Doors, options.Concurrency * 8);

        // A hub runs for weeks; its first half minute, in which the runtime compiles what is hot, is told apart.
        Loop cold = await Load.ClosedAsync(residents, messages.AsEnumerable().Reverse(), options.Concurrency);
        residents.IsMeasured = true;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"from a cold start: {cold.TurnsPerSecond:F0} turns/s over {cold.Seconds:F1} s"));
        int half = messages.Count / 2;
        TimeSpan cpu = host.Cpu();
        Loop closed = await Load.ClosedAsync(residents, messages.Take(half), options.Concurrency);
        double rate = closed.TurnsPerSecond / 2;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"closed loop: {closed.TurnsPerSecond:F0} turns/s over {closed.Seconds:F1} s, p50 {closed.Turns.P(0.5)} ms, p90 {closed.Turns.P(0.9)} ms, p99 {closed.Turns.P(0.99)} ms; the host used {(host.Cpu() - cpu).TotalMilliseconds / (closed.TurnsPerSecond * closed.Seconds):F2} ms of processor a turn"));
        Loop open = await Load.OpenAsync(residents, messages.Skip(half), rate / Load.TurnsPerMessage);
        await pages.SettleAsync(TimeSpan.FromSeconds(10));

        Console.WriteLine("counting …");
        await residents.CloseAsync();
        Ledger ledger = await Ledger.CountAsync(servers.Database, residents.Sent);
        Latencies alerts = pages.Since(open.StartedAt, residents.FiledAt, ledger.Orders);
        Console.WriteLine($"host: {host.Memory() >> 20} MB");
        double echo = await Ceilings.EchoAsync(options.Concurrency);
        double commits = await Ceilings.CommitsAsync(servers, options.Concurrency);

        string[] lost = [.. ledger.Nowhere.Where(words => !residents.Unfiled.ContainsKey(words))];
        foreach (string words in lost)
        {
            Console.WriteLine($"lost: {words}");
        }
        foreach (string words in ledger.Nowhere.Distinct().Except(lost))
        {
            Console.WriteLine($"answered, not filed: {words} -> {residents.Unfiled[words]}");
        }
        foreach ((string kind, string text) in ledger.RedLines)
        {
            Console.WriteLine($"red line {kind}: {text}");
        }
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            bench = "replay",
            filed = ledger.Filed,
            lost = lost.Length,
            answered_only = ledger.Nowhere.Count - lost.Length,
            duplicated = ledger.Duplicated,
            turns_per_s = Math.Round(closed.TurnsPerSecond),
            turn_p50_ms = open.Turns.P(0.50),
            turn_p99_ms = open.Turns.P(0.99),
            alert_p50_ms = alerts.P(0.50),
            alert_p99_ms = alerts.P(0.99),
            echo_per_s = Math.Round(echo),
            commits_per_s = Math.Round(commits),
            red_lines = ledger.RedLines.Count,
        }));
        return lost.Length == 0 && ledger.Duplicated == 0 ? 0 : 1;
    }

    private static List<string> Messages(ReplayOptions options)
    {
        string[] titles = [.. File.ReadLines(options.Messages).Skip(1).Select(line => line.Split('\t')[0].Trim()).Where(title => title.Length > 0)];
        return [.. Enumerable.Range(0, options.Count).Select(i => titles[i % titles.Length])];
    }
}
