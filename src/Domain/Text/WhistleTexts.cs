namespace Hub.Domain.Text;

/// <summary>What is said of calls to departments (吹哨报到). {0} is mostly the request's short number.</summary>
public static class WhistleTexts
{
    public static readonly Bi Raised = new(
        "📣 {1}就{0}号吹哨，需要部门到场：{2}\n诉求：{3}", "📣 {1} calls for departments about no. {0}: {2}\nThe request: {3}");

    public static readonly Bi RaisedToThem = new("{0}号已吹哨，社区确认后通知部门。", "Your call for no. {0} is with the community, which calls the departments.");
    public static readonly Bi RaisedByUs = new("{0}号已吹哨。叫哪些部门？", "The call for no. {0} is made. Which departments?");
    public static readonly Bi RaisedBefore = new("{0}号已经吹过哨了。", "Departments were called for no. {0} already.");
    public static readonly Bi Over = new("{0}号已经办结或撤回，这一步不用做了。", "No. {0} is solved or withdrawn; there is nothing left to do.");

    public static readonly Bi NobodyDecides = new(
        "这里还没有登记社区书记、社区工作者或网格长，没有人能确认吹哨，请先上报。", "No secretary, coordinator or grid leader is entered who could confirm the call: pass the request up instead.");

    /// <summary>{1} the reason, {2} the request.</summary>
    public static readonly Bi DecideNow = new(
        "{0}号吹哨还没有人确认，请尽快决定叫不叫部门：{1}\n诉求：{2}", "Nobody has decided yet on the call to departments for no. {0}, please do: {1}\nThe request: {2}");

    public static readonly Bi NoNeedToDecide = new("{0}号已经办结或撤回，不用再叫部门了。", "No. {0} is solved or withdrawn: no department needs to be called any more.");
    public static readonly Bi EndedBySolution = new("{0}号已经办结，不用再报到、答复了，谢谢。", "No. {0} is solved without waiting for your answer: there is nothing left to do, thank you.");
    public static readonly Bi EndedByWithdrawal = new("{0}号诉求已由居民撤回，不用再报到、答复了，谢谢。", "The resident has withdrawn no. {0}: there is nothing left to do, thank you.");

    public static readonly Bi TakeFirst = new("只有正在处理的人能吹哨，请先接单。", "Only whoever has the request can call departments: take it first.");
    public static readonly Bi WhyNeeded = new("为什么需要部门到场？说一句，例如“吹哨 1001 主管道在路面下，要自来水公司开挖”。", "Why are departments needed? For example “whistle 1001 the main is under the road”.");
    public static readonly Bi WhichNumber = new("请说工单编号和原因，例如“吹哨 1001 主管道在路面下”。", "Please say the order's number and the reason, for example “whistle 1001 the main is under the road”.");

    public static readonly Bi Which = new(
        "{0}号叫哪些部门？\n{1}\n回复编号或名称，可以多个；可以带期限，例如“1、2 两天内”，或者“1 周五前，2 12月3日前”。",
        "Which departments for no. {0}?\n{1}\nAnswer with numbers or names, several if you like, and deadlines if you like: “1, 2 for 2 days”, or “1 by Friday, 2 by 3 December”.");

    public static readonly Bi NoneHere = new(
        "这里还没有登记部门。请让维护系统的同事导入组织名单（import organisations），再来叫部门。",
        "No department is entered for this place yet. Ask whoever runs Hub to import the list of organisations (import organisations), then call again.");
    public static readonly Bi NoDepartment = new("没有听出是哪个部门，请回复编号或名称。", "I did not understand which department: answer with a number or a name.");
    public static readonly Bi NobodySpeaks = new("{0}还没有登记联络员，叫不到人。请先登记，或者换一个部门。", "Nobody is entered who speaks for {0}. Enter somebody, or choose another department.");
    public static readonly Bi DeadlinePast = new("这个期限已经过了，请说一个以后的时间。", "That deadline has passed, please name a later one.");
    public static readonly Bi WhyRefused = new("为什么不用叫部门？说一句，会告诉网格员。", "Why is no department needed? A word, which the worker will read.");

    public static readonly Bi Called = new(
        "📣 社区请贵部门到场处理{0}号：{1}\n诉求：{2}\n地点：{3}\n请先报到（{4}前），办完答复（{5}前）。",
        "📣 The community calls your department for no. {0}: {1}\nThe request: {2}\nPlace: {3}\nPlease report in by {4}, and answer when it is done, by {5}.");

    /// <summary>{0} departments, {1} their deadline.</summary>
    public static readonly Bi By = new("{0}（{1}前）", "{0} (by {1})");


    public static readonly Bi Confirmed = new("{0}号：社区已叫部门到场，答复期限：{1}。", "No. {0}: the community has called departments, which answer by the time beside each: {1}.");
    public static readonly Bi CalledDone = new(
        "{0}号已通知部门，答复期限：{1}。", "No. {0}: departments are called, and each answer is due by the time beside it: {1}.");
    public static readonly Bi ResidentCalled = new("您的{0}号诉求，社区已请{1}到场处理。", "The community has called {1} for your request no. {0}.");
    public static readonly Bi RefusedBy = new("{0}号吹哨没有通过（{1}）：{2}", "{1} did not confirm the call to departments for no. {0}: {2}");
    public static readonly Bi RefusedDone = new("{0}号不叫部门，已告诉网格员。", "No department is called for no. {0}; the worker knows.");
    public static readonly Bi Came = new("{0}号：{1}已报到（{2}）。", "No. {0}: {1} reported in ({2}).");
    public static readonly Bi CameDone = new("已报到（{0}号）。办完后请点“答复”。", "You reported in for no. {0}. Please answer when it is done.");
    public static readonly Bi AnswerWhat = new("办得怎么样？说一句，办不了也请说原因。", "What was done? A word; if it cannot be done, say why.");
    public static readonly Bi Answered = new("{0}号：{1}答复：{2}", "No. {0}: {1} answered: {2}");
    public static readonly Bi AnsweredDone = new("答复已记下（{0}号），谢谢。", "Your answer for no. {0} is noted, thank you.");
    public static readonly Bi ResidentAnswered = new("您的{0}号诉求，{1}答复：{2}", "About your request no. {0}, {1} answered: {2}");
    public static readonly Bi ReportNow = new(
        "{0}号应在{2}前报到，已经过了，请尽快报到，并在{3}前答复：{1}", "You were to report in for no. {0} by {2}: please do so now, and answer by {3}. The request: {1}");
    public static readonly Bi AnswerNow = new(
        "{0}号应在{3}前答复，已经超期，请尽快答复：{1}", "Your answer for no. {0} was due by {3}, please answer now. The request: {1}");
    public static readonly Bi LateReport = new(
        "{0}号：{1}没有在{2}前报到，请督促（答复期限{3}）。", "No. {0}: {1} has not reported in by {2}, please see to it (its answer is due by {3}).");
    public static readonly Bi LateAnswer = new("{0}号：{1}没有在{3}前答复，请督促。", "No. {0}: {1} has not answered by {3}, please see to it.");
    public static readonly Bi Already = new("{0}号这一步已经做过了。", "That was done already for no. {0}.");
    public static readonly Bi NotYours = new("没有找到需要您处理的吹哨。", "There is no such call for you.");

    public static readonly Bi Owes = new(
        "{0}号：{1}还没有答复，不能办结。确实不用等，请说怎么办好的、为什么不等。", "No. {0} cannot be resolved while {1} owes an answer. If there is no need to wait, say what was done and why.");

    public static readonly Bi Waived = new("未等{0}答复：{1}", "without waiting for {0}: {1}");
}
