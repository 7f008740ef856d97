using System.Globalization;
using Hub.Domain.Calendar;
using Hub.Domain.Requests;
using Hub.Testing.Faults;

namespace Hub.Testing.Month;

/// <summary>What the driver did, by its own books, held against what stands in the hub's database and what the gateway got.</summary>
internal sealed class MonthAccounts(
    MonthPlan plan, People people, IReadOnlyList<Matter> matters, MonthMeetings meetings, PlainRows rows, CountingSink sink, DateTimeOffset end)
{
    private const string Reminders = """SELECT "Id" FROM notices WHERE "Key" LIKE 'reminder/%'""";

    private static readonly string[] Above = ["高振邦", "林晓彤", "丁浩然", "宋雅芝"];

    private readonly List<MonthCheck> _checks = [];
    private readonly List<(string Key, string Words, double Value)> _figures = [];

    public async Task<MonthResult> CloseAsync()
    {
        Dictionary<long, MonthRow> found = await ReadAsync();
        Requests(found);
        await PromisesAsync(found);
        await DepartmentsAsync();
        await RemindersAsync();
        await ClockworkAsync();
        return new(plan.Seed, _figures,
        [
            .. matters.GroupBy(matter => matter.Way).OrderBy(way => way.Key, StringComparer.Ordinal)
                .Select(way => (way.Key, way.Count(), way.Count(matter => found.GetValueOrDefault(matter.Number)?.ResolvedAt is not null))),
        ], _checks);
    }

    private async Task<Dictionary<long, MonthRow>> ReadAsync() => (await rows.AskAsync("""
        SELECT r."Number", r."ReporterId", r."Text", r."Status", a."Name", r."SubmittedAt", r."AcceptedAt", r."ResolvedAt", r."AcceptBrokenAt", r."ResolveBrokenAt",
            r."Category", r."Urgency"
        FROM requests r LEFT JOIN people a ON a."Id" = r."AssigneeId"
        """)).Select(row => new MonthRow(
            (long)row[0]!, Guid.Parse(row[1]!.ToString()!), (string)row[2]!, (string)row[3]!, row[4] as string,
            PlainRows.Read(row[5])!.Value, PlainRows.Read(row[6]), PlainRows.Read(row[7]), PlainRows.Read(row[8]), PlainRows.Read(row[9]),
            Ways.Of(Enum.Parse<Category>((string)row[10]!)).ToString(), (string)row[11]!)).ToDictionary(row => row.Number);

    private void Requests(Dictionary<long, MonthRow> found)
    {
        Check("requests filed", matters.Count, found.Count);
        Check("requests that are hers, in her words", matters.Count, matters.Count(matter =>
            found.GetValueOrDefault(matter.Number) is { } row && row.Reporter == matter.Resident && row.Text == matter.Words));
        Check("requests that go the way of their category", matters.Count, matters.Count(matter => found.GetValueOrDefault(matter.Number)?.Way == matter.Way));
        Same("urgent requests", matters.Where(matter => matter.IsUrgent), Of(row => row.Urgency == "Urgent"));
        Same("requests confirmed by the resident", matters.Where(matter => matter.IsConfirmed), Of(row => row.Status == "Confirmed"));
        Same("requests solved", matters.Where(matter => matter.Last.Resolved is not null), Of(row => row.ResolvedAt is not null));

        Matter[] solved = [.. matters.Where(matter => matter.Last.Resolved is not null)];
        WorkingTime working = new(ChinaHolidays.Calendar, WorkingHours.Default, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));
        (int accept, int resolve) = (0, 0);
        if (solved.Where(matter => matter.Rounds.Count == 1).ToArray() is { Length: > 0 } once)
        {
            accept = Median(once.Select(matter => PlainWork.Between(matter.Last.Began, matter.Last.Accepted!.Value)));
            resolve = Median(once.Select(matter => PlainWork.Between(matter.Last.Began, matter.Last.Resolved!.Value)));
            MonthRow[] same = [.. once.Select(matter => found[matter.Number])];
            Check("median of working minutes to take one", accept, Median(same.Select(row => (int)working.Between(row.SubmittedAt, row.AcceptedAt!.Value).TotalMinutes)));
            Check("median of working minutes to solve one", resolve, Median(same.Select(row => (int)working.Between(row.SubmittedAt, row.ResolvedAt!.Value).TotalMinutes)));
        }
        int byGrid = solved.Count(matter => People.WorkerOf(matter.Building) == found[matter.Number].Assignee && matter.Course == Course.Grid);
        Figure("requests", "requests", found.Count);
        Figure("solved", "of which solved by the end of the month", solved.Length);
        Figure("solved_in_grid", "share of them solved in the grid", solved.Length == 0 ? 0 : Math.Round((double)byGrid / solved.Length, 3));
        Figure("accept_hours", "median working hours until somebody takes one", Math.Round(accept / 60.0, 2));
        Figure("resolve_hours", "median working hours until it is solved", Math.Round(resolve / 60.0, 2));
        Figure("reopened", "opened again by residents", matters.Count(matter => matter.Rounds.Count > 1));

        IEnumerable<long> Of(Func<MonthRow, bool> isSo) => found.Values.Where(isSo).Select(row => row.Number);
    }

    private async Task PromisesAsync(Dictionary<long, MonthRow> found)
    {
        Matter[] late = [.. matters.Where(matter => matter.BreaksAccept(end))];
        Matter[] slow = [.. matters.Where(matter => matter.BreaksResolve(end))];
        Same("promises to take one that broke", late, found.Values.Where(row => row.AcceptBrokenAt is not null).Select(row => row.Number));
        Same("promises to solve one that broke", slow, found.Values.Where(row => row.ResolveBrokenAt is not null).Select(row => row.Number));
        Same("breaches of taking on a timeline", late, await StepsAsync("PromiseBroken", "Accept"));
        Same("breaches of solving on a timeline", slow, await StepsAsync("PromiseBroken", "Resolve"));
        Same("requests opened again", matters.Where(matter => matter.Rounds.Count > 1), await StepsAsync("Reopen", null));
        // What stays in the grid reaches those above by a breach, and by nothing else.
        Matter[] grid = [.. matters.Where(matter => matter is { Course: Course.Grid, IsUrgent: false, Rounds.Count: 1 })];
        HashSet<long> up = [.. await NumbersAsync($"""
            SELECT DISTINCT r."Number" FROM requests r JOIN notices n ON n."RequestId" = r."Id" JOIN deliveries d ON d."NoticeId" = n."Id"
            JOIN people p ON p."Id" = d."PersonId" WHERE p."Name" IN ({string.Join(',', Above.Select(name => $"'{name}'"))})
            """)];
        Same("orders of the grid that went up", grid.Where(matter => late.Contains(matter) || slow.Contains(matter)),
            grid.Select(matter => matter.Number).Where(up.Contains));
        Check("people told of the fire at once", 7, await rows.CountAsync($"""
            SELECT count(DISTINCT d."PersonId") FROM deliveries d JOIN notices n ON n."Id" = d."NoticeId" JOIN requests r ON r."Id" = n."RequestId"
            WHERE r."Urgency" = 'RedLine' AND d."CreatedAt" = r."SubmittedAt" AND d."Lane" = {(int)Domain.Notices.Lane.Alert}
            """));
        int broken = late.Length + slow.Length;
        Figure("promises_kept", "promises kept, to take and to solve", (2 * matters.Count) - broken);
        Figure("promises_broken", "promises broken", broken);
    }

    private async Task DepartmentsAsync()
    {
        Matter[] called = [.. matters.Where(matter => matter.CalledAt is not null)];
        Matter[] late =
        [
            .. called.Where(matter => (matter.ReportedAt ?? matter.Rounds[0].Resolved ?? end) >= PlainWork.After(matter.CalledAt!.Value, 210)
                || (matter.AnsweredAt ?? matter.Rounds[0].Resolved ?? end) >= PlainWork.After(matter.CalledAt.Value, 21 * 60)),
        ];
        Same("calls to departments", called, await NumbersAsync("""SELECT r."Number" FROM whistle_calls c JOIN requests r ON r."Id" = c."RequestId" """));
        Same("departments that were late", late, await NumbersAsync("""SELECT r."Number" FROM whistle_calls c JOIN requests r ON r."Id" = c."RequestId" WHERE c."LateAt" IS NOT NULL"""));
        Figure("departments_called", "calls to departments", called.Length);
        Figure("departments_late", "of which late", late.Length);
    }

    private async Task RemindersAsync()
    {
        Check("reminders at their minute", Times(MonthMeetings.Due), Times((await rows.AskAsync(
            """SELECT "CreatedAt" FROM notices WHERE "Key" LIKE 'reminder/%' ORDER BY "CreatedAt" """)).Select(row => PlainRows.Read(row[0])!.Value)));
        Check("reminders that were skipped", 0, await rows.CountAsync("""SELECT count(*) FROM reminded WHERE "NoticeId" IS NULL"""));

        // Told by the gateway or in her chat: of each reception day twice, three days before and in the morning.
        Dictionary<(Guid, Guid), int> chats = [];
        foreach (object?[] row in await rows.AskAsync("""SELECT "Key" FROM activities WHERE "Key" IS NOT NULL"""))
        {
            string[] parts = ((string)row[0]!).Split('/');
            if (parts.Length == 4 && Guid.TryParse(parts[0], out Guid notice) && Guid.TryParse(parts[1], out Guid person))
            {
                chats[(notice, person)] = chats.GetValueOrDefault((notice, person)) + 1;
            }
        }
        List<Guid> receptions = await IdsAsync("""SELECT "Id" FROM notices WHERE "Key" LIKE 'reminder/%invited%' AND "Text" LIKE '%接待日%'""");
        List<Guid> broadcasts = await IdsAsync("""SELECT "Id" FROM notices WHERE "Key" LIKE 'broadcast/%' AND "Text" LIKE '%停水%'""");
        int[] reminded = [.. people.Residents.Select(resident => receptions.Sum(notice => Told(notice, resident.Id)))];
        int twice = people.Residents.Sum(resident => receptions.Count(notice => Told(notice, resident.Id) > 1));
        Check("residents reminded of both reception days, twice each", people.Residents.Count, reminded.Count(times => times == 4));
        Check("reminders that came twice to somebody", 0, twice);
        Check("residents who heard of the water", people.Residents.Count, people.Residents.Count(resident => broadcasts.Sum(notice => Told(notice, resident.Id)) == 1));
        Check("messages that the gateway got twice", 0, sink.Duplicates);
        Check("reminders answered", meetings.Answers, await rows.CountAsync($"""SELECT count(*) FROM deliveries WHERE "State" = 'Acked' AND "NoticeId" IN ({Reminders})"""));

        Figure("reminders", "reminders and their people", await rows.CountAsync($"""SELECT count(*) FROM deliveries WHERE "NoticeId" IN ({Reminders})"""));
        Figure("reminders_sent", "of which handed off", await rows.CountAsync($"""SELECT count(*) FROM deliveries WHERE "HandedOffAt" IS NOT NULL AND "NoticeId" IN ({Reminders})"""));
        Figure("reminders_read", "of which seen on a page", await rows.CountAsync($"""SELECT count(*) FROM deliveries WHERE "ReceivedAt" IS NOT NULL AND "NoticeId" IN ({Reminders})"""));
        Figure("reminders_acked", "of which answered", meetings.Answers);
        Figure("broadcast_told", "residents told that the water will be off", people.Residents.Count(resident => broadcasts.Sum(notice => Told(notice, resident.Id)) == 1));

        int Told(Guid notice, Guid person) => (sink.Has(notice, person) ? 1 : 0) + chats.GetValueOrDefault((notice, person));
    }

    private async Task ClockworkAsync()
    {
        Check("messages without an answer", 0, await rows.CountAsync("""SELECT count(*) FROM inbox WHERE "AnsweredAt" IS NULL"""));
        Check("deliveries left half done", 0, await rows.CountAsync("""SELECT count(*) FROM deliveries WHERE "State" IN ('Pending', 'Leased', 'Unknown')"""));
        Check("weekly reports", 4, await rows.CountAsync("""SELECT count(*) FROM notices WHERE "Key" LIKE 'weekly-report/%'"""));
        Check("monthly summaries", 2, await rows.CountAsync("""SELECT count(*) FROM notices WHERE "Key" LIKE 'monthly-summary/%'"""));
        Check("decisions whose day came", 1, await rows.CountAsync("""SELECT count(*) FROM notices WHERE "Key" LIKE 'decision/%/owner/due/%'"""));
        Check("times that who does not do it was asked after it", 2, await rows.CountAsync("""SELECT count(*) FROM notices WHERE "Key" LIKE 'decision/%/owner/passed/%'"""));
        Check("runs of the timetable that failed", 0, await rows.CountAsync("""SELECT count(*) FROM firings WHERE "Outcome" IN ('Failed', 'Running')"""));
    }

    private async Task<IEnumerable<long>> StepsAsync(string step, string? note) => await NumbersAsync($"""
        SELECT DISTINCT r."Number" FROM timeline t JOIN requests r ON r."Id" = t."RequestId" WHERE t."Step" = '{step}' {(note is null ? "" : $"""AND t."Note" = '{note}'""")}
        """);

    private async Task<List<long>> NumbersAsync(string sql) => [.. (await rows.AskAsync(sql)).Select(row => (long)row[0]!)];

    private async Task<List<Guid>> IdsAsync(string sql) => [.. (await rows.AskAsync(sql)).Select(row => Guid.Parse(row[0]!.ToString()!))];

    private void Figure(string key, string words, double value) => _figures.Add((key, words, value));

    private void Check(string what, long expected, long found) =>
        Check(what, expected.ToString(CultureInfo.InvariantCulture), found.ToString(CultureInfo.InvariantCulture));

    private void Check(string what, string expected, string found) => _checks.Add(new(what, expected, found));

    // The very same requests, not only as many.
    private void Same(string what, IEnumerable<Matter> expected, IEnumerable<long> found)
    {
        List<long> these = [.. expected.Select(matter => matter.Number).Order()];
        List<long> those = [.. found.Order()];
        string only = these.SequenceEqual(those) ? "" : $" (not {string.Join(',', these.Except(those))}; beside {string.Join(',', those.Except(these))})";
        Check(what, $"{these.Count}", $"{those.Count}{only}");
    }

    private static int Median(IEnumerable<int> values) => values.Order().ToArray() is var sorted ? sorted[sorted.Length / 2] : 0;

    private static string Times(IEnumerable<DateTimeOffset> times) => string.Join(' ',
        times.GroupBy(at => at.ToOffset(TimeSpan.FromHours(8)).ToString("MM-dd'T'HH:mm", CultureInfo.InvariantCulture)).Select(same => $"{same.Key}x{same.Count()}"));

    private sealed record MonthRow(
        long Number, Guid Reporter, string Text, string Status, string? Assignee, DateTimeOffset SubmittedAt, DateTimeOffset? AcceptedAt,
        DateTimeOffset? ResolvedAt, DateTimeOffset? AcceptBrokenAt, DateTimeOffset? ResolveBrokenAt, string Way, string Urgency);
}
