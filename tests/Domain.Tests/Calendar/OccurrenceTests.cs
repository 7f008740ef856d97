using Hub.Domain.Calendar;
using static Hub.Domain.Tests.Calendar.Community;

namespace Hub.Domain.Tests.Calendar;

/// <summary>What may become of one occurrence, and who may do it.</summary>
public sealed class OccurrenceTests
{
    private readonly Series _series = Started(ReceptionDay);
    private readonly Occurrence _first;

    public OccurrenceTests() => _first = TopUpOccurrences.Decide(_series, [], WorkCalendar.Weekends, FreshIds, Now).Added[0];

    [Fact]
    public void It_moves_to_another_time_and_place_and_keeps_its_identity()
    {
        string key = _first.Key;
        OccurrenceOutcome moved = new MoveOccurrence(At(2026, 1, 7, 14), TimeSpan.FromHours(1), new("活动室", "Hall"), " 停电 ")
            .Decide(_first, _series, 0, Secretary.Person.Id, Upward, Now);

        Assert.IsType<OccurrenceOutcome.Done>(moved);
        Assert.Equal(
            (OccurrenceState.Moved, At(2026, 1, 7, 14), At(2026, 1, 7, 15), "活动室", "停电", true, 1, key, new DateOnly(2026, 1, 6)),
            (_first.State, _first.Start, _first.End, _first.Place.Zh, _first.Reason, _first.IsTouched, _first.Sequence, _first.Key, _first.Date));
        Assert.IsType<OccurrenceOutcome.Already>(Move(At(2026, 1, 7, 14), 1));
        Assert.IsType<OccurrenceOutcome.Changed>(Move(At(2026, 1, 8, 14), 0));
        Assert.Equal(1, _first.Sequence);
    }

    [Fact]
    public void It_moves_only_into_the_future_and_not_further_than_occurrences_are_made()
    {
        Assert.Equal(At(2027, 2, 1, 8), Assert.IsType<OccurrenceOutcome.StartOutOfRange>(Move(Now, null)).Latest);
        Assert.IsType<OccurrenceOutcome.StartOutOfRange>(Move(At(2027, 2, 1, 9), null));
        Assert.IsType<OccurrenceOutcome.LengthOutOfRange>(
            new MoveOccurrence(At(2026, 1, 7, 14), TimeSpan.FromHours(25)).Decide(_first, _series, null, Secretary.Person.Id, Upward, Now));
        Assert.IsType<OccurrenceOutcome.WordsOutOfRange>(
            new MoveOccurrence(At(2026, 1, 7, 14), Place: new("这里", "")).Decide(_first, _series, null, Secretary.Person.Id, Upward, Now));
        Assert.Equal((OccurrenceState.Planned, 0, false), (_first.State, _first.Sequence, _first.IsTouched));
    }

    [Fact]
    public void It_is_cancelled_once_and_may_take_place_after_all()
    {
        Assert.IsType<OccurrenceOutcome.Done>(Cancel(Now));
        Assert.IsType<OccurrenceOutcome.Already>(Cancel(Now));
        Assert.Equal((OccurrenceState.Cancelled, 1), (_first.State, _first.Sequence));

        Assert.IsType<OccurrenceOutcome.Done>(Move(_first.Start, 1));
        Assert.Equal((OccurrenceState.Moved, 2), (_first.State, _first.Sequence));
    }

    [Fact]
    public void What_is_over_is_neither_moved_nor_cancelled()
    {
        DateTimeOffset after = At(2026, 1, 6, 11);

        Assert.IsType<OccurrenceOutcome.WrongState>(Cancel(after));
        Assert.IsType<OccurrenceOutcome.WrongState>(new MoveOccurrence(At(2026, 1, 8, 9)).Decide(_first, _series, null, Secretary.Person.Id, Upward, after));
        Assert.IsType<OccurrenceOutcome.Done>(Cancel(At(2026, 1, 6, 10, 59)));
    }

    [Fact]
    public void A_note_says_that_it_was_held_but_not_before_it_begins()
    {
        Assert.IsType<OccurrenceOutcome.WrongState>(Note(true, Secretary.Person.Id, At(2026, 1, 6, 8)));
        Assert.IsType<OccurrenceOutcome.Done>(Note(false, Secretary.Person.Id, Now));
        Assert.IsType<OccurrenceOutcome.Already>(Note(false, Secretary.Person.Id, Now));
        Assert.IsType<OccurrenceOutcome.Done>(Note(true, Secretary.Person.Id, At(2026, 1, 6, 9)));
        Assert.Equal((OccurrenceState.Held, "来了12人", 0, false), (_first.State, _first.Note, _first.Sequence, _first.IsTouched));
        Assert.IsType<OccurrenceOutcome.WrongState>(Cancel(At(2026, 1, 6, 10)));
        Assert.IsType<OccurrenceOutcome.WordsOutOfRange>(
            new NoteOccurrence(new('长', 4001)).Decide(_first, _series, Secretary.Person.Id, Upward, Now));
    }

    [Fact]
    public void Only_posts_of_the_area_or_above_may_and_hosts_by_name_may_note()
    {
        Assert.IsType<OccurrenceOutcome.NoAuthority>(new CancelOccurrence().Decide(_first, _series, null, Head.Person.Id, Upward, Now));
        Assert.IsType<OccurrenceOutcome.NoAuthority>(
            new MoveOccurrence(At(2026, 1, 8, 9)).Decide(_first, _series, null, Guid.CreateVersion7(), Upward, Now));
        Assert.IsType<OccurrenceOutcome.NoAuthority>(Note(false, Head.Person.Id, Now));

        _series.Host = new() { People = [Head.Person.Id] };
        Assert.IsType<OccurrenceOutcome.Done>(Note(false, Head.Person.Id, Now));
        Assert.IsType<OccurrenceOutcome.NoAuthority>(new CancelOccurrence().Decide(_first, _series, null, Head.Person.Id, Upward, Now));
    }

    private OccurrenceOutcome Move(DateTimeOffset start, int? sequence) =>
        new MoveOccurrence(start).Decide(_first, _series, sequence, Secretary.Person.Id, Upward, Now);

    private OccurrenceOutcome Cancel(DateTimeOffset now) =>
        new CancelOccurrence().Decide(_first, _series, null, Secretary.Person.Id, Upward, now);

    private OccurrenceOutcome Note(bool wasHeld, Guid by, DateTimeOffset now) =>
        new NoteOccurrence("来了12人", wasHeld).Decide(_first, _series, by, Upward, now);
}
