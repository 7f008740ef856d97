namespace Hub.Testing.Month;

/// <summary>The requests of the month, from the resident's words to her last one, act by act.</summary>
internal sealed class MonthMatters(MonthPlan plan, People people, Func<DateTimeOffset> now, Action<DateTimeOffset, Func<Task>> schedule)
{
    private const string Leader = "高振邦";
    private const string Coordinator = "丁浩然";

    // A reproducible sequence is the point; nothing secret is drawn from it.
#pragma warning disable CA5394
    private readonly Random _random = new(plan.Seed);

    public List<Matter> All { get; } = [];

    /// <summary>Draws them all, so that one seed is one month however long each act takes.</summary>
    public void Plan()
    {
        int called = 0;
        for (int i = 0; i < plan.Requests; i++)
        {
            (Guid resident, int building) = people.Residents[i * (people.Residents.Count / plan.Requests)];
            Complaint complaint = Complaint.All[i % Complaint.All.Count];
            // One of each course, pace and trouble comes first; chance draws the rest.
            Course drawn = Draw(i, 0, (Course.Grid, 76), (Course.Departments, 10), (Course.Community, 9), (Course.Meeting, 5));
            Course course = i is 10 or 11 ? Course.Departments : drawn;
            Matter matter = new()
            {
                Resident = resident,
                Building = building,
                Words = string.Format(System.Globalization.CultureInfo.InvariantCulture, complaint.Words, building),
                Way = complaint.Way,
                IsUrgent = complaint.IsUrgent,
                Course = course,
                Pace = Draw(i, 4, (Pace.InTime, 80), (Pace.Late, 13), (Pace.Never, 7)) is var pace && complaint.IsUrgent ? Pace.InTime : pace,
                IsSlow = i == 8 || _random.Next(100) < 10,
                IsReopened = i == 9 || _random.Next(100) < 8,
                Department = course == Course.Departments ? (Department)(called++ % 3) : default,
            };
            DateTimeOffset at = course == Course.Meeting
                ? PlainWork.At(10, _random.Next(22, 26), _random.Next(8, 20), _random.Next(60))
                : PlainWork.At(10, 1, 0).AddMinutes(_random.Next(27 * 24 * 60));
            // Urgent ones ring until somebody takes them: they come when people work, or a week of holidays would be one alarm.
            Add(matter, matter.IsUrgent ? PlainWork.After(at, 1) : at);
        }
        (Guid neighbour, int house) = people.Residents[1];
        Add(new()
        {
            Resident = neighbour,
            Building = house,
            Words = $"{house}号楼着火了",
            Way = "AtOnce",
            IsUrgent = false,
            Course = Course.RedLine,
            Pace = Pace.InTime,
            IsSlow = false,
            IsReopened = false,
            Department = default,
        }, PlainWork.At(10, 14, 2, 17));
    }

    private T Draw<T>(int i, int from, params (T What, int Of100)[] chances)
    {
        int left = _random.Next(100);
        if (i - from is var first && first >= 0 && first < chances.Length)
        {
            return chances[first].What;
        }
        foreach ((T what, int of100) in chances)
        {
            left -= of100;
            if (left < 0)
            {
                return what;
            }
        }
        return chances[^1].What;
    }

    private void Add(Matter matter, DateTimeOffset at)
    {
        All.Add(matter);
        schedule(at, () => FileAsync(matter));
    }

    private async Task FileAsync(Matter matter)
    {
        await using Talk her = await people.OpenAsync(matter.Resident);
        string answer = await her.SayAsync(matter.Words);
        if (matter.IsRedLine)
        {
            People.Expect(her, answer, "🔴");
        }
        else
        {
            People.Expect(her, answer, "请您核对");
            People.Expect(her, await her.SayAsync("提交"), "已登记");
        }
        matter.Number = her.Number;
        matter.Rounds.Add(new() { Began = now() });
        Take(matter);
    }

    // Who takes it, and when: counted from now on.
    private void Take(Matter matter)
    {
        DateTimeOffset began = now();
        string worker = People.WorkerOf(matter.Building);
        if (matter.IsRedLine)
        {
            schedule(began.AddMinutes(5), () => AcceptAsync(matter, Leader));
            return;
        }
        int promised = matter.AcceptMinutes;
        switch (matter.Pace)
        {
            case Pace.InTime when matter.Course == Course.Community:
                schedule(Later(began, promised / 8, promised / 4), () => people.SayAsync(worker, $"退单 {matter.Number} 网格办不了，请社区协调", "已退回"));
                schedule(Later(began, promised / 3, promised / 2), () => people.SayAsync(Leader, $"退单 {matter.Number} 需要社区出面", "已退回"));
                schedule(Later(began, promised * 2 / 3, promised * 3 / 4), () => AcceptAsync(matter, Coordinator));
                break;
            case Pace.InTime:
                schedule(Later(began, promised / 20, promised * 3 / 4), () => AcceptAsync(matter, worker));
                break;
            case Pace.Late:
                schedule(Later(began, promised + 60, promised + 300), () => AcceptAsync(matter, matter.Course == Course.Community ? Coordinator : worker));
                break;
            default:
                schedule(Later(began, promised + 60, promised + 180), () => AcceptAsync(matter, matter.Course == Course.Community ? Coordinator : Leader));
                break;
        }
    }

