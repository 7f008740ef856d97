using System.Globalization;
using Hub.Domain.Conversations;
using Hub.Domain.Ids;
using Hub.Domain.People;
using Hub.Domain.Privacy;
using Hub.Domain.Storage;
using Hub.Domain.Text;
using Hub.Notifier.Channels;
using Hub.Notifier.Notices;

namespace Hub.Bot.Turns;

/// <summary>One turn: what was heard, what is known, and what is to be said. Everything it changes is saved in one transaction.</summary>
internal sealed class Turn
{
    private readonly List<Message> _said = [];

    public required Conversation Conversation { get; init; }
    public required Rows Rows { get; init; }
    public required RequestBook Book { get; init; }
    public required BroadcastBook Broadcasts { get; init; }
    public required Forecasts Forecasts { get; init; }
    public required Seal Seal { get; init; }
    public required IdSource Ids { get; init; }
    public required DateTimeOffset Now { get; init; }

    /// <summary>The local day.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The community's zone.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>An instant as the community's clocks show it.</summary>
    public required Func<DateTimeOffset, DateTimeOffset> Local { get; init; }

    /// <summary>The day and hour of an instant as the community's clocks show them, in her language.</summary>
    public string Stamp(DateTimeOffset at) => Local(at).ToString(Lang == Lang.Zh ? "M月d日 HH:mm" : "d MMM HH:mm", CultureInfo.InvariantCulture);

    /// <summary>How long a form may be left alone.</summary>
    public required TimeSpan Patience { get; init; }

    /// <summary>The hub's own address, which notices carry.</summary>
    public required string Site { get; init; }

    public required Memory Memory { get; init; }

    /// <summary>What this turn answers: unique in the conversation, so keys made of it are made once.</summary>
    public required string Key { get; init; }

    public required CancellationToken Cancel { get; init; }

    /// <summary>Who speaks; null until she is known.</summary>
    public Person? Person { get; set; }

    /// <summary>The posts by which she works now: her own, and those for which she stands in.</summary>
    public required IReadOnlyList<Domain.People.Standing> Serving { get; init; }

    /// <summary>The posts she holds today herself: broadcasts and the emergency switch are their holder's alone.</summary>
    public IReadOnlyList<Domain.People.Standing> Posts => [.. Serving.Where(standing => standing.Post.PersonId == Person?.Id)];

    /// <summary>The choices that lie before her.</summary>
    public required IReadOnlyList<OfferedChoice> Offered { get; init; }

    /// <summary>The part of the turn that is being answered.</summary>
    public Heard Heard { get; set; } = Heard.Nothing;

    public Lang Lang => Conversation.Language;

    /// <summary>Whether she works for the place.</summary>
    public bool IsStaff => Serving.Count > 0;

    /// <summary>What was said so far.</summary>
    public IReadOnlyList<Message> Said => _said;

    /// <summary>The stored pictures and recordings of this part.</summary>
    public IReadOnlyList<MediaItem> Media => Heard.Media;

    /// <summary>Whether the conversation's text is to be wiped when the turn is saved.</summary>
    public bool EraseText { get; set; }

    /// <summary>What else is rung when the turn is saved, see <see cref="Notifier.Lanes.Topics"/>.</summary>
    public HashSet<string> Rings { get; } = [];

    /// <summary>Says something, with the choices that go with it.</summary>
    public void Say(Bi text, params IReadOnlyList<Choice> choices) => Say(text.In(Lang), choices);

    /// <summary>Says something that is already in her language.</summary>
    public void Say(string text, params IReadOnlyList<Choice> choices) => _said.Add(new(text, choices));

    /// <summary>A choice in her language.</summary>
    public Choice Offer(string id, Bi label, bool numbered = true) => new(id, label.In(Lang), numbered);

    /// <summary>The next words answer this choice, for half an hour.</summary>
    public void Await(string choice) => Memory.Keep(new Awaiting(choice, Now + Awaiting.Patience));

    /// <summary>The clock takes a turn after a while if nobody speaks before.</summary>
    public void WakeAfter(TimeSpan span) => Conversation.DueAt = Now + span;

    /// <summary>The person of this conversation; a new one where nobody is known yet.</summary>
    public Person EnsurePerson()
    {
        if (Person is not null)
        {
            return Person;
        }
        Person = new() { Id = Ids.Next(), CreatedAt = Now, Language = Lang };
        Rows.People.Add(Person);
        Rows.People.Add(new Contact
        {
            Id = Ids.Next(),
            PersonId = Person.Id,
            Channel = Conversation.Channel,
            Address = Seal.Close(Conversation.UserId),
            AddressHash = Seal.LookUp(Conversation.UserId),
            VerifiedAt = Now,
            LastHeardAt = Now,
        });
        Conversation.PersonId = Person.Id;
        return Person;
    }
}
