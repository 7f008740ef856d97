using Hub.Domain.Notices;
using Hub.Domain.Text;
using Hub.Notifier.Channels;
using Hub.Notifier.Channels.Live;

namespace Hub.Notifier.Delivery;

/// <summary>Sends one job: decides whether now, tries the person's channels, and says what became of it.</summary>
internal sealed class Sender(IEnumerable<IChannel> channels, ChannelPipelines pipelines, DeliveryOptions options, TimeProvider clock)
{
    /// <summary>An upper lane rings again so soon after an outcome that nobody knows: silence costs more.</summary>
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(10);

    /// <summary>For so long it is tried again, with the same key, before the doubt is left as it is.</summary>
    private static readonly TimeSpan LongestDoubt = TimeSpan.FromDays(1);

    /// <summary>For so long a channel that fails is waited for, before the next is tried.</summary>
    private static readonly TimeSpan LongestOutage = TimeSpan.FromDays(1);

    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);

    /// <summary>What is paused is looked at again so rarely; going on does not wait for it.</summary>
    private static readonly TimeSpan PausedFor = TimeSpan.FromMinutes(15);

    private readonly Dictionary<string, IChannel> _channels = channels.ToDictionary(channel => channel.Name);

    internal Task<IReadOnlyList<Outcome>> SendAsync(Job job, CancellationToken cancellationToken)
    {
        DateTimeOffset now = clock.GetUtcNow();
        List<Outcome> ended = [];
        List<(Notice Notice, int Round)> due = [];
        foreach ((Notice notice, int round) in job.Items)
        {
            if (Held(job, notice, round, now) is { } held)
            {
                ended.Add(held);
            }
            else
            {
                due.Add((notice, round));
            }
        }
        return due.Count == 0 ? Task.FromResult<IReadOnlyList<Outcome>>(ended) : SendDueAsync(job, due, ended, cancellationToken);
    }

    // Everything that ends without a try.
    private Outcome? Held(Job job, Notice notice, int round, DateTimeOffset now)
    {
        Outcome Is(DeliveryState state, string reason, DateTimeOffset? notBefore = null) =>
            new(notice, job.PersonId, round - 1, state, reason, notBefore, []);

        if (notice.StoppedAt is not null)
        {
            // The worker that died over it may have sent it: then what takes the notice back is for her too.
            return job.IsTakenOver ? Is(DeliveryState.Unknown, "worker lost") : Is(DeliveryState.Cancelled, "stopped");
        }
        if (notice.ExpiresAt <= now)
        {
            return Is(DeliveryState.Cancelled, "expired");
        }
        if (job.Wishes is null)
        {
            return Is(DeliveryState.Failed, "no person");
        }
        // A crash came between; where the channel would not know the key again, nobody is told twice.
        if (job.IsTakenOver && !notice.Lane.IsUrgent() && !job.Addresses.All(to => _channels[to.Channel].Can.Deduplicates))
        {
            return Is(DeliveryState.Unknown, "worker lost");
        }
        // Whatever it waits for, a try that may have been taken is asked for again by itself.
        string Reason(string waits) => job.Doubt is null ? waits : Waiting.InDoubt;

        if (notice.PausedAt is not null)
        {
            return Is(DeliveryState.Deferred, Reason(Waiting.Paused), now + PausedFor);
        }
        return WhenToSend.Decide(notice, job.Wishes, job.Facts, options.Limits, now, options.Zone) switch
        {
            // An emergency may end long before its time.
            SendDecision.Wait wait when notice.ExpiresAt <= wait.Until && wait.Reason != WhenToSend.Emergency => Is(DeliveryState.Cancelled, "expired"),
            SendDecision.Wait wait => Is(DeliveryState.Deferred, Reason(wait.Reason), wait.Until),
            SendDecision.Never never => Is(DeliveryState.Suppressed, never.Reason),
            _ => null,
        };
    }

    private async Task<IReadOnlyList<Outcome>> SendDueAsync(
        Job job, List<(Notice Notice, int Round)> due, List<Outcome> ended, CancellationToken cancellationToken)
    {
        Notice first = due[0].Notice;
        (Guid keyNotice, int keyRound) = job.Doubt ?? (first.Id, due[0].Round);
        Message message = Words(job, due, job.Wishes!.Language);
        List<(Address To, DateTimeOffset At, Sent Sent)> tries = [];
        if (first.Channels == ChannelPolicy.Parallel)
        {
            tries.AddRange(await Task.WhenAll(job.Addresses.Select(to => TryAsync(to).AsTask())));
        }
        else
        {
            // The open page first, which is never the last word, then one channel after the other. For a broadcast to many, a page
            // looks by itself within two seconds: ringing each would cost more than it brings.
            foreach (Address to in job.Addresses.Where(to => first.Lane != Lane.Bulk || to.Channel != LiveChannel.Named))
            {
                tries.Add(await TryAsync(to));
                if (to.Channel != LiveChannel.Named && IsLast(first, due[0].Round, tries[^1].Sent))
                {
                    break;
                }
            }
        }
        (DeliveryState state, string? reason, DateTimeOffset? notBefore, bool sameRound) = Summary(first, due[0].Round, job.Doubt is not null || job.IsTakenOver, tries);
        tries.RemoveAll(one => one.Sent is Sent.Later { Why: Hindrance.Ours or Hindrance.Resting });
        // What was tried before may have left an attempt with the same key, which must not stand twice.
        bool isFirst = job.Doubt is null && !job.IsTakenOver;
        ended.AddRange(due.Select(item => OutcomeOf(item.Notice, item.Round)));
        return ended;

        Outcome OutcomeOf(Notice notice, int round)
        {
            Attempt? taken = null;
            List<Attempt> others = [];
            foreach ((Address To, DateTimeOffset At, Sent Sent) one in tries)
            {
                Attempt attempt = Note(notice, round, job.PersonId, one, notice.Id == keyNotice ? null : KeyTo(one.To));
                if (taken is null && isFirst && round == 1 && attempt is { Outcome: AttemptOutcome.Ok, MergedKey: null })
                {
                    taken = attempt;
                }
                else
                {
                    others.Add(attempt);
                }
            }
            return new(notice, job.PersonId, sameRound ? round - 1 : round, state, reason, notBefore, others) { Taken = taken };
        }

        string KeyTo(Address to) => Attempt.KeyOf(keyNotice, job.PersonId, to.Channel, keyRound);

        async ValueTask<(Address To, DateTimeOffset At, Sent Sent)> TryAsync(Address to)
        {
            DateTimeOffset at = clock.GetUtcNow();
            return (to, at, await pipelines.SendAsync(_channels[to.Channel], to, message, KeyTo(to), job.PersonId, first.Lane, cancellationToken));
        }
    }

    // What asks for patience is waited for, while it lasts, before the next channel is tried; an alert does not wait.
    private bool IsLast(Notice notice, int round, Sent sent) => sent switch
    {
        Sent.Ok or Sent.Unknown => true,
        Sent.Later later => !notice.Lane.IsUrgent() && MayWait(notice, round, later),
        _ => false,
    };

    private bool MayWait(Notice notice, int round, Sent.Later later) => later.Why switch
    {
        Hindrance.Ours => true,
        Hindrance.Resting => clock.GetUtcNow() - notice.CreatedAt < LongestOutage,
        _ => round < options.MostRounds,
    };

    // Handed off where any channel took it. What is not known is tried again where that is harmless, or silence is worse.
    private (DeliveryState State, string? Reason, DateTimeOffset? NotBefore, bool SameRound) Summary(
        Notice notice, int round, bool isInDoubt, List<(Address To, DateTimeOffset At, Sent Sent)> tries)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (tries.Any(one => one.Sent is Sent.Ok))
        {
            return (DeliveryState.HandedOff, null, null, false);
        }
        if (tries.FirstOrDefault(one => one.Sent is Sent.Unknown) is { Sent: Sent.Unknown unknown } lost)
        {
            bool knowsKeys = _channels[lost.To.Channel].Can.Deduplicates;
            bool again = knowsKeys || notice.Lane.IsUrgent();
            return again && round < options.MostRounds && now - notice.CreatedAt < LongestDoubt
                ? (DeliveryState.Deferred, knowsKeys ? Waiting.InDoubt : Waiting.Silence, now + Soon, knowsKeys)
                : (DeliveryState.Unknown, unknown.Reason, null, false);
        }
        if (tries.Select(one => one.Sent).OfType<Sent.Later>().OrderBy(one => one.Why is Hindrance.Ours or Hindrance.Resting).FirstOrDefault() is { } later)
        {
            // Not asked is not tried: it costs no round, and waits no longer than the ceiling says.
            if (later.Why == Hindrance.Ours)
            {
                return (DeliveryState.Deferred, isInDoubt ? Waiting.InDoubt : Waiting.Ceiling, now + later.After, true);
            }
            if (isInDoubt)
            {
                // A new key now could be a second message: the old one is asked for until the channel says.
                return now - notice.CreatedAt < LongestDoubt
                    ? (DeliveryState.Deferred, Waiting.InDoubt, now + later.After, true)
                    : (DeliveryState.Unknown, Waiting.InDoubt, null, false);
            }
            if (!MayWait(notice, round, later))
            {
                return (DeliveryState.Failed, "gave up", null, false);
            }
            bool isResting = later.Why == Hindrance.Resting;
            TimeSpan pause = isResting ? later.After : later.After * Math.Pow(2, Math.Min(round - 1, 10));
            return (DeliveryState.Deferred, Waiting.Later, now + Spread(pause < LongestPause ? pause : LongestPause), isResting);
        }
        string reason = tries.Where(one => one.To.Channel != LiveChannel.Named).Select(one => one.Sent switch
        {
            Sent.Refused refused => refused.Reason,
            Sent.Unreachable unreachable => unreachable.Reason,
            _ => null,
        }).LastOrDefault(why => why is not null) ?? "no channel";
        return (DeliveryState.Failed, reason, null, false);
    }

    // Up to a quarter longer, so that those who were sent away together do not come back together.
    private static TimeSpan Spread(TimeSpan pause) => pause * (1 + (Random.Shared.NextDouble() / 4));

    private static Message Words(Job job, List<(Notice Notice, int Round)> due, Lang lang)
    {
        if (due is [var (only, _)])
        {
            return new(job.TextOf(only).In(lang), [.. only.Choices.Select(choice => new Choice(choice.Id, choice.Label.In(lang)))]);
        }
        return new(string.Join('\n', due.Select((item, i) => $"{i + 1}. {job.TextOf(item.Notice).In(lang)}")
            .Prepend(NoticeTexts.Waited.In(lang, due.Count))));
    }

    private static Attempt Note(Notice notice, int round, Guid personId, (Address To, DateTimeOffset At, Sent Sent) one, string? mergedKey)
    {
        (AttemptOutcome outcome, string? reason, string? providerId) = one.Sent switch
        {
            Sent.Ok ok => (AttemptOutcome.Ok, (string?)null, ok.ProviderId),
            Sent.Later => (AttemptOutcome.Later, null, null),
            Sent.Unreachable unreachable => (AttemptOutcome.Unreachable, unreachable.Reason, null),
            Sent.Refused refused => (AttemptOutcome.Refused, refused.Reason, null),
            Sent.Unknown unknown => (AttemptOutcome.Unknown, unknown.Reason, null),
            _ => throw new InvalidOperationException($"{one.Sent.GetType().Name} is no outcome."),
        };
        return new()
        {
            NoticeId = notice.Id,
            PersonId = personId,
            Channel = one.To.Channel,
            Round = round,
            StartedAt = one.At,
            Outcome = outcome,
            Reason = reason is { Length: > 64 } ? reason[..64] : reason,
            ProviderId = providerId,
            MergedKey = mergedKey,
        };
    }
}
