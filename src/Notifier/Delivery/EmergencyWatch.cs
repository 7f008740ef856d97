using Hub.Domain.Notices;
using Hub.Domain.Storage;
using Hub.Notifier.Lanes;

namespace Hub.Notifier.Delivery;

/// <summary>
/// Knows which emergencies are on without asking for every slice: it asks again when the bell rings, or after two seconds.
/// So while none is on, delivery pays one question in two seconds for it.
/// </summary>
internal sealed class EmergencyWatch : IDisposable
{
    private readonly IDisposable _listening;
    private readonly DeliveryOptions _options;
    private readonly TimeProvider _clock;
    private volatile Seen? _seen;
    private int _rings;

    public EmergencyWatch(IBell bell, DeliveryOptions options, TimeProvider clock)
    {
        (_options, _clock) = (options, clock);
        _listening = bell.Listen(Topics.Emergencies, _ => Interlocked.Increment(ref _rings));
    }

    /// <summary>Until when what is routine waits for each of these people; who is under no emergency is not in it.</summary>
    internal async Task<Dictionary<Guid, DateTimeOffset>> HeldUntilAsync(
        Rows rows, IReadOnlyCollection<Guid> people, CancellationToken cancellationToken)
    {
        IReadOnlyList<Emergency> active = await OnAsync(rows, cancellationToken);
        if (active.Count == 0)
        {
            return [];
        }
        DateOnly today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(_clock.GetUtcNow(), _options.Zone).DateTime);
        return (
            from place in await rows.Emergencies.PlacesAsync(people, today, cancellationToken)
            from emergency in active
            where emergency.Covers(place.Path, place.CompoundCode)
            group emergency.HeldUntil by place.PersonId into own
            select own).ToDictionary(own => own.Key, own => own.Max());
    }

    public void Dispose() => _listening.Dispose();

    private async Task<IReadOnlyList<Emergency>> OnAsync(Rows rows, CancellationToken cancellationToken)
    {
        DateTimeOffset now = _clock.GetUtcNow();
        int rings = Volatile.Read(ref _rings);
        if (_seen is { } seen && seen.Rings == rings && (now - seen.At).Duration() < IBell.Sweep)
        {
            return seen.On;
        }
        List<Emergency> on = await rows.Emergencies.OnAsync(cancellationToken);
        _seen = new(on, now, rings);
        return on;
    }

    private sealed record Seen(IReadOnlyList<Emergency> On, DateTimeOffset At, int Rings);
}
