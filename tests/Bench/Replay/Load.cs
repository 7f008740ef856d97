using System.Collections.Concurrent;
using System.Diagnostics;

namespace Hub.Bench.Replay;

/// <summary>Times, sorted on demand.</summary>
internal sealed class Latencies(IEnumerable<TimeSpan> times)
{
    private readonly double[] _ms = [.. times.Select(time => time.TotalMilliseconds).Order()];

    /// <summary>The share's time in milliseconds; null where nothing was measured.</summary>
    internal double? P(double share) => _ms.Length == 0 ? null : Math.Round(_ms[(int)Math.Min(_ms.Length - 1, share * _ms.Length)], 1);
}

/// <summary>What a loop measured.</summary>
internal sealed record Loop(long StartedAt, double Seconds, double TurnsPerSecond, Latencies Turns);

/// <summary>The two loops.</summary>
internal static class Load
{
    /// <summary>Roughly: the words, and the word to submit.</summary>
    internal const double TurnsPerMessage = 2;

    /// <summary>So many at once, each sends its next when its last is answered: the most that can be done.</summary>
    internal static async Task<Loop> ClosedAsync(Residents residents, IEnumerable<string> messages, int concurrency)
    {
        ConcurrentBag<TimeSpan> turns = [];
        ConcurrentQueue<(int Who, string Words)> left = new(messages.Select((words, i) => (i, words)));
        long started = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, concurrency).Select(async _ =>
        {
            while (left.TryDequeue(out (int Who, string Words) next))
            {
                await residents.TellAsync(next.Who, next.Words, Stopwatch.GetTimestamp(), turns.Add);
            }
        }));
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return new(started, seconds, turns.Count / seconds, new(turns));
    }

    /// <summary>One message at each intended moment, whether the last was answered or not: what a person waits.</summary>
    internal static async Task<Loop> OpenAsync(Residents residents, IEnumerable<string> messages, double perSecond)
    {
        ConcurrentBag<TimeSpan> turns = [];
        List<Task> told = [];
        long started = Stopwatch.GetTimestamp();
        int i = 0;
        foreach (string words in messages)
        {
            long intended = started + (long)(i / perSecond * Stopwatch.Frequency);
            TimeSpan wait = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), intended);
            if (wait > TimeSpan.FromMilliseconds(1))
            {
                await Task.Delay(wait);
            }
            told.Add(residents.TellAsync(i++, words, intended, turns.Add));
        }
        await Task.WhenAll(told);
        double seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        return new(started, seconds, turns.Count / seconds, new(turns));
    }
}
