using Hub.Domain.Notices;

namespace Hub.Domain.Requests;

/// <summary>A request and the call of its alert: how grave it is, and what the timeline says of it.</summary>
public static class CallTimeline
{
    /// <summary>How grave the alert of a request is; null when its notices are no alerts.</summary>
    public static AlertGrade? Grade(this Urgency urgency) => urgency switch
    {
        Urgency.Normal => null,
        Urgency.Urgent => AlertGrade.Urgent,
        Urgency.RedLine => AlertGrade.RedLine,
    };

    /// <summary>What an alert is about, as policies say it: its danger, else its category.</summary>
    public static string AlertKind(Category category, RedLine? redLine) => redLine?.ToString() ?? category.ToString();

    /// <summary>The kind that a word of a file means: a danger's or a category's name, in English or Chinese; null when it means none.</summary>
    public static string? ReadKind(string word)
    {
        return Named<RedLine>(danger => danger.Words().Zh) ?? Named<Category>(category => category.Words().Zh);

        string? Named<T>(Func<T, string> chinese)
            where T : struct, Enum =>
            Enum.GetValues<T>().Where(kind => chinese(kind) == word || kind.ToString().Equals(word, StringComparison.OrdinalIgnoreCase))
                .Select(kind => kind.ToString()).FirstOrDefault();
    }

    /// <summary>Notes what happened to the call.</summary>
    /// <param name="request">The request.</param>
    /// <param name="events">What happened.</param>
    /// <param name="names">The names of those who answered.</param>
    /// <param name="now">The instant.</param>
    public static IReadOnlyList<TimelineEntry> Note(
        this Request request, IReadOnlyList<CallEvent> events, IReadOnlyDictionary<Guid, string?> names, DateTimeOffset now)
    {
        List<TimelineEntry> entries = [];
        foreach (CallEvent happened in events)
        {
            (RequestStep Step, Actor Actor, string? Note)? line = happened switch
            {
                CallEvent.Known known => (RequestStep.Acknowledge, new(known.PersonId, names.GetValueOrDefault(known.PersonId)), null),
                CallEvent.Enough enough => (RequestStep.CallAnswered, Actor.Hub, enough.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)),
                CallEvent.Unanswered => (RequestStep.Unanswered, Actor.Hub, null),
                CallEvent.PassedOver { Role.IsHeld: true } off => (RequestStep.OffDuty, Actor.Hub, off.Role.Role.ToString()),
                CallEvent.PassedOver nobody => (RequestStep.NobodyOnPost, Actor.Hub, nobody.Role.Role.ToString()),
                CallEvent.LevelCalled called => (RequestStep.CallNext, Actor.Hub, Timeline.Names(called.People)),
                CallEvent.DeskRung rung when IsNoted(rung.Times) => (RequestStep.RingAgain, Actor.Hub, Timeline.Names(rung.People)),
                _ => null,
            };
            if (line is { } said)
            {
                entries.Add(request.Append(said.Step, said.Actor, now, said.Note));
            }
        }
        return entries;
    }

    // Each ring for a while, then one in twelve: a timeline stays readable also when nobody comes for days. All of them stand in the ledger.
    private static bool IsNoted(int times) => times <= 6 || times % 12 == 0;
}
