using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using System.Threading.RateLimiting;
using Hub.Bot.Options;
using Hub.Notifier.Channels.DirectLine;

namespace Hub.Bot.Doors;

/// <summary>
/// POST /chat/token: gives our own chat page its token. The body may say <c>{"door":"BUILDING","locale":"zh-CN"}</c>.
/// Other sites' pages are refused: they would make guests of ours out of their visitors.
/// </summary>
internal sealed class ChatTokenDoor(Visitors visitors, ChatTokens tokens, HubOptions options) : IDisposable
{
    private readonly PartitionedRateLimiter<IPAddress> _rate = PartitionedRateLimiter.Create<IPAddress, IPAddress>(address =>
        RateLimitPartition.GetFixedWindowLimiter(Network(address), _ => new()
        {
            PermitLimit = options.ChatTokensPerMinute,
            Window = TimeSpan.FromMinutes(1),
        }));

    public async Task GiveAsync(HttpContext http)
    {
        if (http.Request.Headers["Sec-Fetch-Site"] is ["cross-site"])
        {
            await new Refusal(403, "BadArgument", "Chat tokens are given to this hub's own pages.").WriteAsync(http);
            return;
        }
        using RateLimitLease lease = _rate.AttemptAcquire(http.Connection.RemoteIpAddress ?? IPAddress.None);
        if (!lease.IsAcquired)
        {
            await AskForPatienceAsync(http, lease);
            return;
        }
        if (await JsonBody.ReadAsync(http) is not { } body)
        {
            await Refusal.BadBody.WriteAsync(http);
            return;
        }
        ChatCaller caller = await visitors.OfAsync(http, JsonBody.Text(body["door"]), JsonBody.Text(body["locale"]));
        http.Response.Headers.CacheControl = "no-store";
        await http.Response.WriteAsJsonAsync(
            new JsonObject
            {
                ["token"] = tokens.Issue(caller, TokenUse.Chat),
                ["conversationId"] = caller.Conversation,
                ["userId"] = caller.User,
            }, DirectLineJson.Options, http.RequestAborted);
    }

    public void Dispose() => _rate.Dispose();

    private static Task AskForPatienceAsync(HttpContext http, RateLimitLease lease)
    {
        TimeSpan wait = lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan after) ? after : TimeSpan.FromMinutes(1);
        http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return new Refusal(429, "TooManyRequests", "Too many chats were opened from this address. Please wait a minute.").WriteAsync(http);
    }

    // A home has a whole IPv6 network to itself: its addresses count as one.
    private static IPAddress Network(IPAddress address)
    {
        if (address.AddressFamily != AddressFamily.InterNetworkV6 || address.IsIPv4MappedToIPv6)
        {
            return address.MapToIPv4();
        }
        byte[] bytes = address.GetAddressBytes();
        bytes.AsSpan(8).Clear();
        return new(bytes);
    }
}
