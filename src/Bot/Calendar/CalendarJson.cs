using System.Text.Json.Serialization;
using Hub.Domain.Calendar;
using Hub.Domain.People;
using Hub.Domain.Text;

namespace Hub.Bot.Calendar;

/// <summary>Words in both languages.</summary>
/// <param name="Zh">In Chinese.</param>
/// <param name="En">In English; where they are left out, the Chinese ones.</param>
internal sealed record BiBody(string? Zh, string? En = null)
{
    public Bi Words => new(Zh ?? En ?? "", string.IsNullOrWhiteSpace(En) ? Zh ?? "" : En);

    public static BiBody Of(Bi words) => new(words.Zh, words.En);
}

/// <summary>Who holds a series.</summary>
/// <param name="Organisation">An organisation, by id.</param>
/// <param name="Roles">Whoever holds such a post at its area, such as Coordinator.</param>
/// <param name="People">Persons by id.</param>
internal sealed record HostBody(Guid? Organisation = null, IReadOnlyList<string>? Roles = null, IReadOnlyList<Guid>? People = null)
{
    // A role that is none is number 0, which the rules refuse.
    public SeriesHost Host() => new()
    {
        OrganisationId = Organisation, Roles = [.. (Roles ?? []).Select(Named).Distinct()], People = [.. (People ?? []).Distinct()],
    };

    public static HostBody Of(SeriesHost host) => new(host.OrganisationId, [.. host.Roles.Select(role => $"{role}")], host.People);

    private static Role Named(string? name) => Enum.GetValues<Role>().FirstOrDefault(role => string.Equals($"{role}", name, StringComparison.OrdinalIgnoreCase));
}

/// <summary>A reminder: some days before at a local time, or a span before it begins.</summary>
/// <param name="Days">With 'at': how many days before, 0 to 60.</param>
/// <param name="At">The series' local time, such as 09:00.</param>
/// <param name="MinutesBefore">Without 'at': how long before it begins.</param>
/// <param name="To">Invited or Hosts.</param>
/// <param name="LateMinutes">How late it may still go; left out, as the rule has it.</param>
internal sealed record ReminderBody(
    int Days = 0, string? At = null, int? MinutesBefore = null,
    [property: JsonConverter(typeof(JsonStringEnumConverter<ReminderTo>))] ReminderTo To = ReminderTo.Invited, int? LateMinutes = null)
{
    public ReminderRule? Rule()
    {
        ReminderRule? rule = (CalendarTimes.Time(At), MinutesBefore) switch
        {
            ({ } at, null) => ReminderRule.OnDay(Days, at, To),
            (null, { } minutes) when At is null => ReminderRule.Before(TimeSpan.FromMinutes(minutes), To),
            _ => null,
        };
        return rule is not null && LateMinutes is { } late ? rule with { LateBy = TimeSpan.FromMinutes(late) } : rule;
    }

    public static ReminderBody Of(ReminderRule rule) => rule.At is { } at
        ? new(rule.Days, $"{at:HH\\:mm}", null, rule.To, (int)rule.LateBy.TotalMinutes)
        : new(0, null, (int)rule.Ahead.TotalMinutes, rule.To, (int)rule.LateBy.TotalMinutes);
}

/// <summary>In what times it is booked, from its start on.</summary>
/// <param name="Minutes">How long one is.</param>
/// <param name="Count">How many there are.</param>
internal sealed record SlotsBody(int Minutes, int Count);

/// <summary>An occurrence as it stands. Its start and end are by the series' clocks.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Series">Its series.</param>
/// <param name="Title">The series' title.</param>
/// <param name="Date">The day by the rule, wherever it was moved to.</param>
/// <param name="Start">When it begins.</param>
/// <param name="End">When it ends.</param>
/// <param name="Place">Where.</param>
/// <param name="State">Planned, Moved, Cancelled or Held.</param>
/// <param name="Reason">Why it was moved or cancelled.</param>
/// <param name="Note">What came of it.</param>
/// <param name="Sequence">Counts its changes; a change names the one that was seen.</param>
/// <param name="ChangedAt">When it was last changed.</param>
internal sealed record OccurrenceView(
    Guid Id, Guid Series, BiBody Title, DateOnly Date, DateTimeOffset Start, DateTimeOffset End, BiBody Place,
    [property: JsonConverter(typeof(JsonStringEnumConverter<OccurrenceState>))] OccurrenceState State, string? Reason, string? Note, int Sequence,
    DateTimeOffset ChangedAt)
{
    public static OccurrenceView Of(Occurrence one, Series series) => new(
        one.Id, series.Id, BiBody.Of(series.Title), one.Date, TimeZoneInfo.ConvertTime(one.Start, series.ZoneInfo), TimeZoneInfo.ConvertTime(one.End, series.ZoneInfo),
        BiBody.Of(one.Place), one.State, one.Reason, one.Note, one.Sequence, one.ChangedAt);
}

