using Hub.Domain.People;

namespace Hub.Domain.Notices;

/// <summary>
/// What an alert would do if nobody answered: the same decisions as those of a call, on a clock of their own. Nothing is
/// written and nobody is told.
/// </summary>
public static class AlertPreview
{
    /// <summary>The steps, from the first moment to the second ring of the desk.</summary>
    /// <param name="plan">How it climbs.</param>
    /// <param name="grade">How grave it is.</param>
    /// <param name="first">Whom the alert tells at once.</param>
    /// <param name="ladderAt">Whom the levels mean at an instant.</param>
    /// <param name="at">When it begins.</param>
    public static IReadOnlyList<AlertStep> Of(
        CallPlan plan, AlertGrade grade, IReadOnlyList<Standing> first, Func<DateTimeOffset, CallLadder> ladderAt, DateTimeOffset at)
    {
        Call call = new() { NoticeId = Guid.Empty, RequestId = Guid.Empty, Grade = grade, Plan = plan, StartedAt = at };
        int level = first.Count == 0 ? -1 : ladderAt(at).LevelOf(first[0].Person.Id);
        call.Begin(level, [.. first.Select(standing => standing.Person.Id)], at);
        List<AlertStep> steps = [new(at, level, first, [], plan.ChannelsAt(level))];
        while (call.Rings < 2)
        {
            DateTimeOffset now = call.NextAt!.Value;
            CallDecision decision = call.Decide(new Dictionary<Guid, DateTimeOffset>(), ladderAt(now), now);
            IReadOnlyList<Standing> people = decision.Events.OfType<CallEvent.LevelCalled>().Select(one => one.People)
                .Concat(decision.Events.OfType<CallEvent.DeskRung>().Select(one => one.People)).FirstOrDefault() ?? [];
            steps.Add(new(now, call.Level, people, [.. decision.Events.OfType<CallEvent.PassedOver>().Select(one => one.Role)], plan.ChannelsAt(call.Level))
            {
                IsLastResort = steps[^1].IsLastResort || call.Level >= plan.Levels.Count,
            });
        }
        return steps;
    }
}

/// <summary>One step of an alert that nobody answers.</summary>
/// <param name="At">When.</param>
/// <param name="Level">The level that is called; the number of levels where the desk is rung.</param>
/// <param name="People">Who is rung.</param>
/// <param name="PassedOver">The roles that nobody answered for on the way.</param>
/// <param name="Channels">How each person's channels are used.</param>
public sealed record AlertStep(
    DateTimeOffset At, int Level, IReadOnlyList<Standing> People, IReadOnlyList<EmptyRole> PassedOver, ChannelPolicy Channels)
{
    /// <inheritdoc cref="Notice.IsLastResort"/>
    public bool IsLastResort { get; init; }
}
