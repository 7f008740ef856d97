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

    /// <inheritdoc cref="RecallNotice.Decide"/>
    public static Recalled Decide(Notice notice, Notice? before, Bi words, IdSource ids, DateTimeOffset now) =>
        before is not null ? new Recalled.Already(before)
        : notice.Kind != NoticeKind.Alert && notice.Lane is not (Lane.Emergency or Lane.Alert) ? new Recalled.NoAlert()
        : string.IsNullOrWhiteSpace(words.Zh) || string.IsNullOrWhiteSpace(words.En) ? new Recalled.WordsMissing()
        : new Recalled.Done(RecallNotice.After(notice, KeyOf(notice), words, ids, now));
}