/// <summary>To another time or place; what is left out stays.</summary>
/// <param name="Start">When it begins: 2026-01-27T14:00 by the series' clocks, or with an offset.</param>
/// <param name="Minutes">How long it is.</param>
/// <param name="Place">Where.</param>
/// <param name="Reason">Why, for those invited.</param>
/// <param name="Sequence">The one that was seen.</param>
internal sealed record MoveBody(string? Start = null, int? Minutes = null, BiBody? Place = null, string? Reason = null, int? Sequence = null);

/// <summary>Does not take place.</summary>
/// <param name="Reason">Why, for those invited.</param>
/// <param name="Sequence">The one that was seen.</param>
internal sealed record CancelBody(string? Reason = null, int? Sequence = null);

/// <summary>What came of it.</summary>
internal sealed record NoteBody(string? Note = null);

/// <summary>A point of an agenda: words, or the number of a request.</summary>
internal sealed record PointBody(string? Text = null, long? Request = null);

/// <summary>A point of an agenda.</summary>
internal sealed record PointView(
    Guid Id, [property: JsonConverter(typeof(JsonStringEnumConverter<AgendaKind>))] AgendaKind Kind, string Text, Guid? RequestId, Guid PersonId, DateTimeOffset At)
{
    public static PointView Of(AgendaPoint point) => new(point.Id, point.Kind, point.Text, point.RequestId, point.PersonId, point.At);
}

/// <summary>An agenda: the lines of the series, then what was put forward.</summary>
internal sealed record AgendaView(IReadOnlyList<BiBody> Lines, IReadOnlyList<PointView> Points);

/// <summary>A time that can be booked, and who has it.</summary>
internal sealed record SlotView(int Nr, DateTimeOffset? Start, DateTimeOffset? End, Guid? PersonId, string? Name, DateTimeOffset? BookedAt);

/// <summary>Who answered, and how.</summary>
internal sealed record ReplyView(
    Guid PersonId, string? Name, [property: JsonConverter(typeof(JsonStringEnumConverter<ReplyAnswer>))] ReplyAnswer Answer, string? StandIn, DateTimeOffset At);

/// <summary>The minutes' words, a point a line.</summary>
internal sealed record MinutesBody(string? Text);

/// <summary>Minutes and decisions, and each time that the minutes were taken back, in order. Without minutes, 'text' is null.</summary>
internal sealed record MinutesView(string? Text, Guid? PersonId, DateTimeOffset? At, IReadOnlyList<DecisionView> Decisions, IReadOnlyList<WithdrawalView> Withdrawals)
{
    public static MinutesView Of(Minutes? minutes, IReadOnlyList<Decision> decisions, IReadOnlyList<MinutesWithdrawal> withdrawals) => new(
        minutes?.Text, minutes?.PersonId, minutes?.At, [.. decisions.Select(DecisionView.Of)], [.. withdrawals.Select(it => new WithdrawalView(it.PersonId, it.At, it.PublishedAgainAt))]);
}

/// <summary>That minutes were taken back.</summary>
/// <param name="PersonId">By whom.</param>
/// <param name="At">When.</param>
/// <param name="PublishedAgainAt">When they were published again; null while they are not.</param>
internal sealed record WithdrawalView(Guid PersonId, DateTimeOffset At, DateTimeOffset? PublishedAgainAt);

/// <summary>A decision.</summary>
/// <param name="Text">What.</param>
/// <param name="Owner">Who does it, by name: reminded on the day where the name is one person's.</param>
/// <param name="DueOn">Until which day.</param>
internal sealed record DecisionBody(string? Text, string? Owner = null, DateOnly? DueOn = null);

/// <summary>A decision as it stands.</summary>
internal sealed record DecisionView(
    Guid Id, Guid Occurrence, int Nr, string Text, string? Owner, Guid? OwnerId, DateOnly? DueOn, DateTimeOffset? DoneAt)
{
    public static DecisionView Of(Decision it) => new(it.Id, it.OccurrenceId, it.Nr, it.Text, it.OwnerName, it.OwnerId, it.DueOn, it.DoneAt);
}
