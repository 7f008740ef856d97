using Hub.Domain.Text;

namespace Hub.Domain.Notices;

/// <summary>Takes a broadcast back, or gives the all-clear for one that was an emergency: whom it reached is told, and nobody else.</summary>
public static class RecallBroadcast
{
    /// <summary>The longest words that go with it, in characters of each language: nobody approves them.</summary>
    public const int MostCharacters = 500;

    /// <summary>It is taken back, whether it goes out, is held, was stopped or is done.</summary>
    /// <param name="broadcast">The broadcast.</param>
    /// <param name="more">What is right instead; may be empty.</param>
    /// <param name="now">The instant.</param>
    public static BroadcastMoved Decide(Broadcast broadcast, Bi more, DateTimeOffset now)
    {
        if (broadcast.State == BroadcastState.Recalled)
        {
            return new BroadcastMoved.Already(broadcast);
        }
        return Move(broadcast, BroadcastState.Recalled, more, now);
    }

    /// <summary>The emergency that it told of is over.</summary>
    /// <inheritdoc cref="Decide" path="/param"/>
    public static BroadcastMoved AllClear(Broadcast broadcast, Bi more, DateTimeOffset now) => broadcast.Lane == Lane.Emergency
        ? Move(broadcast, BroadcastState.Done, more, now)
        : new BroadcastMoved.Invalid([new(BroadcastFault.NoEmergency, "lane", $"{broadcast.Lane}")]);

    /// <summary>What those read whom it had reached.</summary>
    public static Bi Words(Bi first, Bi more) => Framed(BroadcastTexts.Recalled, first, more);

    /// <summary>What those read whom an alarm had reached.</summary>
    public static Bi AllClearWords(Bi first, Bi more) => Framed(BroadcastTexts.AllClear, first, more);

    /// <summary>What is wrong with the words that go with it.</summary>
    public static IReadOnlyList<BroadcastProblem> Problems(Bi more) =>
    [
        .. new[] { (Words: more.Zh, Where: "zh"), (Words: more.En, Where: "en") }.SelectMany(one => new BroadcastProblem?[]
        {
            one.Words.Length > MostCharacters ? new(BroadcastFault.TextTooLong, one.Where, $"{one.Words.Length}") : null,
            CheckBroadcast.HasControl(one.Words) ? new(BroadcastFault.TextControl, one.Where) : null,
        }).OfType<BroadcastProblem>(),
    ];

    private static BroadcastMoved Move(Broadcast broadcast, BroadcastState to, Bi more, DateTimeOffset now)
    {
        if (broadcast.NoticeId is null || broadcast.State is not (BroadcastState.Sending or BroadcastState.Paused or BroadcastState.Stopped or BroadcastState.Done))
        {
            return new BroadcastMoved.WrongState(broadcast);
        }
        if (Problems(more) is { Count: > 0 } problems)
        {
            return new BroadcastMoved.Invalid(problems);
        }
        (broadcast.State, broadcast.FinishedAt) = (to, now);
        broadcast.Version++;
        return new BroadcastMoved.Done(broadcast);
    }

    private static Bi Framed(Bi frame, Bi first, Bi more) => new(
        frame.In(Lang.Zh, Cut.To(first.Zh, 40), more.Zh.Trim()).TrimEnd(), frame.In(Lang.En, Cut.To(first.En, 60), more.En.Trim()).TrimEnd());
}
