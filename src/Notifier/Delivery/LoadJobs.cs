using System.Collections.ObjectModel;
using System.Security.Cryptography;
using Hub.Domain.Conversations;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Privacy;
using Hub.Domain.Storage;
using Hub.Domain.Text;
using Hub.Notifier.Channels;
using Hub.Notifier.Channels.DirectLine;
using Hub.Notifier.Channels.Live;

namespace Hub.Notifier.Delivery;

/// <summary>Reads what the sending of slices needs, in a few questions for all their people.</summary>
internal sealed partial class LoadJobs(
    HubStore store, IEnumerable<IChannel> channels, Seal seal, EmergencyWatch emergencies, DeliveryOptions options, TimeProvider clock,
    ILogger<LoadJobs> log)
{
    /// <summary>Who spoke so lately is awake.</summary>
    private static readonly TimeSpan Awake = TimeSpan.FromMinutes(15);

    private static readonly ReadOnlyDictionary<Guid, Bi> NoTexts = ReadOnlyDictionary<Guid, Bi>.Empty;

    private readonly List<string> _order = [.. channels.Select(channel => channel.Name)];

    private readonly HashSet<string> _contactChannels =
        [.. channels.Select(channel => channel.Name).Where(name => name is not (LiveChannel.Named or DirectLineChannel.Named))];

    /// <summary>The jobs of each slice, in its order. What is no longer to be sent is left out.</summary>
    internal Task<IReadOnlyList<(Slice Slice, IReadOnlyList<Job> Jobs)>> ReadAsync(IReadOnlyList<Slice> slices, CancellationToken cancellationToken) =>
        store.ReadAsync(async rows => await ReadAsync(rows, slices, cancellationToken), cancellationToken);

    private async Task<IReadOnlyList<(Slice, IReadOnlyList<Job>)>> ReadAsync(Rows rows, IReadOnlyList<Slice> slices, CancellationToken cancellationToken)
    {
        (Guid NoticeId, Guid PersonId)[] ids = [.. slices.SelectMany(slice => slice.Ids)];
        Guid[] people = [.. ids.Select(id => id.PersonId).Distinct()];
        Guid[] noticeIds = [.. ids.Select(id => id.NoticeId).Distinct()];
        Dictionary<Guid, Notice> notices = (await rows.Notices.FindAllAsync(noticeIds, cancellationToken)).ToDictionary(notice => notice.Id);
        Dictionary<(Guid, Guid), Due?> other = await rows.Ledger.OtherThanFirstAsync(ids, cancellationToken);
        Dictionary<Guid, Wishes> wishes = await rows.People.WishesAsync(people, cancellationToken);
        Dictionary<Guid, Conversation> talks = (await rows.Conversations.NewestOfAsync(people, DirectLineChannel.Named, cancellationToken))
            .ToDictionary(talk => talk.PersonId!.Value);
        ILookup<Guid, ContactAddress> contacts = (_contactChannels.Count == 0 ? [] : await rows.People.AddressesAsync(people, _contactChannels, cancellationToken))
            .ToLookup(contact => contact.PersonId);
        Guid[] valued = [.. notices.Values.Select(notice => notice.ValuesOf).OfType<Guid>().Distinct()];
        Dictionary<(Guid, Guid), NoticeValues> values = valued.Length == 0 ? [] : await rows.Broadcasts.ValuesAsync(valued, people, cancellationToken);
        Dictionary<(Guid, Guid), int> sent = notices.Values.Any(notice => notice.Kind is NoticeKind.Broadcast or NoticeKind.Reminder)
            ? await rows.Ledger.SentSinceAsync(ids, Midnight(), cancellationToken)
            : [];
        Dictionary<(Guid, Guid), (Guid, int)> doubts = await DoubtsAsync(rows, other.Values.OfType<Due>(), cancellationToken);
        HashSet<(Guid, Guid, string)> bounced = await rows.Ledger.BouncedAsync([.. other.Values.OfType<Due>().Where(row => row.Round > 0)], cancellationToken);
        Dictionary<Guid, DateTimeOffset> held = await emergencies.HeldUntilAsync(rows, people, cancellationToken);
        // Other lanes wait for a person's rest whether or not she is on duty.
        HashSet<Guid> off = notices.Values.Any(notice => notice.Lane == Lane.Alert)
            ? await rows.People.OffDutyAsync(people, clock.GetUtcNow(), options.Zone, cancellationToken)
            : [];
        DateTimeOffset awake = clock.GetUtcNow() - Awake;
        return
        [
            .. slices.Select(slice => (slice, (IReadOnlyList<Job>)
            [
                .. Together(slice, [.. slice.Ids.Where(id => notices.ContainsKey(id.NoticeId) && IsDue(id))])
                    .Select(same => Of(same.PersonId, [.. same.Ids.Select(id => (notices[id.NoticeId], RoundOf(id)))], slice.IsTakenOver, same.Doubt)),
            ])),
        ];

        bool IsDue((Guid, Guid) id) => other.Count == 0 || !other.TryGetValue(id, out Due? row) || row is not null;

        int RoundOf((Guid, Guid) id) => other.Count > 0 && other.TryGetValue(id, out Due? row) ? row!.Round + 1 : 1;

        // What was said in one message is asked for again in that message; choices belong to the words above them. One message
        // says what presses most first, then as it was written; a second try says the same in the same order.
        IEnumerable<(Guid PersonId, IEnumerable<(Guid NoticeId, Guid PersonId)> Ids, (Guid, int)? Doubt)> Together(Slice slice, (Guid NoticeId, Guid PersonId)[] ids) =>
            !slice.Merge && doubts.Count == 0
                ? ids.Select(id => (id.PersonId, Enumerable.Repeat(id, 1), ((Guid, int)?)null))
                : ids.GroupBy(id => MessageOf(slice, id)).Select(same => (same.Key.PersonId, InOrder(same), same.Key.Doubt));

        (Guid NoticeId, Guid PersonId, (Guid, int)? Doubt) MessageOf(Slice slice, (Guid NoticeId, Guid PersonId) id) =>
            doubts.TryGetValue(id, out (Guid NoticeId, int Round) doubt) ? (doubt.NoticeId, id.PersonId, doubt)
            : slice.Merge && notices[id.NoticeId].Choices.Count == 0 ? (Guid.Empty, id.PersonId, null)
            : (id.NoticeId, id.PersonId, null);

        IEnumerable<(Guid NoticeId, Guid PersonId)> InOrder(IEnumerable<(Guid NoticeId, Guid PersonId)> ids) =>
            ids.OrderBy(id => notices[id.NoticeId].Lane).ThenBy(id => notices[id.NoticeId].CreatedAt).ThenBy(id => id.NoticeId);

        Job Of(Guid personId, IReadOnlyList<(Notice Notice, int Round)> items, bool isTakenOver, (Guid, int)? doubt)
        {
            Wishes? own = wishes.GetValueOrDefault(personId);
            Conversation? talk = talks.GetValueOrDefault(personId);
            SendFacts facts = new(
                talk?.HeardAt >= awake, OnShift: !off.Contains(personId),
                sent.Count == 0 ? 0 : items.Min(item => sent.GetValueOrDefault((item.Notice.Id, personId))),
                held.TryGetValue(personId, out DateTimeOffset until) ? until : null);
            List<Address> addresses = Addresses(personId, own, talk, contacts[personId]);
            addresses.RemoveAll(to => bounced.Count > 0 && items.Any(item => bounced.Contains((item.Notice.Id, personId, to.Channel))));
            return new(personId, own, items, addresses, facts, values.Count == 0 ? NoTexts : Texts(personId, items), isTakenOver, doubt);
        }

        Dictionary<Guid, Bi> Texts(Guid personId, IReadOnlyList<(Notice Notice, int)> items) => items
            .Where(item => item.Notice.ValuesOf is { } broadcast && values.ContainsKey((broadcast, personId)))
            .ToDictionary(item => item.Notice.Id, item => FillTemplate.With(item.Notice.Text, values[(item.Notice.ValuesOf!.Value, personId)].Values));
    }

    private static async Task<Dictionary<(Guid, Guid), (Guid, int)>> DoubtsAsync(Rows rows, IEnumerable<Due> due, CancellationToken cancellationToken)
    {
        Due[] doubtful = [.. due.Where(row => row.Reason == Waiting.InDoubt)];
        Dictionary<(Guid, Guid), string> keys = doubtful.Length == 0 ? [] : await rows.Ledger.DoubtsAsync(doubtful, cancellationToken);
        return doubtful.ToDictionary(
            row => (row.NoticeId, row.PersonId),
            row => keys.TryGetValue((row.NoticeId, row.PersonId), out string? key) && AttemptKey.Read(key) is { } lost ? (lost.NoticeId, lost.Round) : (row.NoticeId, row.Round + 1));
    }

    // One of each channel, in her order.
    private List<Address> Addresses(Guid personId, Wishes? wishes, Conversation? talk, IEnumerable<ContactAddress> contacts)
    {
        List<Address> addresses = [new(LiveChannel.Named, personId.ToString())];
        if (talk is not null)
        {
            Put(new(DirectLineChannel.Named, talk.UserId, talk.Id));
        }
        foreach (ContactAddress contact in contacts)
        {
            if (!addresses.Exists(to => to.Channel == contact.Channel) && Opened(contact) is { } address)
            {
                Put(new(contact.Channel, address));
            }
        }
        return addresses;

        void Put(Address to)
        {
            int behind = addresses.FindIndex(other => Place(wishes, other.Channel) > Place(wishes, to.Channel));
            addresses.Insert(behind < 0 ? addresses.Count : behind, to);
        }
    }

    // The open page first, then as she likes it, then as the hub has its channels.
    private int Place(Wishes? wishes, string channel) =>
        channel == LiveChannel.Named ? -1_000
        : wishes?.Channels.IndexOf(channel) is { } liked and >= 0 ? liked - 500
        : _order.IndexOf(channel);

    // One address that cannot be opened must not keep its neighbours from being reached.
    private string? Opened(ContactAddress contact)
    {
        try
        {
            return seal.Open(contact.Address);
        }
        catch (CryptographicException broken)
        {
            NotOpened(contact.ContactId, broken);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The address of contact {Contact} cannot be opened with the keys of this hub.")]
    private partial void NotOpened(Guid contact, Exception broken);

    private DateTimeOffset Midnight()
    {
        DateTime local = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), options.Zone).Date;
        return new DateTimeOffset(local, options.Zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
