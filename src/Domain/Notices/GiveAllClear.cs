using Hub.Domain.Ids;
using Hub.Domain.Text;

namespace Hub.Domain.Notices;

/// <summary>
/// Ends an alarm: nobody is alarmed any more, and everybody whom the alert reached is told that it is over. What they have
/// done about it stays: acknowledgements, orders and their timelines are not touched.
/// </summary>
public static class GiveAllClear
{
    /// <summary>The key of the all-clear: a second one finds it.</summary>
    public static string KeyOf(Notice notice) => $"notice/{notice.Id:N}/all-clear";

    /// <summary>The decision.</summary>
    /// <param name="notice">The alert.</param>
    /// <param name="before">The all-clear, where it was given before.</param>
    /// <param name="words">What those are told whom it reached, in both languages.</param>
    /// <param name="ids">Where ids come from.</param>
    /// <param name="now">The instant.</param>
    /// <param name="others">Other alerts of the same matter: whom they reached is told too, and nobody twice.</param>
    public static Recalled Decide(Notice notice, Notice? before, Bi words, IdSource ids, DateTimeOffset now, IReadOnlyList<Notice>? others = null) =>
        before is not null ? new Recalled.Already(before)
        : notice.Kind != NoticeKind.Alert && !notice.Lane.IsUrgent() ? new Recalled.NoAlert()
        : string.IsNullOrWhiteSpace(words.Zh) || string.IsNullOrWhiteSpace(words.En) ? new Recalled.WordsMissing()
        : new Recalled.Done(RecallNotice.After(notice, KeyOf(notice), words, ids, now, others));
}
