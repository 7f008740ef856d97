using Hub.Domain.Text;

namespace Hub.Domain.Requests;

/// <summary>What categories, statuses and dangers are called.</summary>
public static class RequestWords
{
    /// <summary>The category as residents and pages say it.</summary>
    public static Bi Words(this Category category) => category switch
    {
        Category.Other => new("其他", "other"),
        Category.Lighting => new("照明", "lighting"),
        Category.Water => new("上下水、漏水", "water and drains"),
        Category.Heating => new("供暖", "heating"),
        Category.Electricity => new("用电", "electricity"),
        Category.Gas => new("燃气", "gas"),
        Category.Lift => new("电梯", "lift"),
        Category.Building => new("房屋设施", "building repairs"),
        Category.Road => new("道路", "roads"),
        Category.Hygiene => new("环境卫生", "cleanliness"),
        Category.Greenery => new("绿化", "greenery"),
        Category.Parking => new("停车、电动车", "parking and e-bikes"),
        Category.Neighbours => new("邻里", "neighbours"),
        Category.Safety => new("安全隐患", "safety"),
        Category.PublicService => new("公共服务", "public services"),
        Category.Property => new("物业服务", "property management"),
    };

    /// <summary>The urgency in words.</summary>
    public static Bi Words(this Urgency urgency) => urgency switch
    {
        Urgency.Normal => new("一般", "normal"),
        Urgency.Urgent => new("紧急", "urgent"),
        Urgency.RedLine => new("红线", "red line"),
    };

    /// <summary>The danger in a few words.</summary>
    public static Bi Words(this RedLine danger) => danger switch
    {
        RedLine.Gas => new("燃气泄漏", "gas leak"),
        RedLine.Fire => new("起火或冒烟", "fire or smoke"),
        RedLine.Wires => new("电线发热打火", "hot or sparking wires"),
        RedLine.Lift => new("电梯困人", "trapped in a lift"),
        RedLine.LiveWire => new("电线落地带电", "fallen live wire"),
        RedLine.Person => new("有人遇险", "a person in danger"),
        RedLine.Suicide => new("有人想轻生", "someone may end their life"),
    };

    /// <summary>Where a request stands, as the resident reads it.</summary>
    public static Bi Words(this RequestStatus status) => status switch
    {
        RequestStatus.Submitted => new("已登记，正在找人接", "filed, finding somebody"),
        RequestStatus.Dispatched => new("已派给网格，等待接单", "sent out, not yet taken"),
        RequestStatus.Accepted => new("已接单，处理中", "taken, in progress"),
        RequestStatus.Resolved => new("已办结，等您确认", "done, waiting for you to confirm"),
        RequestStatus.Confirmed => new("您已确认解决", "confirmed as solved"),
        RequestStatus.Declined => new("已退回，正在重新派人", "given back, finding somebody else"),
        RequestStatus.Transferred => new("已转给另一位工作人员", "handed to another worker"),
        RequestStatus.Escalated => new("已上报上一级", "passed one level up"),
        RequestStatus.Reopened => new("您反映没解决，重新办理", "reopened"),
        RequestStatus.Withdrawn => new("您已撤回", "withdrawn"),
    };

    /// <summary>One step of the timeline; {0} is who, {1} the note.</summary>
    public static Bi Words(this RequestStep step) => step switch
    {
        RequestStep.Submit => new("登记了诉求", "Filed"),
        RequestStep.Dispatch => new("已通知：{1}", "Told: {1}"),
        RequestStep.NobodyOnPost => new("{1}暂时没有人在岗，交给上一级", "No {1} on post, so it went one level up"),
        RequestStep.Accept => new("{0}接单", "{0} took it"),
        RequestStep.Decline => new("{0}退回：{1}", "{0} gave it back: {1}"),
        RequestStep.Transfer => new("{0}转派{1}", "{0} handed it on {1}"),
        RequestStep.Escalate => new("{0}上报上一级：{1}", "{0} passed it one level up: {1}"),
        RequestStep.Ask => new("{0}询问：{1}", "{0} asked: {1}"),
        RequestStep.Progress => new("{0}说进展：{1}", "{0} on how it goes: {1}"),
        RequestStep.Answer => new("居民答复：{1}", "The resident answered: {1}"),
        RequestStep.Add => new("补充：{1}", "Added: {1}"),
        RequestStep.Resolve => new("{0}办结：{1}", "{0} resolved it: {1}"),
        RequestStep.Confirm => new("居民确认已解决", "The resident confirmed it"),
        RequestStep.Reopen => new("居民反映没解决：{1}", "The resident says it is not solved: {1}"),
        RequestStep.Withdraw => new("居民撤回 {1}", "Withdrawn {1}"),
        RequestStep.Rate => new("评价{1}分", "Rated {1} of 5"),
        RequestStep.Acknowledge => new("{0}已知晓", "{0} knows of it"),
        RequestStep.CallAnswered => new("已有{1}人知晓，不再呼叫", "{1} people know of it, so nobody else is called"),
        RequestStep.Unanswered => new("规定时间内无人应答", "Nobody answered in time"),
        RequestStep.CallNext => new("已呼叫上一级：{1}", "The next level was called: {1}"),
        RequestStep.OffDuty => new("{1}都不在班，交给上一级", "Every {1} is off duty, so it went one level up"),
        RequestStep.RingAgain => new("仍无人接手，再次呼叫：{1}", "Still nobody has taken it; called again: {1}"),
        RequestStep.PromiseBroken => new("没有按承诺的时间{1}，已报上一级", "Not in the time that was promised ({1}); the level above was told"),
        RequestStep.PromisePaused => new("暂停计时：{1}", "The clock stopped: {1}"),
        RequestStep.WhistleRaised => new("{0}吹哨，请部门到场：{1}", "{0} called for departments: {1}"),
        RequestStep.WhistleCalled => new("社区已叫部门到场：{1}", "The community called {1}"),
        RequestStep.WhistleRefused => new("社区没有叫部门：{1}", "The community called no department: {1}"),
        RequestStep.DepartmentCame => new("{1}已报到", "{1} reported in"),
        RequestStep.DepartmentSaid => new("部门答复：{1}", "A department answered: {1}"),
        RequestStep.DepartmentLate => new("{1}没有按时答复，已督促", "{1} is late and was told so"),
        RequestStep.WhistleWaits => new("吹哨还没有人确认，已再次提醒", "Nobody has decided on the call to departments; they were asked again"),
        RequestStep.AllClear => new("{0}解除了警报", "{0} gave the all-clear"),
        RequestStep.PromiseResumed => new("恢复计时", "The clock runs again"),
    };
}
