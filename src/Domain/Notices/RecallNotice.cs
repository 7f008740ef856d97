using Hub.Domain.Ids;
using Hub.Domain.Text;

namespace Hub.Domain.Notices;

/// <summary>How taking a notice back ended. A closed set.</summary>
public abstract record Recalled
{
    private Recalled()
    {
    }

    /// <summary>It is stopped, and this goes to those whom it reached.</summary>
    public sealed record Done(Notice Notice) : Recalled;

    /// <summary>It was taken back before, by this.</summary>
    public sealed record Already(Notice Notice) : Recalled;

    /// <summary>Those whom it reached must be told something.</summary>
    public sealed record WordsMissing : Recalled;

    /// <summary>An all-clear needs an alert.</summary>
    public sealed record NoAlert : Recalled;
}

/// <summary>
/// Takes a notice back: what has not gone out does not go out, and everybody whom it reached, or may have reached, is told
/// what is right instead; nobody else hears of either.
/// </summary>
public static class RecallNotice
{
    /// <summary>The key of the correction: a second recall finds it.</summary>
    public static string KeyOf(Notice notice) => $"notice/{notice.Id:N}/recall";

    /// <summary>The decision.</summary>
    /// <param name="notice">What is taken back.</param>
    /// <param name="before">The correction, where it was taken back before.</param>
    /// <param name="words">What those are told whom it reached, in both languages.</param>
    /// <param name="ids">Where ids come from.</param>
    /// <param name="now">The instant.</param>
    public static Recalled Decide(Notice notice, Notice? before, Bi words, IdSource ids, DateTimeOffset now) =>
        before is not null ? new Recalled.Already(before)
        : string.IsNullOrWhiteSpace(words.Zh) || string.IsNullOrWhiteSpace(words.En) ? new Recalled.WordsMissing()
        : new Recalled.Done(After(notice, KeyOf(notice), words, ids, now));

    /// <summary>A notice to those whom an earlier one reached. It does not wait behind broadcasts.</summary>
    internal static Notice After(Notice notice, string key, Bi words, IdSource ids, DateTimeOffset now, IReadOnlyList<Notice>? others = null) => new()
    {
        Id = ids.Next(),
        Key = key,
        Kind = notice.Kind,
        Lane = notice.Lane == Lane.Bulk ? Lane.Normal : notice.Lane,
        Text = words,
        Audience = new([]) { Parts = [.. new[] { notice }.Concat(others ?? []).Select(one => AudiencePart.ReachedBy(one.Id))] },
        Channels = notice.Channels,
        IsRedLine = notice.IsRedLine,
        ConcernsAlert = notice.ConcernsAlert,
        RequestId = notice.RequestId,
        CreatedAt = now,
    };
}
