using System.Text.Json;
using Hub.Bot.Options;
using Hub.Domain.Conversations;
using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.Privacy;
using Hub.Domain.Storage;
using Hub.Notifier.Channels;
using Hub.Notifier.Channels.DirectLine;
using Hub.Notifier.Lanes;
using Hub.Notifier.Notices;

namespace Hub.Bot.Turns;

/// <summary>
/// Runs turns. One at a time per conversation: the conversation's row is the lock, here and on every other node. What came
/// in while a turn waited or ran is answered together in the next.
/// </summary>
internal sealed partial class TurnRunner(
    HubStore store, IBell bell, AfterCommit after, Routing routing, Seal seal, IdSource ids, HubClock clock, HubOptions options, Forecasts forecasts,
    ILogger<TurnRunner> log)
{
    /// <summary>How long pictures of an album wait for each other.</summary>
    private static readonly TimeSpan AlbumPause = TimeSpan.FromSeconds(1);

    /// <summary>
    /// The spine: hold the conversation, hear, answer, save, then tell. Returns when the next look is due, or null.
    /// </summary>
    public async Task<DateTimeOffset?> RunAsync(string conversationId, CancellationToken cancellationToken)
    {
        Taken taken;
        try
        {
            taken = await store.WriteAsync(
                rows => TakeAsync(rows, conversationId, routing.Answer, cancellationToken), cancellationToken);
        }
#pragma warning disable CA1031 // Whatever broke, the person is answered and her words are kept.
        catch (Exception broken) when (broken is not OperationCanceledException)
#pragma warning restore CA1031
        {
            TurnFailed(conversationId, broken);
            taken = await store.WriteAsync(
                rows => TakeAsync(rows, conversationId, routing.Rescue, cancellationToken), cancellationToken);
        }
        if (taken.Said.Count > 0)
        {
            await bell.RingAsync(Topics.Conversation(conversationId), taken.Said);
        }
        foreach (string topic in taken.Rings)
        {
            await bell.RingAsync(topic);
        }
        await after.RingAsync(taken.Rung, taken.Expands, taken.Concerned);
        return taken.LookAgain;
    }

    private async Task<Taken> TakeAsync(
        Rows rows, string conversationId, Func<Turn, Task> answer, CancellationToken cancellationToken)
    {
        // 1. Hold the conversation; another node may have answered meanwhile.
        if (await rows.Conversations.LockAsync(conversationId, cancellationToken) is not { } conversation)
        {
            return Taken.Nothing;
        }
        DateTimeOffset now = clock.Now;
        List<Inbound> inbound = await rows.Conversations.UnansweredAsync(conversationId, cancellationToken);
        bool due = conversation.DueAt <= now;
        if (inbound.Count == 0 && !due)
        {
            return Taken.Nothing;
        }

        // 2. Hear: an album's pictures wait for each other, nothing else waits.
        Content[] contents = [.. inbound.Select(one => JsonSerializer.Deserialize<Content>(one.Content, DirectLineJson.Options)!)];
        if (AlbumIsOpen(inbound, contents, now) is { } later)
        {
            return Taken.Nothing with { LookAgain = later };
        }
        Turn turn = await BeginAsync(rows, conversation, inbound, now, cancellationToken);

        // 3. Answer each part in order; a clock that came is a part of its own.
        conversation.DueAt = null;
        foreach (Heard part in inbound.Count > 0 ? Heard.PartsOf(contents) : [Heard.LeftAlone])
        {
            turn.Heard = part;
            FollowLanguage(turn);
            await answer(turn);
        }

        // 4. Save: replies, offered choices, memory, and that all of it is answered.
        List<Activity> said = await SaveAsync(turn, inbound, cancellationToken);
        return new(said, [.. turn.Book.Rung, .. turn.Broadcasts.Rung], turn.Broadcasts.Expands, turn.Book.Concerned, turn.Rings, null);
    }

    private async Task<Turn> BeginAsync(
        Rows rows, Conversation conversation, List<Inbound> inbound, DateTimeOffset now, CancellationToken cancellationToken)
    {
        DateOnly today = clock.LocalDay(now);
        (Domain.People.Person? person, List<Domain.People.Standing> posts) = conversation.PersonId is { } id
            ? await rows.People.SpeakerAsync(id, now, today, cancellationToken)
            : (null, []);
        conversation.HeardAt = now;
        return new()
        {
            Conversation = conversation,
            Rows = rows,
            Book = new(rows, ids, now, today, clock.Zone, clock.Hours),
            Broadcasts = new(rows, ids, now, clock.Zone),
            Forecasts = forecasts,
            Seal = seal,
            Ids = ids,
            Now = now,
            Today = today,
            Patience = options.FormPatience,
            Site = options.Site,
            Zone = clock.Zone,
            Local = clock.Local,
            Memory = new(conversation),
            Key = $"{conversation.Id}/{(inbound.Count > 0 ? inbound[0].Seq : conversation.LastSeq)}",
            Cancel = cancellationToken,
            Person = person,
            Serving = posts,
            Offered = [.. conversation.Offered.Where(choice => choice.ExpiresAt > now)],
        };
    }

    private static async Task<List<Activity>> SaveAsync(Turn turn, List<Inbound> inbound, CancellationToken cancellationToken)
    {
        Conversation conversation = turn.Conversation;
        turn.Memory.Save(conversation);
        if (turn.EraseText)
        {
            await turn.Rows.Conversations.EraseAsync(conversation.Id, DirectLineJson.Erased, cancellationToken);
        }
        // A signal that opens a conversation has the number 0, which no client has seen: it would wait 5 s for it.
        long? replyTo = inbound.Count > 0 && inbound[^1].Seq > 0 ? inbound[^1].Seq : null;
        List<Activity> said = Replies.Append(turn, replyTo);
        if (turn.Said.Count > 0)
        {
            conversation.Offered = DirectLineChannel.Offers(turn.Said[^1].Choices, turn.Now);
        }
        foreach (Inbound one in inbound)
        {
            turn.Rows.Conversations.Answer(one, turn.Now, said.Count > 0 ? said[0].Seq : null, said.Count > 0 ? said[^1].Seq : null);
        }
        return said;
    }

    private static DateTimeOffset? AlbumIsOpen(List<Inbound> inbound, Content[] contents, DateTimeOffset now)
    {
        bool onlyPictures = contents.Length > 0 && contents.All(content => content is Content.Media { Words.Length: 0 });
        DateTimeOffset closes = onlyPictures ? inbound[^1].At + AlbumPause : now;
        return onlyPictures && now < closes ? closes : null;
    }

    // Her choice holds; else the language follows her words, and a number or a name has none.
    private static void FollowLanguage(Turn turn)
    {
        if (turn.Conversation.LanguageChosen || Languages.Of(turn.Heard) is not { } heard)
        {
            return;
        }
        turn.Conversation.Language = heard;
        if (turn.Person is { } person)
        {
            person.Language = heard;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A turn of conversation {Conversation} failed; its words are kept for the desk.")]
    private partial void TurnFailed(string conversation, Exception broken);

    private sealed record Taken(
        IReadOnlyList<Activity> Said, IReadOnlyCollection<Ring> Rung, bool Expands, IReadOnlyCollection<Guid> Concerned, IReadOnlyCollection<string> Rings,
        DateTimeOffset? LookAgain)
    {
        public static readonly Taken Nothing = new([], [], false, [], [], null);
    }
}
