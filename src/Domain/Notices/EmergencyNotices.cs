using System.Globalization;
using Hub.Domain.Ids;
using Hub.Domain.People;
using Hub.Domain.Text;

namespace Hub.Domain.Notices;

/// <summary>
/// What those are told who run an emergency: at its start, when it is extended, and at its end. Who did it has the answer
/// already, and a second message would push her buttons away.
/// </summary>
public static class EmergencyNotices
{
    /// <summary>It is on, and who is in charge; where nobody holds the post, the desk hears that.</summary>
    public static Notice Started(
        Emergency emergency, EmergencyPosts posts, Func<DateTimeOffset, DateTimeOffset> local, IdSource ids, DateTimeOffset now)
    {
        Bi ends = InstantWords.Words(local(emergency.EndsAt), local(now));
        Bi chiefs = emergency.ChiefWords();
        return Make(emergency, "started", new(In(Lang.Zh), In(Lang.En)), [.. posts.Told.Except([emergency.StartedById])], ids, now);

        string In(Lang lang) => EmergencyTexts.Started.In(
            lang, emergency.AreaName, EmergencyWords.Named(emergency.StartedByName).In(lang), emergency.Reason, ends.In(lang), chiefs.In(lang));
    }

    /// <summary>It goes on for longer.</summary>
    public static Notice Extended(
        Emergency emergency, Person by, EmergencyPosts posts, Func<DateTimeOffset, DateTimeOffset> local, IdSource ids, DateTimeOffset now)
    {
        Bi ends = InstantWords.Words(local(emergency.EndsAt), local(now));
        return Make(
            emergency, string.Create(CultureInfo.InvariantCulture, $"extended/{emergency.EndsAt.UtcTicks}"), new(In(Lang.Zh), In(Lang.En)),
            Told(emergency, posts, by.Id), ids, now);

        string In(Lang lang) => EmergencyTexts.Extended.In(lang, emergency.AreaName, ends.In(lang), EmergencyWords.Named(by.Name).In(lang));
    }

    /// <summary>It is over: its report.</summary>
    public static Notice Ended(
        Emergency emergency, EmergencyPosts posts, Func<DateTimeOffset, DateTimeOffset> local, IdSource ids, DateTimeOffset now) => Make(
        emergency, "ended", new(emergency.ReportIn(Lang.Zh, local, now), emergency.ReportIn(Lang.En, local, now)),
        Told(emergency, posts, emergency.EndedById), ids, now);

    // Whoever was in charge hears of the end, also when she has left her post meanwhile.
    private static Guid[] Told(Emergency emergency, EmergencyPosts posts, Guid? by) =>
        [.. posts.Told.Concat(emergency.InCharge.Select(chief => chief.PersonId)).Append(emergency.StartedById).Where(person => person != by).Distinct()];

    private static Notice Make(Emergency emergency, string cause, Bi text, IReadOnlyList<Guid> people, IdSource ids, DateTimeOffset now) => new()
    {
        Id = ids.Next(),
        Key = $"emergency/{emergency.Id:N}/{cause}",
        Kind = NoticeKind.Alert,
        Lane = Lane.Emergency,
        Text = text,
        Audience = new(people),
        Channels = ChannelPolicy.Parallel,
        CreatedAt = now,
    };
}
