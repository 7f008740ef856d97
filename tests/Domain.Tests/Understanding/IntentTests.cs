using Hub.Domain.Text;
using Hub.Domain.Understanding;

namespace Hub.Domain.Tests.Understanding;

public sealed class IntentTests
{
    [Theory]
    [InlineData("你好", Intent.Greeting)]
    [InlineData("Hello!", Intent.Greeting)]
    [InlineData("您好？", Intent.Greeting)]
    [InlineData("帮助", Intent.Help)]
    [InlineData("你能做什么", Intent.Help)]
    [InlineData("what can you do?", Intent.Help)]
    [InlineData("取消", Intent.Cancel)]
    [InlineData("never mind", Intent.Cancel)]
    [InlineData("再见", Intent.Goodbye)]
    [InlineData("bye", Intent.Goodbye)]
    [InlineData("谢谢", Intent.Thanks)]
    [InlineData("谢谢你们的帮助", Intent.Thanks)]
    [InlineData("thank you very much", Intent.Thanks)]
    [InlineData("好的", Intent.Yes)]
    [InlineData("是的，3号楼", Intent.Yes)]
    [InlineData("Yes!", Intent.Yes)]
    [InlineData("不用了", Intent.No)]
    [InlineData("nope", Intent.No)]
    [InlineData("跳过", Intent.Skip)]
    [InlineData("I don't know", Intent.Skip)]
    [InlineData("中文", Intent.SwitchToChinese)]
    [InlineData("Switch to Chinese please", Intent.SwitchToChinese)]
    [InlineData("English", Intent.SwitchToEnglish)]
    [InlineData("说英语", Intent.SwitchToEnglish)]
    [InlineData("我的诉求", Intent.MyRequests)]
    [InlineData("办到哪一步了", Intent.MyRequests)]
    [InlineData("progress?", Intent.MyRequests)]
    [InlineData("what is the status of my request", Intent.MyRequests)]
    [InlineData("找人", Intent.FindPerson)]
    [InlineData("找网格员", Intent.FindPerson)]
    [InlineData("居委会电话多少", Intent.FindPerson)]
    [InlineData("谁是楼长", Intent.FindPerson)]
    [InlineData("who is my grid worker", Intent.FindPerson)]
    [InlineData("I want to talk to a human", Intent.FindPerson)]
    [InlineData("401那家的电话给我", Intent.OthersNumber)]
    [InlineData("王大妈的电话是多少", Intent.OthersNumber)]
    [InlineData("what is my neighbour's number", Intent.OthersNumber)]
    [InlineData("接待日", Intent.ReceptionDay)]
    [InlineData("26号还有接待日吗", Intent.ReceptionDay)]
    [InlineData("when is the next reception day", Intent.ReceptionDay)]
    [InlineData("今天谁值班", Intent.WhoIsOnDuty)]
    [InlineData("who is on duty today?", Intent.WhoIsOnDuty)]
    [InlineData("修好了", Intent.Resolved)]
    [InlineData("谢谢，已解决", Intent.Resolved)]
    [InlineData("it's fixed", Intent.Resolved)]
    [InlineData("没修好", Intent.NotSolved)]
    [InlineData("还是漏", Intent.NotSolved)]
    [InlineData("not solved", Intent.NotSolved)]
    [InlineData("撤回", Intent.Withdraw)]
    [InlineData("不用修了", Intent.Withdraw)]
    [InlineData("withdraw", Intent.Withdraw)]
    [InlineData("补充", Intent.AddToRequest)]
    [InlineData("我要评价", Intent.Rate)]
    [InlineData("我要匿名反映", Intent.FileAnonymously)]
    [InlineData("report anonymously", Intent.FileAnonymously)]
    [InlineData("我搬家了", Intent.ChangeBuilding)]
    [InlineData("I moved to building 5", Intent.ChangeBuilding)]
    [InlineData("你们拿我的信息干什么", Intent.PrivacyInfo)]
    [InlineData("what do you do with my data", Intent.PrivacyInfo)]
    [InlineData("删除我的信息", Intent.EraseMe)]
    [InlineData("delete my data", Intent.EraseMe)]
    [InlineData("导出我的数据", Intent.ExportMe)]
    [InlineData("我的工单", Intent.MyOrders)]
    [InlineData("my orders", Intent.MyOrders)]
    public void A_wish_is_an_intent_and_no_matter(string text, Intent intent)
    {
        Understood understood = Understand.Text(text);
        Assert.Equal(intent, understood.Intent);
        Assert.Empty(understood.Matters);
    }

