using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.ServerSentEvents;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Hub.Bench.Replay;

namespace Hub.Bench.Fanout;

/// <summary>
/// The workers' open pages, spread over the nodes: each signed in by its own link, with its own cookie and its own connection,
/// listening on the event stream.
/// </summary>
internal sealed partial class OpenPages : IAsyncDisposable
{
    /// <summary>How many sign in at a time: what they cost is not measured.</summary>
    private const int AtOnce = 16;

    private readonly ConcurrentDictionary<(Guid Notice, int Page), long> _heardAt = [];
    private readonly CancellationTokenSource _end = new();
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly CountdownEvent _opening;
    private readonly int _count;

    private OpenPages(int count) => (_count, _opening) = (count, new(count));

    /// <summary>Signs all in and waits until each has heard its first event.</summary>
    internal static async Task<OpenPages> OpenAsync(IReadOnlyList<Uri> nodes, IReadOnlyList<CityWorker> workers)
    {
        OpenPages pages = new(workers.Count);
        await Parallel.ForEachAsync(Enumerable.Range(0, workers.Count), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (page, _) =>
        {
            Uri node = nodes[page % nodes.Count];
            string cookie = await pages.SignInAsync(node, workers[page].Token);
            pages.Listen(node, cookie, page);
        });
        return await Task.Run(() => pages._opening.Wait(TimeSpan.FromMinutes(2)))
            ? pages
            : throw new TimeoutException($"{pages._opening.CurrentCount} of {workers.Count} pages did not open.");
    }

    /// <summary>When each page had a notice, in milliseconds from a moment, sorted; pages that have not got it in time are left out.</summary>
    internal async Task<double[]> HeardAsync(Guid notice, long since, TimeSpan patience)
    {
        while (_heardAt.Count < _count && Stopwatch.GetElapsedTime(since) < patience)
        {
            await Task.Delay(100);
        }
        return [.. _heardAt.Where(heard => heard.Key.Notice == notice).Select(heard => Stopwatch.GetElapsedTime(since, heard.Value).TotalMilliseconds).Order()];
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _http.Dispose();
    }

    private async Task<string> SignInAsync(Uri node, string token)
    {
        Uri link = new(node, $"/in/{token}");
        using HttpResponseMessage form = await _http.GetAsync(link);
        string field = Field().Match(await form.Content.ReadAsStringAsync()).Groups[1].Value;
        using HttpRequestMessage press = new(HttpMethod.Post, link) { Content = new FormUrlEncodedContent([new("__RequestVerificationToken", field)]) };
        press.Headers.Add("Cookie", Cookies(form));
        using HttpResponseMessage signedIn = await _http.SendAsync(press);
        return (int)signedIn.StatusCode is >= 300 and < 400
            ? Cookies(signedIn)
            : throw new InvalidOperationException($"A worker's link did not sign in: {(int)signedIn.StatusCode}.");
    }

    private static string Cookies(HttpResponseMessage answer) =>
        string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(cookie => cookie.Split(';')[0]));

    private void Listen(Uri node, string cookie, int page) => _ = Task.Run(async () =>
    {
        bool isOpen = false;
        try
        {
            using HttpRequestMessage request = new(HttpMethod.Get, new Uri(node, "/live"));
            request.Headers.Add("Cookie", cookie);
            using HttpResponseMessage answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, _end.Token);
            answer.EnsureSuccessStatusCode();
            await using Stream stream = await answer.Content.ReadAsStreamAsync(_end.Token);
            await foreach (SseItem<string> item in SseParser.Create(stream).EnumerateAsync(_end.Token))
            {
                long now = Stopwatch.GetTimestamp();
                if (item.EventType == "notice")
                {
                    _heardAt.TryAdd(((Guid)JsonNode.Parse(item.Data)!["id"]!, page), now);
                }
                if (!isOpen)
                {
                    isOpen = true;
                    _opening.Signal();
                }
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or IOException or HttpRequestException or ObjectDisposedException)
        {
            if (!_end.IsCancellationRequested)
            {
                await Console.Error.WriteLineAsync($"a live page was cut: {ended.Message}");
            }
        }
    });

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Field();
}