    private async Task AcceptAsync(Matter matter, string worker)
    {
        await people.SayAsync(worker, $"接单 {matter.Number}", "您已接单");
        matter.Last.Accepted = now();
        DateTimeOffset solved = matter.IsRedLine ? now().AddMinutes(100)
            : matter.IsSlow ? Later(PlainWork.After(matter.Last.Began, matter.ResolveMinutes), 120, 400)
            : Later(now(), 20, matter.ResolveMinutes / 3);
        switch (matter.Course)
        {
            case Course.Departments when matter.CalledAt is null:
                schedule(Later(now(), 20, 60), () => WhistleAsync(matter, worker));
                break;
            case Course.Meeting when matter.Rounds.Count == 1:
                // The week before the last Friday; what is not brought by then is solved without the meeting.
                schedule(PlainWork.At(10, 27, 10), () => people.SayAsync(Coordinator, $"{matter.Number}上会", "议程"));
                schedule(PlainWork.At(10, 30, 16, 30), () => ResolveAsync(matter, worker));
                break;
            default:
                schedule(solved, () => ResolveAsync(matter, worker));
                break;
        }
    }

    private async Task WhistleAsync(Matter matter, string worker)
    {
        string name = matter.Building % 2 == 0 ? "浑河湾供水服务站" : "浑河湾街道执法队";
        string liaison = matter.Building % 2 == 0 ? "佟玉海" : "那晓东";
        await using (Talk secretary = await people.OpenAsync("宋雅芝"))
        {
            await people.SayAsync(worker, $"吹哨 {matter.Number} 要部门到场", "社区确认后");
            ChatLine raised = await secretary.Chat.ExpectAsync($"{matter.Number}", "需要部门到场");
            People.Expect(secretary, await secretary.AnswerToAsync(await secretary.Chat.PressAsync(raised, "叫部门")), name);
            People.Expect(secretary, await secretary.SayAsync(name), "答复期限");
        }
        DateTimeOffset called = now();
        matter.CalledAt = called;
        switch (matter.Department)
        {
            case Department.InTime:
                schedule(Later(called, 20, 150), () => PressAsync(matter, liaison, "报到", "已报到"));
                schedule(Later(called, 200, 900), () => AnswerAsync(matter, liaison));
                schedule(Later(called, 930, 1000), () => ResolveAsync(matter, worker));
                break;
            case Department.Late:
                schedule(Later(called, 240, 500), () => PressAsync(matter, liaison, "报到", "已报到"));
                schedule(Later(called, 600, 1500), () => AnswerAsync(matter, liaison));
                schedule(Later(called, 1530, 1600), () => ResolveAsync(matter, worker));
                break;
            default:
                schedule(Later(called, 1100, 1500), () => ResolveAsync(matter, worker));
                break;
        }
    }

    private async Task AnswerAsync(Matter matter, string liaison)
    {
        await PressAsync(matter, liaison, "答复", "办得怎么样", "已派人处理完毕", "答复已记下");
        matter.AnsweredAt = now();
    }

    // The button lies under the call; the words, if any, are asked for.
    private async Task PressAsync(Matter matter, string liaison, string button, string answer, string? words = null, string? after = null)
    {
        await using Talk talk = await people.OpenAsync(liaison);
        ChatLine call = await talk.Chat.ExpectAsync($"{matter.Number}", "请先报到");
        People.Expect(talk, await talk.AnswerToAsync(await talk.Chat.PressAsync(call, button)), answer);
        if (words is not null)
        {
            People.Expect(talk, await talk.SayAsync(words), after!);
        }
        matter.ReportedAt ??= now();
    }

    private async Task ResolveAsync(Matter matter, string worker)
    {
        await using (Talk talk = await people.OpenAsync(worker))
        {
            bool owed = matter is { CalledAt: not null, AnsweredAt: null, Rounds.Count: 1 };
            People.Expect(talk, await talk.SayAsync($"办结 {matter.Number} 已处理"), owed ? "还没有答复" : "已办结");
            if (owed)
            {
                People.Expect(talk, await talk.SayAsync("部门一直没来，物业先修好了"), "已办结");
            }
        }
        matter.Last.Resolved = now();
        matter.Solver = worker;
        bool isSilent = _random.Next(100) < 10;
        if (matter.IsReopened && matter.Rounds.Count == 1)
        {
            schedule(now().AddHours(3), () => ReopenAsync(matter));
        }
        else if (!isSilent)
        {
            schedule(now().AddMinutes(_random.Next(30, 900)), () => ConfirmAsync(matter));
        }
    }

    private async Task ConfirmAsync(Matter matter)
    {
        await using Talk her = await people.OpenAsync(matter.Resident);
        People.Expect(her, await her.SayAsync("已解决"), "打几分");
        People.Expect(her, await her.SayAsync("5"), "打了5分");
        matter.IsConfirmed = true;
    }

    private async Task ReopenAsync(Matter matter)
    {
        await using Talk her = await people.OpenAsync(matter.Resident);
        People.Expect(her, await her.SayAsync("没解决"), "重新办理");
        matter.Rounds.Add(new() { Began = now() });
        Take(matter);
    }

    private DateTimeOffset Later(DateTimeOffset from, int least, int most) => PlainWork.After(from, _random.Next(least, Math.Max(most, least + 1)));
}
