using Hub.Domain.Ids;
using Hub.Domain.Storage;

namespace Hub.Testing.Year;

/// <summary>What a year came to.</summary>
/// <param name="Looks">How often the nodes were woken.</param>
/// <param name="Sent">How many reminders are expected to have gone.</param>
/// <param name="Skipped">How many are expected not to have, by their rule of lateness.</param>
/// <param name="People">How many rows of the ledger they are expected to have.</param>
/// <param name="Missing">What is expected and is not there, line by line.</param>
/// <param name="Beside">What is there and was not expected.</param>
public sealed record YearResult(int Looks, int Sent, int Skipped, int People, IReadOnlyList<string> Missing, IReadOnlyList<string> Beside);

/// <summary>
/// The calendar of many communities through 2028: two nodes and later three that stop and start, one outage of two days and two of
/// hours, a clock that is set back and one that is set forward. Each reminder's effect is expected by <see cref="PlainYear"/>.
/// </summary>
public sealed class SimulatedYear(string database, string zone, int communities, bool isCoarse)
{
    private readonly PlainYear _plain = new(zone);
    private readonly List<YearNode> _nodes = [];
    private readonly string _keys = Path.Combine(Path.GetTempPath(), "hub-year-keys");

    /// <summary>Runs it on a migrated database without areas.</summary>
    public async Task<YearResult> RunAsync()
    {
        FakeClock clock = new(_plain.At(new(2027, 12, 31), 12));
        await using HubStore store = HubStore.Open(database);
        await new YearCommunities(store, new IdSource(clock), clock.GetUtcNow(), zone).WriteAsync(communities);
        Meeting[] meetings = [.. Enumerable.Range(0, communities).Select(YearCommunities.MeetingOf).Distinct()];
        List<(Meeting Meeting, PlainReminder Reminder)> pending = [.. meetings.SelectMany(meeting => _plain.Of(meeting).Select(one => (meeting, one))).OrderBy(one => one.one.Due)];
        List<(Meeting Meeting, PlainReminder Reminder, string Outcome)> expected = [];
        int looks = 0;
        try
        {
            Start(clock, 2);
            await LookAsync();
            foreach ((DateTimeOffset at, Func<Task>? happens) in Plan(pending.Select(one => one.Reminder.Due), clock))
            {
                if (happens is not null)
                {
                    await happens();
                }
                else if (at > clock.GetUtcNow() && _nodes.Count > 0)
                {
                    clock.AdvanceTo(at);
                }
                if (_nodes.Count > 0)
                {
                    await LookAsync();
                }
            }
        }
        finally
        {
            await StopAsync();
        }
        return await CompareAsync(expected, looks);

        async Task LookAsync()
        {
            if (++looks % 25 == 0)
            {
                // One of them starts anew in between, as in a deployment.
                int which = looks / 25 % _nodes.Count;
                await _nodes[which].DisposeAsync();
                _nodes[which] = Node(clock);
            }
            await Task.WhenAll(_nodes.Select(node => node.LookAsync())).WaitAsync(TimeSpan.FromMinutes(5));
            DateTimeOffset now = clock.GetUtcNow();
            while (await store.WriteAsync(rows => rows.Ledger.ExpandAsync(now, default), default) is { Parts: > 0 })
            {
            }
            foreach (var one in pending.TakeWhile(one => one.Reminder.Due <= now).ToArray())
            {
                PlainReminder reminder = one.Reminder;
                expected.Add((one.Meeting, reminder, now >= reminder.Start ? "Begun" : now - reminder.Due > reminder.LateBy ? "TooLate" : PlainYear.Short(now)));
                pending.RemoveAt(0);
            }
        }
    }

