using System.Net.Sockets;
using System.Text;
using Hub.Testing;

namespace Hub.Domain.Tests.Testing;

public sealed class RedisServerTests
{
    [Fact]
    public async Task The_shared_server_answers() => Assert.Equal("+PONG", await AskAsync(await RedisServer.SharedAddressAsync(), "PING"));

    [Fact]
    public async Task An_own_server_comes_back_empty_on_its_port_after_a_stop()
    {
        await using var redis = await RedisServer.StartOwnAsync();
        Assert.Equal("+OK", await AskAsync(redis.Address, "SET lamp broken"));

        await redis.StopAsync();
        await Assert.ThrowsAnyAsync<SocketException>(() => AskAsync(redis.Address, "PING"));
        await redis.StartAsync();

        Assert.Equal(":0", await AskAsync(redis.Address, "EXISTS lamp"));
    }

    [Fact]
    public async Task A_paused_server_answers_only_when_it_is_resumed()
    {
        await using var redis = await RedisServer.StartOwnAsync();

        redis.Pause();
        var answer = AskAsync(redis.Address, "PING");
        await Assert.ThrowsAsync<TimeoutException>(() => answer.WaitAsync(TimeSpan.FromMilliseconds(200)));
        redis.Resume();

        Assert.Equal("+PONG", await answer.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    private static async Task<string> AskAsync(string address, string command)
    {
        var (host, port) = address.Split(':') is [var h, var p] ? (h, int.Parse(p, null)) : throw new FormatException(address);
        using var client = new TcpClient();
        await client.ConnectAsync(host, port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(command + "\r\n"));
        using var reader = new StreamReader(client.GetStream());
        return await reader.ReadLineAsync() ?? "";
    }
}
