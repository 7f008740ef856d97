using Hub.Domain.People;

namespace Hub.Domain.Notices;

/// <summary>
/// Decides what is to be done about a running call: call the next level, ring the desk again, or nothing. Pure: it changes
/// the call and says what to ring and to note. The same question at the same instant a second time is answered by waiting.
/// </summary>
public static class CallDecisions
{
    /// <summary>Begins a call for a notice that is written at the same moment.</summary>
    /// <param name="call">The call; nobody is called yet.</param>
    /// <param name="level">The level that its first people belong to, see <see cref="CallLadder.LevelOf"/>.</param>
    /// <param name="people">Whom the notice tells.</param>
    /// <param name="now">The instant.</param>
    public static void Begin(this Call call, int level, IReadOnlyCollection<Guid> people, DateTimeOffset now)
    {
        call.Level = level;
        call.Called = [.. people.Select(person => new Called(level, person, now))];
        call.WaitUntil(now + call.Plan.WithinAt(level));
    }

    /// <summary>Goes on where another call of the same request and place stood, whose notice this one follows with new words.</summary>
    /// <param name="call">The call; nobody is called yet.</param>
    /// <param name="before">The call that it takes the place of.</param>
    /// <param name="people">Whom the notice tells.</param>
    /// <param name="now">The instant.</param>
    public static void GoOn(this Call call, Call before, IReadOnlyCollection<Guid> people, DateTimeOffset now)
    {
        (call.Level, call.State, call.Rings, call.Answers) = (before.Level, before.State, before.Rings, before.Answers);
        (call.DueAt, call.NextAt) = (before.DueAt, before.NextAt);
        call.Called = [.. before.Called, .. people.Where(person => before.Called.All(one => one.PersonId != person)).Select(person => new Called(before.Level, person, now))];
    }

    /// <summary>Somebody cannot, and says why elsewhere. Then the call is to be decided anew.</summary>
    public static void Refuse(this Call call, Guid person, DateTimeOffset now) =>
        call.Answers = [.. call.Answers.Where(answer => answer.PersonId != person), new(person, now, Can: false)];

    /// <summary>It is over: nobody is rung for it any more.</summary>
    /// <param name="call">The call.</param>
    /// <param name="by">Who took it; null when nobody has to.</param>
    /// <param name="now">The instant.</param>
    public static void End(this Call call, Guid? by, DateTimeOffset now)
    {
        (call.State, call.NextAt) = (CallState.Ended, null);
        if (by is { } person)
        {
            call.Answers = [.. call.Answers.Where(answer => answer.PersonId != person), new(person, now, Can: true)];
        }
    }

    /// <summary>The decision.</summary>
    /// <param name="call">The call, which is not ended.</param>
    /// <param name="acked">Who has acknowledged its notice, and when: persons, however many channels rang.</param>
    /// <param name="ladder">Whom its levels mean now.</param>
    /// <param name="now">The instant.</param>
    public static CallDecision Decide(this Call call, IReadOnlyDictionary<Guid, DateTimeOffset> acked, CallLadder ladder, DateTimeOffset now)
    {
        List<CallEvent> events = [.. call.Hear(acked)];
        if (call.EnoughAt() is { } level)
        {
            if (call.State != CallState.Answered)
            {
                int count = call.Yes(level);
                call.State = CallState.Answered;
                if (count > 1)
                {
                    events.Add(new CallEvent.Enough(count));
                }
            }
            call.NextAt = null;
            return new(events, []);
        }
        bool isAtTop = call.Level >= call.Plan.Levels.Count;
        call.State = isAtTop ? CallState.AtTop : CallState.Ringing;
        bool isLate = now >= call.DueAt;
        if (!isLate && (isAtTop || !call.IsHopeless()))
        {
            call.NextAt = call.DueAt;
            return new(events, []);
        }
        if (!isAtTop)
        {
            if (isLate)
            {
                events.Add(new CallEvent.Unanswered(call.Level));
            }
            if (call.Climb(ladder, events, now) is { } called)
            {
                return new(events, called);
            }
        }
        return new(events, call.RingDesk(ladder, events, now));
    }

