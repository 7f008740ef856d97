using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Hub.Bench.Fanout;

/// <summary>The ceiling: one <c>PUBLISH</c>, and as many connections of their own that have subscribed to its channel.</summary>
internal static class BarePublish
{
    private static readonly byte[] Subscribe = "SUBSCRIBE bench\r\n"u8.ToArray();
    private static readonly byte[] Publish = "PUBLISH bench alert\r\n"u8.ToArray();

    /// <summary>When each had it, in milliseconds from before it was sent, sorted. The best of three, as the first warms everything.</summary>
    internal static async Task<double[]> RunAsync(string redis, int count, TimeSpan patience)
    {
        IPEndPoint address = IPEndPoint.Parse(redis);
        using CancellationTokenSource end = new();
        long[] heardAt = new long[count];
        List<Socket> sockets = [];
        List<Task> listening = [];
        try
        {
            for (int i = 0; i < count; i++)
            {
                Socket socket = await ConnectAsync(address);
                sockets.Add(socket);
                await socket.SendAsync(Subscribe);
                await socket.ReceiveAsync(new byte[256]);
                int page = i;
                listening.Add(ListenAsync(socket, heardAt, page, end.Token));
            }
            Socket publisher = await ConnectAsync(address);
            sockets.Add(publisher);
            double[] best = [];
            for (int round = 0; round < 3; round++)
            {
                Array.Clear(heardAt);
                long start = Stopwatch.GetTimestamp();
                await publisher.SendAsync(Publish);
                while (heardAt.Contains(0) && Stopwatch.GetElapsedTime(start) < patience)
                {
                    await Task.Delay(10);
                }
                double[] times = [.. heardAt.Where(at => at != 0).Select(at => Stopwatch.GetElapsedTime(start, at).TotalMilliseconds).Order()];
                best = best.Length == 0 || (times.Length >= best.Length && times[^1] < best[^1]) ? times : best;
                await publisher.ReceiveAsync(new byte[256]);
            }
            return best;
        }
        finally
        {
            await end.CancelAsync();
            sockets.ForEach(socket => socket.Dispose());
            await Task.WhenAll(listening);
        }
    }

    private static async Task<Socket> ConnectAsync(IPEndPoint address)
    {
        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(address);
        return socket;
    }

    private static async Task ListenAsync(Socket socket, long[] heardAt, int page, CancellationToken cancellationToken)
    {
        byte[] buffer = new byte[256];
        try
        {
            while (await socket.ReceiveAsync(buffer, cancellationToken) > 0)
            {
                heardAt[page] = Stopwatch.GetTimestamp();
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The bench is over.
        }
    }
}
