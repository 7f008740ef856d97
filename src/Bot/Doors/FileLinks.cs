using Hub.Bot.Turns;
using Hub.Notifier.Channels.DirectLine;

namespace Hub.Bot.Doors;

/// <summary>
/// Turns the pictures of a log into addresses that one reader can open: of the host that she reached, with a token that
/// expires. The log itself holds neither, so it stays true when the host's name changes and gives nothing away.
/// </summary>
internal sealed class FileLinks(ChatTokens tokens, HubClock clock, string origin, ChatCaller reader)
{
    private static readonly TimeSpan Fresh = ChatTokens.Life / 2;

    private string _end = "";
    private DateTimeOffset _madeAt;

    /// <summary>The activity with addresses where it has pictures; the very same string where it has none.</summary>
    public string Open(string activity)
    {
        if (!activity.Contains(DirectLineJson.FileMark, StringComparison.Ordinal))
        {
            return activity;
        }
        DateTimeOffset now = clock.Now;
        if (_end.Length == 0 || now - _madeAt > Fresh)
        {
            _end = "/views/original?t=" + tokens.Issue(new(reader.User, reader.Conversation), TokenUse.Files);
            _madeAt = now;
        }
        return DirectLineJson.OpenFiles(activity, $"{origin}/v3/attachments/", _end);
    }
}
