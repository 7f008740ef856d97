using System.Globalization;

namespace Hub.Domain.Notices;

/// <summary>What an idempotency key names: <c>notice/person/channel/round</c>.</summary>
/// <param name="NoticeId">The notice, the first of those that one message carried.</param>
/// <param name="PersonId">The person.</param>
/// <param name="Channel">The channel.</param>
/// <param name="Round">How often it was rung, from 1.</param>
public sealed record AttemptKey(Guid NoticeId, Guid PersonId, string Channel, int Round)
{
    /// <summary>The key as a channel is given it.</summary>
    public override string ToString() => $"{NoticeId:N}/{PersonId:N}/{Channel}/{Round}";

    /// <summary>Reads a key; null where it is none of Hub's.</summary>
    public static AttemptKey? Read(string key) =>
        key.Split('/') is [var notice, var person, { Length: > 0 } channel, var round]
        && Guid.TryParseExact(notice, "N", out Guid noticeId) && Guid.TryParseExact(person, "N", out Guid personId)
        && int.TryParse(round, NumberStyles.None, CultureInfo.InvariantCulture, out int rung)
            ? new(noticeId, personId, channel, rung)
            : null;
}
