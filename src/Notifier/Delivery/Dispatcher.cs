using Hub.Domain.Conversations;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Storage;
using Hub.Notifier.Channels;
using Hub.Notifier.Channels.DirectLine;
using Hub.Notifier.Channels.Live;

namespace Hub.Notifier.Delivery;

/// <summary>What became of one delivery: its state, and every try with its key.</summary>
internal sealed record Outcome(
    Domain.Notices.Delivery Delivery, int Round, DeliveryState State, DateTimeOffset? NotBefore, IReadOnlyList<Attempt> Attempts);

/// <summary>Sends leased deliveries over every channel that their people have; alerts go over all of them at once.</summary>
internal sealed class Dispatcher(HubStore store, IEnumerable<IChannel> channels, TimeProvider clock)
{
    private const int AtOnce = 16;

    internal async Task<IReadOnlyList<Outcome>> SendAsync(
        IReadOnlyList<Domain.Notices.Delivery> deliveries, CancellationToken cancellationToken)
    {
        (Dictionary<Guid, Notice> notices, Dictionary<Guid, Person> people, Dictionary<Guid, Conversation> talks) =
            await store.ReadAsync(rows => LoadAsync(rows, deliveries, cancellationToken), cancellationToken);
        Outcome[] outcomes = new Outcome[deliveries.Count];
        await Parallel.ForAsync(0, deliveries.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (i, cancel) => outcomes[i] = await SendOneAsync(deliveries[i], notices, people, talks, cancel));
        return outcomes;
    }

    private async Task<Outcome> SendOneAsync(
        Domain.Notices.Delivery delivery, Dictionary<Guid, Notice> notices, Dictionary<Guid, Person> people,
        Dictionary<Guid, Conversation> talks, CancellationToken cancellationToken)
    {
        int round = delivery.Round + 1;
        if (!notices.TryGetValue(delivery.NoticeId, out Notice? notice) || !people.TryGetValue(delivery.PersonId, out Person? person))
        {
            return new(delivery, round, DeliveryState.Failed, null, []);
        }
        if (notice.ExpiresAt <= clock.GetUtcNow())
        {
            return new(delivery, round, DeliveryState.Cancelled, null, []);
        }
        List<Attempt> attempts = [];
        List<Sent> results = [];
        foreach (Address to in Addresses(person, talks))
        {
            Attempt attempt = Try(delivery, to.Channel, round);
            Sent sent = await SendAsync(to, Words(notice, person), attempt.Key, cancellationToken);
            attempts.Add(Note(attempt, sent));
            results.Add(sent);
        }
        return Summary(delivery, round, results, attempts);
    }

    private static IEnumerable<Address> Addresses(Person person, Dictionary<Guid, Conversation> talks)
    {
        yield return new(LiveChannel.Named, person.Id.ToString());
        if (talks.TryGetValue(person.Id, out Conversation? talk))
        {
            yield return new(DirectLineChannel.Named, talk.UserId, talk.Id);
        }
    }

    private async Task<Sent> SendAsync(Address to, Message message, string key, CancellationToken cancellationToken)
    {
        IChannel channel = channels.First(channel => channel.Name == to.Channel);
        try
        {
            return await channel.SendAsync(to, message, key, cancellationToken);
        }
#pragma warning disable CA1031 // One person's broken channel must not stop her neighbours; the attempt says what happened.
        catch (Exception broken) when (broken is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return channel.Can.Deduplicates ? new Sent.Later(TimeSpan.FromSeconds(2)) : new Sent.Unknown(broken.GetType().Name);
        }
    }

    private static Message Words(Notice notice, Person person) => new(
        notice.Text.In(person.Language),
        [.. notice.Choices.Select(choice => new Choice(choice.Id, choice.Label.In(person.Language)))]);

    private Attempt Try(Domain.Notices.Delivery delivery, string channel, int round) => new()
    {
        Key = Attempt.KeyOf(delivery.NoticeId, delivery.PersonId, channel, round),
        NoticeId = delivery.NoticeId,
        PersonId = delivery.PersonId,
        Channel = channel,
        Round = round,
        StartedAt = clock.GetUtcNow(),
    };

    private static Attempt Note(Attempt attempt, Sent sent)
    {
        (attempt.Outcome, attempt.Reason, attempt.ProviderId) = sent switch
        {
            Sent.Ok ok => (AttemptOutcome.Ok, (string?)null, ok.ProviderId),
            Sent.Later => (AttemptOutcome.Later, null, null),
            Sent.Unreachable unreachable => (AttemptOutcome.Unreachable, unreachable.Reason, null),
            Sent.Refused refused => (AttemptOutcome.Refused, refused.Reason, null),
            Sent.Unknown unknown => (AttemptOutcome.Unknown, unknown.Reason, null),
            _ => throw new InvalidOperationException($"{sent.GetType().Name} is no outcome."),
        };
        return attempt;
    }

    // Handed off where any channel took it. Where none could, it waits in the ledger for the person's page to open.
    private Outcome Summary(Domain.Notices.Delivery delivery, int round, List<Sent> results, List<Attempt> attempts)
    {
        Sent.Later? later = results.OfType<Sent.Later>().FirstOrDefault();
        (DeliveryState state, DateTimeOffset? notBefore) = results switch
        {
            _ when results.Any(sent => sent is Sent.Ok) => (DeliveryState.HandedOff, null),
            _ when later is not null => (DeliveryState.Pending, clock.GetUtcNow() + later.After),
            _ when results.Any(sent => sent is Sent.Unknown) => (DeliveryState.Unknown, null),
            _ => (DeliveryState.Deferred, (DateTimeOffset?)null),
        };
        return new(delivery, round, state, notBefore, attempts);
    }

    private static async Task<(Dictionary<Guid, Notice>, Dictionary<Guid, Person>, Dictionary<Guid, Conversation>)> LoadAsync(
        Rows rows, IReadOnlyList<Domain.Notices.Delivery> deliveries, CancellationToken cancellationToken)
    {
        Guid[] people = [.. deliveries.Select(delivery => delivery.PersonId).Distinct()];
        List<Notice> notices = await rows.Notices.FindAllAsync([.. deliveries.Select(d => d.NoticeId).Distinct()], cancellationToken);
        List<Person> persons = await rows.People.FindAllAsync(people, cancellationToken);
        List<Conversation> talks = await rows.Conversations.NewestOfAsync(people, DirectLineChannel.Named, cancellationToken);
        return (notices.ToDictionary(notice => notice.Id), persons.ToDictionary(person => person.Id),
            talks.ToDictionary(talk => talk.PersonId!.Value));
    }
}
