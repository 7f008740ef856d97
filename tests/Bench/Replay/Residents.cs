using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Hub.Bench.Replay;

/// <summary>One message that was sent: in which conversation, under which id, what it said, and whether it was measured.</summary>
internal sealed record SentMessage(string Conversation, string Id, string Words, bool IsMeasured);

/// <summary>Many residents with open chats, and what became of their messages.</summary>
internal sealed partial class Residents : IAsyncDisposable
{
    private const int MostTurns = 6;

    private readonly Resident[] _all;
    private readonly HttpClient _http;
    private int _messages;

    private Residents(Resident[] all, HttpClient http) => (_all, _http) = (all, http);

    /// <summary>All that was sent.</summary>
    internal ConcurrentBag<SentMessage> Sent { get; } = [];

    /// <summary>When the message that filed a request was meant to be sent, by the request's number.</summary>
    internal ConcurrentDictionary<long, long> FiledAt { get; } = [];

    /// <summary>What no request was made of, and what the bot answered instead: for a person to judge.</summary>
    internal ConcurrentDictionary<string, string> Unfiled { get; } = [];

    /// <summary>Whether what is sent from here on belongs to the measurement, and not to the warming up before it.</summary>
    internal bool IsMeasured { get; set; }

    internal static async Task<Residents> OpenAsync(Uri address, IReadOnlyList<string> doors, int count)
    {
        HttpClient http = new(new SocketsHttpHandler { MaxConnectionsPerServer = 512, UseCookies = false }) { BaseAddress = address };
        Resident[] all = new Resident[count];
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (i, _) => all[i] = await Resident.OpenAsync(http, doors[i % doors.Count]));
        return new(all, http);
    }

    /// <summary>
    /// Takes one message to its filed request, as a resident would: says it, names the place if asked, submits. The time of
    /// each turn goes to <paramref name="turn"/>; the first counts from <paramref name="intended"/>.
    /// </summary>
    internal async Task TellAsync(int who, string words, long intended, Action<TimeSpan> turn)
    {
        Resident resident = _all[who % _all.Length];
        await resident.Turn.WaitAsync();
        try
        {
            string id = $"m{Interlocked.Increment(ref _messages)}";
            Sent.Add(new(resident.Conversation, id, words, IsMeasured));
            string? choice = null;
            string say = words;
            string said = "";
            bool filed = false;
            for (int i = 0; i < MostTurns; i++)
            {
                long from = i == 0 ? intended : Stopwatch.GetTimestamp();
                string answer = await resident.AskAsync(say, choice, i == 0 ? id : $"{id}.{i}");
                turn(Stopwatch.GetElapsedTime(from));
                said = answer[Math.Max(0, answer.LastIndexOf("\"id\":\"hub\"", StringComparison.Ordinal))..];
                foreach (Match number in Number().Matches(answer))
                {
                    filed = true;
                    FiledAt[long.Parse(number.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)] = from;
                }
                if (answer.Contains("form/file", StringComparison.Ordinal))
                {
                    (say, choice) = ("提交", "form/file");
                }
                else if (answer.Contains("recurs/new", StringComparison.Ordinal))
                {
                    (say, choice) = ("不是，新的事", "recurs/new");
                }
                else if (answer.Contains("guide/desk", StringComparison.Ordinal))
                {
                    // A fragment that the bot took for no matter: one press hands it to the staff as it is.
                    (say, choice) = ("转给社区", "guide/desk");
                }
                else if (answer.Contains("form/unclear", StringComparison.Ordinal))
                {
                    (say, choice) = ("说不清", "form/unclear");
                }
                else
                {
                    break;
                }
            }
            if (!filed)
            {
                Unfiled[words] = Text().Match(said).Groups[1].Value;
            }
        }
        finally
        {
            resident.Turn.Release();
        }
    }

    internal async Task CloseAsync()
    {
        foreach (Resident resident in _all)
        {
            await resident.DisposeAsync();
        }
    }

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return ValueTask.CompletedTask;
    }

    [GeneratedRegex("(?:编号 |（)([0-9]+)(?=[。号])")]
    private static partial Regex Number();

    [GeneratedRegex("\"text\":\"(.*?)(?<!\\\\)\"")]
    private static partial Regex Text();
}