    [Theory]
    [InlineData("接单 12", Intent.Accept, 12, null)]
    [InlineData("接单12", Intent.Accept, 12, null)]
    [InlineData("accept 12", Intent.Accept, 12, null)]
    [InlineData("退单 12 太远了", Intent.Decline, 12, "太远了")]
    [InlineData("不接 12 今天请假", Intent.Decline, 12, "今天请假")]
    [InlineData("decline 12 too far", Intent.Decline, 12, "too far")]
    [InlineData("办结 12 已换灯泡", Intent.ResolveOrder, 12, "已换灯泡")]
    [InlineData("办结12，已换灯泡", Intent.ResolveOrder, 12, "已换灯泡")]
    [InlineData("办结 #12：已换灯泡", Intent.ResolveOrder, 12, "已换灯泡")]
    [InlineData("resolve 12 changed the Bulb", Intent.ResolveOrder, 12, "changed the Bulb")]
    [InlineData("转派 12 给王芳", Intent.Transfer, 12, "给王芳")]
    [InlineData("补充 12 晚上更严重", Intent.AddToRequest, 12, "晚上更严重")]
    [InlineData("补充：还有味道", Intent.AddToRequest, null, "还有味道")]
    [InlineData("add to 12: worse at night", Intent.AddToRequest, 12, "worse at night")]
    [InlineData("帮我转告王阿姨明天开会", Intent.PassMessage, null, "王阿姨明天开会")]
    [InlineData("please tell the grid worker I am late", Intent.PassMessage, null, "the grid worker I am late")]
    [InlineData("代报 3号楼501 王奶奶家漏水", Intent.FileForResident, null, "3号楼501 王奶奶家漏水")]
    [InlineData("随手处理 3号楼门口垃圾已清", Intent.FoundAndFixed, null, "3号楼门口垃圾已清")]
    [InlineData("found and fixed: lamp at the gate", Intent.FoundAndFixed, null, "lamp at the gate")]
    [InlineData("撤回 12", Intent.Withdraw, 12, null)]
    [InlineData("取消12号工单", Intent.Withdraw, 12, null)]
    public void A_command_has_a_number_and_a_rest(string text, Intent intent, int? number, string? rest)
    {
        Understood understood = Understand.Text(text);
        Assert.Equal((intent, (long?)number, rest), (understood.Intent, understood.Number, understood.Rest));
    }

    [Theory]
    [InlineData("代报 3号楼501 王奶奶家漏水")]
    [InlineData("帮居民报 5号楼水管爆了")]
    public void What_is_filed_for_a_resident_is_a_matter(string text) => Assert.Single(Understand.Text(text).Matters);

    [Theory]
    [InlineData("#12", 12)]
    [InlineData("12", 12)]
    [InlineData("12号诉求怎么样了", 12)]
    [InlineData("工单12", 12)]
    [InlineData("request 12", 12)]
    [InlineData("3号楼", null)]
    [InlineData("13800138000", null)]
    public void A_request_number_is_read(string text, int? number) => Assert.Equal(number, Understand.Text(text).Number);

    [Theory]
    [InlineData("5分", 5)]
    [InlineData("五星", 5)]
    [InlineData("打4分", 4)]
    [InlineData("4 stars", 4)]
    [InlineData("rate 3", 3)]
    [InlineData("4/5", 4)]
    [InlineData("给你们打1分，太慢了", 1)]
    [InlineData("等了5分钟", null)]
    [InlineData("三分之一", null)]
    [InlineData("15分", null)]
    [InlineData("路面四分五裂", null)]
    public void A_rating_is_one_to_five(string text, int? rating) => Assert.Equal(rating, Understand.Text(text).Rating);

    [Theory]
    [InlineData("匿名举报5号楼有人养鸡")]
    [InlineData("别说是我说的，5号楼有人养鸡")]
    [InlineData("Please keep my name out: there are rats in the yard")]
    public void An_anonymous_report_is_still_a_matter(string text)
    {
        Understood understood = Understand.Text(text);
        Assert.True(understood.Anonymous);
        Assert.Single(understood.Matters);
    }

    [Theory]
    [InlineData("昨天修完今早又漏了", true)]
    [InlineData("it leaks again", true)]
    [InlineData("水管又漏了", true)]
    [InlineData("没修好", true)]
    [InlineData("水管漏了", false)]
    [InlineData("又脏又乱", false)]
    public void What_comes_back_is_noticed(string text, bool recurs) => Assert.Equal(recurs, Understand.Text(text).Recurs);

    [Theory]
    [InlineData("灯坏了", Lang.Zh)]
    [InlineData("WiFi坏了", Lang.Zh)]
    [InlineData("2", Lang.Zh)]
    [InlineData("👍", Lang.Zh)]
    [InlineData("The light is broken", Lang.En)]
    [InlineData("the 楼道 light is broken", Lang.En)]
    public void The_language_is_that_of_the_message(string text, Lang language) => Assert.Equal(language, Understand.Text(text).Language);
}
