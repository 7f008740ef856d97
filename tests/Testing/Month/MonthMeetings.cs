namespace Hub.Testing.Month;

/// <summary>Two compounds that receive on the 6th and the 26th at 9:00, and the community's meeting on the last Friday at 14:00.</summary>
internal sealed class MonthMeetings(People people)
{
    private static readonly (string Compound, string Chair)[] Compounds = [("河湾花园", "王德福"), ("临江苑", "华建平")];

    /// <summary>When reminders are due, by the calendar on the wall: three days before at 9:00, on the day at 8:00, an hour before.</summary>
    public static IReadOnlyList<DateTimeOffset> Due =>
    [
        .. Compounds.SelectMany(_ => new[] { 6, 26 }).SelectMany(day => new[] { PlainWork.At(10, day - 3, 9), PlainWork.At(10, day, 8), PlainWork.At(10, day, 8) })
            .Concat([PlainWork.At(10, 27, 9), PlainWork.At(10, 30, 8), PlainWork.At(10, 30, 13)]).Order(),
    ];

    /// <summary>How often somebody answered a reminder.</summary>
    public int Answers { get; private set; }

    public async Task PlanAsync()
    {
        await using Talk coordinator = await people.OpenAsync("林晓彤");
        foreach ((string compound, _) in Compounds)
        {
            People.Expect(coordinator, await coordinator.SayAsync($"设接待日，{compound}"), "在哪里接待");
            People.Expect(coordinator, await coordinator.SayAsync("物业二楼会议室"), $"设好了：{compound}业主接待日，每月6号、26号9:00");
        }
        People.Expect(coordinator, await coordinator.SayAsync("设推进会，社区会议室"), "设好了");
    }

    /// <summary>The chairs say that they come, and so do the grid workers; after each reception the minutes are written.</summary>
    public void Attend(Action<DateTimeOffset, Func<Task>> schedule)
    {
        foreach (int day in new[] { 6, 26 })
        {
            foreach ((string compound, string chair) in Compounds)
            {
                schedule(PlainWork.At(10, day, 8, 5), () => ComeAsync(chair, $"【值守提醒】{compound}业主接待日", $"10月{day}日"));
            }
            schedule(PlainWork.At(10, day, 11, 30), () => OfBothAsync("纪要：到会12人", "1条"));
        }
        schedule(PlainWork.At(10, 6, 11, 40), () => people.SayAsync("林晓彤", "决定：换电梯钢丝绳 负责人 王德福 日期 10月20号", "负责人：王德福"));
        foreach (string worker in new[] { "李桂兰", "陈丽华" })
        {
            schedule(PlainWork.At(10, 27, 9, 30), () => ComeAsync(worker, "推进会", "10月30日"));
        }
    }

    // Two compounds meet at the same hour: the bot asks which, and takes decisions for the one whose minutes were written.
    private async Task OfBothAsync(string words, string answer)
    {
        await people.SayAsync("林晓彤", words, "是哪一场");
        await people.SayAsync("林晓彤", "2", answer);
    }

    private async Task ComeAsync(string name, string reminder, string day)
    {
        await using Talk talk = await people.OpenAsync(name);
        ChatLine line = await talk.Chat.ExpectAsync(reminder, day);
        People.Expect(talk, await talk.AnswerToAsync(await talk.Chat.PressAsync(line, "/come")), "见");
        Answers++;
    }
}