    // What is new of the acknowledgements. Her last word holds: an acknowledgement counts when it came after 'cannot'.
    private static IEnumerable<CallEvent.Known> Hear(this Call call, IReadOnlyDictionary<Guid, DateTimeOffset> acked)
    {
        foreach ((Guid person, DateTimeOffset at) in acked.OrderBy(ack => ack.Value).ThenBy(ack => ack.Key))
        {
            CallAnswer? before = call.Answers.FirstOrDefault(answer => answer.PersonId == person);
            if (before is { Can: true } || before?.At >= at)
            {
                continue;
            }
            call.Answers = [.. call.Answers.Where(answer => answer.PersonId != person), new(person, at, Can: true)];
            yield return new(person, at);
        }
    }

    // The lowest level of which enough people answered, also when it was passed meanwhile.
    private static int? EnoughAt(this Call call) => call.Called.GroupBy(one => one.Level).OrderBy(level => level.Key)
        .Where(level => call.Yes(level.Key) >= call.Plan.QuorumAt(level.Key, level.Count()))
        .Select(level => (int?)level.Key).FirstOrDefault();

    private static int Yes(this Call call, int level) => call.Called.Count(one => one.Level == level && call.Said(one.PersonId) is true);

    // Too few are left at this level to reach its quorum.
    private static bool IsHopeless(this Call call)
    {
        Called[] here = [.. call.Called.Where(one => one.Level == call.Level)];
        return here.Count(one => call.Said(one.PersonId) is not false) < call.Plan.QuorumAt(call.Level, here.Length);
    }

    private static bool? Said(this Call call, Guid person) => call.Answers.FirstOrDefault(answer => answer.PersonId == person)?.Can;

    // The next level that somebody answers for; who said something before is not called again. Null at the top.
    private static Guid[]? Climb(this Call call, CallLadder ladder, List<CallEvent> events, DateTimeOffset now)
    {
        for (int level = call.Level + 1; level < ladder.Count; level++)
        {
            LevelPeople meant = ladder.At(level);
            Standing[] people = [.. meant.People.Where(standing => call.Said(standing.Person.Id) is null)];
            events.AddRange(meant.Empty.Select(role => new CallEvent.PassedOver(role)));
            if (people.Length > 0)
            {
                call.Level = level;
                events.Add(new CallEvent.LevelCalled(level, people));
                return call.Ring(people, now);
            }
        }
        call.Level = ladder.Count;
        return null;
    }

    private static Guid[] RingDesk(this Call call, CallLadder ladder, List<CallEvent> events, DateTimeOffset now)
    {
        call.State = CallState.AtTop;
        IReadOnlyList<Standing> desk = ladder.Desk();
        // Whoever knows is not rung. When all of the desk cannot, it is theirs all the same: nobody is left above.
        Standing[] people = [.. desk.Where(standing => call.Said(standing.Person.Id) is null)];
        if (people.Length == 0)
        {
            people = [.. desk.Where(standing => call.Said(standing.Person.Id) is not true)];
        }
        call.Rings++;
        events.Add(new CallEvent.DeskRung(call.Rings, people.Length > 0 ? people : desk));
        return call.Ring(people.Length > 0 ? people : [.. desk], now);
    }

    private static Guid[] Ring(this Call call, Standing[] people, DateTimeOffset now)
    {
        Guid[] ids = [.. people.Select(standing => standing.Person.Id)];
        call.Called = [.. call.Called, .. ids.Where(id => !call.Called.Any(one => one.Level == call.Level && one.PersonId == id)).Select(id => new Called(call.Level, id, now))];
        call.WaitUntil(now + call.Plan.WithinAt(call.Level));
        return ids;
    }

    private static void WaitUntil(this Call call, DateTimeOffset instant) => (call.DueAt, call.NextAt) = (instant, instant);
}
