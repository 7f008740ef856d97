namespace Hub.Domain.Text;

/// <summary>The words around broadcasts.</summary>
public static class BroadcastTexts
{
    /// <summary>{0} the beginning of what it corrects, {1} the words.</summary>
    public static readonly Bi Corrects = new("【更正】此前通知“{0}”，以本条为准：\n{1}", "Correction of the notice “{0}”. Please go by this one:\n{1}");

    /// <summary>{0} the beginning of what is taken back, {1} what is right instead, or nothing.</summary>
    public static readonly Bi Recalled = new("【撤回】此前通知“{0}”已撤回，请不要理会。{1}", "Withdrawn: please disregard the notice “{0}”. {1}");

    /// <summary>{0} the beginning of the alarm, {1} more words, or nothing.</summary>
    public static readonly Bi AllClear = new("【警报解除】此前警报“{0}”已解除。{1}", "All clear: the alert “{0}” is over. {1}");

    /// <summary>{0} who wrote it, {1} to whom, {2} the words, {3} when it goes, as a line of its own or nothing.</summary>
    public static readonly Bi PleaseApprove = new("{0}有一条通知请您审批。\n发给：{1}{3}\n内容：{2}", "{0} asks you to approve a notice.\nTo: {1}{3}\nText: {2}");
    public static readonly Bi PleaseApproveAsDeputy = new("{0}的通知10分钟无人审批，请您代为审批。\n发给：{1}{3}\n内容：{2}", "Nobody has approved {0}'s notice for 10 minutes; please stand in.\nTo: {1}{3}\nText: {2}");
    public static readonly Bi PleaseReview = new("{0}发了一条免审通知，请您事后核对。\n发给：{1}{3}\n内容：{2}", "{0} sent a notice that needed no approval; please look at it.\nTo: {1}{3}\nText: {2}");
    public static readonly Bi WasApproved = new("您的通知已由{0}批准。", "{0} approved your notice.");
    public static readonly Bi WasRejected = new("您的通知被{0}退回，原因：{1}。改好后可以再提交。", "{0} returned your notice: {1}. Please change it and submit it again.");

    /// <summary>{0} when.</summary>
    public static readonly Bi At = new("\n时间：{0}", "\nWhen: {0}");

    /// <summary>{0} how often, {1} the time of day, {2} the next day.</summary>
    public static readonly Bi Repeats = new("{0}{1}，下一次{2}", "{0} at {1}, next on {2}");

    /// <summary>{0} when, {1} the words.</summary>
    public static readonly Bi LeftOut = new("原定{0}重复发送的通知因系统未运行而错过，这一次不再补发：“{1}”", "The hub was not running when this notice was due at {0}, and it is too late to send that one: “{1}”");
    public static readonly Bi Test = new("【测试，仅您可见】\n{0}", "Test, to you alone:\n{0}");

    /// <summary>{0} the words, {1} the area.</summary>
    public static readonly Bi Paste = new("【通知】{0}\n——{1}", "Notice: {0}\n— {1}");

    /// <summary>{0} its name and size, {1} its address.</summary>
    public static readonly Bi File = new("\n附件 {0}：{1}", "\nAttachment {0}: {1}");

    public static readonly Bi Residents = new("{0}的居民", "residents of {0}");

    /// <summary>{0} the building, {1} the unit.</summary>
    public static readonly Bi ResidentsOfUnit = new("{0}{1}单元的居民", "residents of {0} unit {1}");

    /// <summary>{0} an audience with units in it.</summary>
    public static readonly Bi WithUnitless = new("{0}（连同楼里没登记单元的）", "{0} (and those there whose unit is not entered)");

    public static readonly Bi Holders = new("{0}的{1}", "{1}s of {0}");
    public static readonly Bi Staff = new("{0}的工作人员", "everybody on post in {0}");
    public static readonly Bi Members = new("{0}的成员", "members of {0}");
    public static readonly Bi AnOrganisation = new("组织", "an organisation");

    /// <summary>{0} whom, {1} who is left out.</summary>
    public static readonly Bi But = new("{0}（除了{1}）", "{0} (except {1})");
    public static readonly Bi Named = new("指定的{0}人", "{0} people by name");
}
