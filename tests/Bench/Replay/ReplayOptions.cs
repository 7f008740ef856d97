using System.Globalization;

namespace Hub.Bench.Replay;

/// <summary>What the replay is asked to do.</summary>
internal sealed record ReplayOptions(string Messages, string Areas, int Count, int Concurrency, string Database, string? Redis)
{
    internal static ReplayOptions Read(string[] args)
    {
        string Value(string name, string standard)
        {
            int at = Array.IndexOf(args, name);
            return at < 0 ? standard : at + 1 < args.Length && !args[at + 1].StartsWith("--", StringComparison.Ordinal) ? args[at + 1] : "";
        }
        return new(
            Value("--messages", "messages.tsv"), Value("--areas", "areas.csv"),
            int.Parse(Value("--count", "5000"), CultureInfo.InvariantCulture),
            int.Parse(Value("--concurrency", "64"), CultureInfo.InvariantCulture),
            Value("--database", "sqlite"), args.Contains("--redis") ? Value("--redis", "") : null);
    }
}
