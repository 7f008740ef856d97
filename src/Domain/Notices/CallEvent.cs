using Hub.Domain.People;

namespace Hub.Domain.Notices;

/// <summary>What happened to a call: one line of the timeline each. A closed set.</summary>
public abstract record CallEvent
{
    private CallEvent()
    {
    }

    /// <summary>Somebody knows of it.</summary>
    public sealed record Known(Guid PersonId, DateTimeOffset At) : CallEvent;

    /// <summary>As many know of it as its level asks for.</summary>
    public sealed record Enough(int Count) : CallEvent;

    /// <summary>The time of a level is over.</summary>
    public sealed record Unanswered(int Level) : CallEvent;

    /// <summary>Nobody answers for a role, so its level was passed over.</summary>
    public sealed record PassedOver(EmptyRole Role) : CallEvent;

    /// <summary>A level was called.</summary>
    public sealed record LevelCalled(int Level, IReadOnlyList<Standing> People) : CallEvent;

    /// <summary>At the top the desk was rung.</summary>
    public sealed record DeskRung(int Times, IReadOnlyList<Standing> People) : CallEvent;
}

/// <summary>What is to be done about a call now.</summary>
/// <param name="Events">What happened, in order; empty when there is nothing to do but to wait.</param>
/// <param name="Ring">Who is to be rung now, whether or not they were before.</param>
public sealed record CallDecision(IReadOnlyList<CallEvent> Events, IReadOnlyList<Guid> Ring)
{
    /// <summary>Wait.</summary>
    public static readonly CallDecision Wait = new([], []);
}
