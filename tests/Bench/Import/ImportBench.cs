using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Hub.Bot.Areas;
using Hub.Domain.Areas;
using Hub.Domain.Storage;

namespace Hub.Bench.Import;

/// <summary>Imports a city at four sizes through the command, beside a bare copy of the same rows.</summary>
internal static class ImportBench
{
    /// <summary>Each size is measured so often, by turns with the bare copy, and the best of each is kept: others use the machine too.</summary>
    private const int Rounds = 3;

    internal static async Task<int> RunAsync(string[] args)
    {
        int areas = int.Parse(Option(args, "--areas", "600000"), CultureInfo.InvariantCulture);
        string database = Option(args, "--database", "sqlite");
        if (areas < 8)
        {
            await Console.Error.WriteLineAsync("--areas must be at least 8.");
            return 2;
        }

        await using EmptyDatabases databases = await EmptyDatabases.OpenAsync(database);
        List<(int Areas, double Seconds)> imports = [];
        double bare = 0;
        long peak = 0;
        // The smallest goes once before the measurements, for the compiler.
        await ImportAsync(databases, areas / 8);
        await BareAsync(databases, areas / 8);
        foreach (int size in new[] { areas / 8, areas / 4, areas / 2, areas })
        {
            double seconds = double.MaxValue;
            bare = double.MaxValue;
            for (int round = 0; round < Rounds; round++)
            {
                seconds = Math.Min(seconds, await ImportAsync(databases, size));
                bare = Math.Min(bare, await BareAsync(databases, size));
            }
            using (Process process = Process.GetCurrentProcess())
            {
                // The bare copy makes its rows as they go, so that what is counted here is the import's.
                peak = process.PeakWorkingSet64;
            }
            await Console.Out.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"{size,8} areas: import {seconds:F2} s, bare copy {bare:F2} s, peak {peak >> 20} MB"));
            imports.Add((size, seconds));
        }

        double all = imports[^1].Seconds;
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new
        {
            bench = "import",
            areas,
            seconds = Math.Round(all, 3),
            rows_per_s = Math.Round(areas / all),
            bare_copy_rows_per_s = Math.Round(areas / bare),
            ratio = Math.Round(bare / all, 3),
            rss_mb = peak >> 20,
            growth = Math.Round(Growth(imports), 3),
        }));
        return 0;
    }

    private static async Task<double> ImportAsync(EmptyDatabases databases, int size)
    {
        string file = Path.GetTempFileName() + ".csv";
        await File.WriteAllLinesAsync(file, CityTree.Areas(size)
            .Select(area => $"{area.Code},{area.ParentCode},{area.Level},{area.Name},{area.CompoundCode}")
            .Prepend("code,parent_code,level,name,compound"));
        string connectionString = await databases.AddAsync();
        // A real import has a process to itself: what earlier rounds left behind is given back first.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive);
        double seconds;
        await using (HubStore store = HubStore.Open(connectionString))
        {
            Stopwatch watch = Stopwatch.StartNew();
            int code = await ImportAreasCommand.RunAsync([file], store, TextWriter.Null, default);
            seconds = watch.Elapsed.TotalSeconds;
            if (code != 0 || await store.ReadAsync(rows => rows.Areas.OfLevelAsync(AreaLevel.City, 2, default), default) is not [_])
            {
                throw new InvalidOperationException("The import failed.");
            }
        }
        await databases.DropAsync(connectionString);
        File.Delete(file);
        return seconds;
    }

    private static async Task<double> BareAsync(EmptyDatabases databases, int size)
    {
        string connectionString = await databases.AddAsync();
        Stopwatch watch = Stopwatch.StartNew();
        await BareCopy.RunAsync(connectionString, CityTree.Areas(size));
        double seconds = watch.Elapsed.TotalSeconds;
        await databases.DropAsync(connectionString);
        return seconds;
    }

    /// <summary>The least-squares slope of log seconds over log areas: 1 is linear.</summary>
    private static double Growth(List<(int Areas, double Seconds)> runs)
    {
        double[] x = [.. runs.Select(run => Math.Log(run.Areas))];
        double[] y = [.. runs.Select(run => Math.Log(run.Seconds))];
        double meanX = x.Average();
        double meanY = y.Average();
        return x.Zip(y, (a, b) => (a - meanX) * (b - meanY)).Sum() / x.Sum(a => (a - meanX) * (a - meanX));
    }

    private static string Option(string[] args, string name, string otherwise) =>
        Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : otherwise;
}
