namespace Hub.Testing.Month;

/// <summary>The water will be off: a coordinator tells all residents, and the secretary approves it.</summary>
internal sealed class MonthBroadcast(People people)
{
    private const string Words = "10月21日9点到17点全社区停水，请提前存水";

    public async Task WriteAsync()
    {
        await using Talk secretary = await people.OpenAsync("宋雅芝");
        await using Talk author = await people.OpenAsync("林晓彤");
        People.Expect(author, await author.SayAsync("发通知"), "请直接发通知内容");
        People.Expect(author, await author.SayAsync(Words), "发给谁");
        People.Expect(author, await author.SayAsync("居民"), "浑河湾社区的居民");
        People.Expect(author, await author.ChooseAsync("提交审批"), "等宋雅芝审批");
        ChatLine asked = await secretary.Chat.ExpectAsync(Words);
        People.Expect(secretary, await secretary.AnswerToAsync(await secretary.Chat.PressAsync(asked, "批准")), "正在发送");
    }
}