    // Everything that happens, in the order in which the driver lets it happen: looks, and what goes wrong.
    private IEnumerable<(DateTimeOffset At, Func<Task>? Happens)> Plan(IEnumerable<DateTimeOffset> due, FakeClock clock)
    {
        List<(DateTimeOffset At, int Order, Func<Task>? Happens)> plan = [.. due.Distinct().Select(at => (at, 1, (Func<Task>?)null))];
        for (DateOnly day = new(2028, 1, 1); day.Year == 2028; day = day.AddDays(1))
        {
            // At night the occurrences are topped up; and at a time at which nothing is due nothing may come.
            if (!isCoarse || day.Day == 1)
            {
                plan.Add((_plain.At(day, 2, 10), 1, null));
                plan.Add((_plain.At(day, 17, 30), 1, null));
            }
        }
        // Two days without power over a reception day; ten hours, after which a reminder may still go; and seventeen, after which not.
        Outage(new(2028, 3, 5), 20, new(2028, 3, 7), 20);
        Outage(new(2028, 9, 3), 7, new(2028, 9, 3), 17);
        Outage(new(2028, 10, 3), 6, new(2028, 10, 3), 23);
        // Half an hour after the morning's reminders the clock is set back by three hours, and the morning passes again.
        DateTimeOffset may = _plain.At(new(2028, 5, 6), 8, 30);
        plan.Add((may, 0, () => Do(() => clock.Jump(may.AddHours(-3)))));
        plan.Add((may, 1, () => Do(() => clock.AdvanceTo(may.AddMinutes(-30)))));
        // In July it is set forward by six hours over a reminder, and back again; then that reminder's own time passes.
        DateTimeOffset july = _plain.At(new(2028, 7, 3), 7);
        plan.Add((july, 0, () => Do(() => clock.Jump(july.AddHours(6)))));
        plan.Add((july, 1, () => Do(() => clock.Jump(july))));
        plan.Add((july, 2, () => Do(() => clock.AdvanceTo(july.AddHours(2)))));
        // From June on there are three nodes.
        plan.Add((_plain.At(new(2028, 6, 1), 12), 0, () => Do(() =>
        {
            clock.AdvanceTo(_plain.At(new(2028, 6, 1), 12));
            Start(clock, 1);
        })));
        return plan.OrderBy(one => one.At).ThenBy(one => one.Order).Select(one => (one.At, one.Happens));

        void Outage(DateOnly from, int fromHour, DateOnly until, int untilHour)
        {
            int nodes = 0;
            plan.Add((_plain.At(from, fromHour), 0, async () =>
            {
                nodes = _nodes.Count;
                await StopAsync();
            }));
            plan.Add((_plain.At(until, untilHour), 0, () => Do(() =>
            {
                clock.AdvanceTo(_plain.At(until, untilHour));
                Start(clock, nodes);
            })));
        }

        static Task Do(Action what)
        {
            what();
            return Task.CompletedTask;
        }
    }

    private async Task<YearResult> CompareAsync(List<(Meeting Meeting, PlainReminder Reminder, string Outcome)> expected, int looks)
    {
        int[] of = new int[3];
        foreach (int i in Enumerable.Range(0, communities))
        {
            of[(int)YearCommunities.MeetingOf(i)]++;
        }
        Dictionary<string, int> balance = [];
        foreach (int i in Enumerable.Range(0, communities))
        {
            foreach ((_, PlainReminder one, string outcome) in expected.Where(one => one.Meeting == YearCommunities.MeetingOf(i)))
            {
                Count($"{YearCommunities.Code(i)} {one.Rule} {PlainYear.Short(one.Start)} {outcome} {(IsSent(outcome) ? one.People : 0)}", 1);
            }
        }
        await using PlainRows rows = new(database);
        foreach (object?[] row in await rows.AskAsync("""
            SELECT s."AreaCode", r."Key", r."Start", r."Skipped", n."CreatedAt", (SELECT count(*) FROM deliveries d WHERE d."NoticeId" = r."NoticeId")
            FROM reminded r JOIN occurrences o ON o."Id" = r."OccurrenceId" JOIN series s ON s."Id" = o."SeriesId" LEFT JOIN notices n ON n."Id" = r."NoticeId"
            """))
        {
            string rule = ((string)row[1]!).Split('/')[2];
            string outcome = PlainRows.Read(row[4]) is { } at ? PlainYear.Short(at) : row[3]!.ToString()!;
            Count($"{row[0]} {rule} {PlainYear.Short(PlainRows.Read(row[2])!.Value)} {outcome} {row[5]}", -1);
        }
        return new(
            looks, expected.Where(one => IsSent(one.Outcome)).Sum(one => of[(int)one.Meeting]), expected.Where(one => !IsSent(one.Outcome)).Sum(one => of[(int)one.Meeting]),
            expected.Where(one => IsSent(one.Outcome)).Sum(one => of[(int)one.Meeting] * one.Reminder.People),
            [.. balance.Where(one => one.Value > 0).Select(one => one.Key).Order()], [.. balance.Where(one => one.Value < 0).Select(one => one.Key).Order()]);

        void Count(string line, int by) => balance[line] = balance.GetValueOrDefault(line) + by;

        static bool IsSent(string outcome) => char.IsAsciiDigit(outcome[0]);
    }

    private YearNode Node(FakeClock clock) => new(database, clock, zone, _keys, isCoarse);

    private void Start(FakeClock clock, int count)
    {
        for (int i = 0; i < count; i++)
        {
            _nodes.Add(Node(clock));
        }
    }

    private async Task StopAsync()
    {
        foreach (YearNode node in _nodes)
        {
            await node.DisposeAsync();
        }
        _nodes.Clear();
    }
}
