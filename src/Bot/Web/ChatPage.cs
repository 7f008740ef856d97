using Hub.Domain.Text;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Bot.Web;

/// <summary>The chat: Web Chat from our own origin, talking to our own Direct Line.</summary>
internal sealed class ChatPage : PageModel
{
    private const int LongestDoor = 48;

    /// <summary>The door of the poster that was scanned, or null.</summary>
    public string? Door { get; private set; }

    /// <summary>The language that the page is not in.</summary>
    public Lang Other { get; private set; }

    /// <summary>This page in the other language.</summary>
    public string OtherAddress { get; private set; } = "/";

    public void OnGet(string? door)
    {
        Door = door is { Length: > 0 and <= LongestDoor } ? door : null;
        Other = HttpContext.Asked() == Lang.Zh ? Lang.En : Lang.Zh;
        QueryBuilder query = [];
        query.Add("lang", Other == Lang.Zh ? "zh" : "en");
        if (Door is not null)
        {
            query.Add("door", Door);
        }
        OtherAddress = $"/{query.ToQueryString()}";

        // Web Chat writes style attributes, makes thumbnails in a worker, and speaks over a WebSocket. Older browsers do not
        // count ws: as 'self', so it is named.
        string socket = $"{(Request.IsHttps ? "wss" : "ws")}://{Request.Host}";
        HttpContext.Allow(
            ("style-src", "'self' 'unsafe-inline'"),
            ("img-src", "'self' data: blob:"),
            ("media-src", "'self' blob:"),
            ("connect-src", $"'self' {socket} blob:"),
            ("worker-src", "'self' blob:"));
    }
}
