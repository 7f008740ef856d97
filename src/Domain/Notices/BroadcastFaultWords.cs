using Hub.Domain.Text;

namespace Hub.Domain.Notices;

/// <summary>What is wrong with a broadcast, and what to do about it.</summary>
public static class BroadcastFaultWords
{
    /// <summary>The problem in words: what, where, and what to do.</summary>
    public static Bi Words(this BroadcastProblem problem)
    {
        (Bi what, Bi toDo) = problem.Fault switch
        {
            BroadcastFault.TextMissing => (new Bi("通知没有内容", "the text is missing"), new Bi("请补上中英文内容", "write it in both languages")),
            BroadcastFault.TextTooLong => (new("内容太长", "the text is too long"), Number(BroadcastLimits.MostCharacters, "请控制在{0}字以内", "keep it under {0} characters")),
            BroadcastFault.TextControl => (new("内容里有控制字符 U+001F", "the text holds the control character U+001F"), new("请去掉", "take it out")),
            BroadcastFault.NoEmergency => (new("只有紧急通知才能解除警报", "an all-clear is for an emergency"), new("普通通知请用撤回", "recall it instead")),
            BroadcastFault.AudienceEmpty => (new("没有选发给谁", "nobody is addressed"), new("请选区域或人员", "name areas or people")),
            BroadcastFault.WhomUnknown => (new("发给谁不对", "whom or role is not known"), new("whom 请用 Residents、Posts 或 Members，role 请用岗位的英文名", "use Residents, Posts or Members, and a role by its name")),
            BroadcastFault.AreaUnknown => (new("没有这个区域", "there is no such area"), new("请核对区域编码", "check the area's code")),
            BroadcastFault.AreaOutside => (new("不在本区域内", "it lies outside of the broadcast's area"), new("请换成本区域内的，或请上级发", "choose what lies within, or ask the level above to send it")),
            BroadcastFault.UnitUnknown => (new("单元不对", "the unit cannot be addressed"), new("单元只用于一栋楼的居民（Residents），最多 8 个字，例如 2", "give a unit of at most 8 letters or digits, such as 2, for the Residents of one building only")),
            BroadcastFault.PersonUnknown => (new("没有这个人", "there is no such person"), new("请核对编号", "check the id")),
            BroadcastFault.PersonOutside => (new("这个人不在本区域", "this person neither lives nor works in the area"), new("请去掉，或请上级发", "leave her out, or ask the level above to send it")),
            BroadcastFault.TooManyNamed => (new("指定的人太多", "too many people by name"), Number(BroadcastLimits.MostNamed, "最多{0}人，再多请按区域发", "at most {0}; address areas instead")),
            BroadcastFault.OrganisationUnknown => (new("没有这个组织", "there is no such organisation"), new("请核对编号", "check the id")),
            BroadcastFault.LaneUnknown => (new("通道不对", "the lane is none of those for broadcasts"), new("请用 Bulk、Normal 或 Emergency", "use Bulk, Normal or Emergency")),
            BroadcastFault.ExpiresTooEarly => (new("截止时间太早", "'do not send after' is too early"), new("请改到发送时间之后", "set it after the time of sending")),
            BroadcastFault.ScheduledInPast => (new("发送时间已过", "the time of sending is past"), new("请改到以后，或留空马上发", "set a later one, or leave it out to send at once")),
            BroadcastFault.RuleUnknown => (new("重复规则不对", "the rule of repeating cannot be used"), new("请用 RRULE，例如 FREQ=WEEKLY;BYDAY=MO", "give an RRULE such as FREQ=WEEKLY;BYDAY=MO")),
            BroadcastFault.RuleStart => (new("第一次发送的时间不在重复规则上", "the first time of sending is none by the rule"), new("请把发送时间设为规则里的一天", "set the time of sending to a day of the rule")),
            BroadcastFault.RuleEmergency => (new("紧急通知不能重复发", "an emergency does not repeat"), new("请用 Bulk 或 Normal，或去掉重复", "use Bulk or Normal, or send it once")),
            BroadcastFault.LinkUnknown => (new("链接不能用", "the link cannot be used"), Number(BroadcastLimits.MostLinks, "最多{0}个，且须以 https 开头", "at most {0}, each beginning with https")),
            BroadcastFault.TooManyFiles => (new("附件太多", "too many attachments"), Number(BroadcastLimits.MostFiles, "最多{0}个", "at most {0}")),
            BroadcastFault.FileKindUnknown => (new("这种附件不能发", "this kind of attachment cannot be sent"), new("请用 JPEG、PNG、GIF、WebP 图片或 PDF", "attach JPEG, PNG, GIF or WebP pictures, or PDF")),
            BroadcastFault.FileTooBig => (new("附件太大", "the attachment is too big"), Number((int)(BroadcastLimits.MostFileBytes / 1024 / 1024), "每个不超过{0} MB", "at most {0} MB each")),
            BroadcastFault.TemplateUnknown => (new("没有这个模板", "there is no such template here"), new("请核对模板名", "check its key")),
            BroadcastFault.ValueMissing => (new("缺少变量的值", "a placeholder has no value"), new("请补上，或每人给一行", "give it a value, or a row to each person")),
            BroadcastFault.ValueUnknown => (new("模板里没有这个变量", "the template has no such placeholder"), new("请核对变量名", "check its name")),
            BroadcastFault.RowUnknown => (new("这一行的人不在名单里，或重复", "this row's person is not addressed, or has two rows"), new("请核对这一行", "check the row")),
            BroadcastFault.NobodyToApprove => (new("本区域没有能审批的人", "nobody here could approve it"), new("请让上级安排一位", "ask the level above to appoint somebody")),
        };
        string where = problem.Detail.Length > 0 ? $"{problem.Where}: {problem.Detail}" : problem.Where;
        return new($"{what.Zh}（{where}），{toDo.Zh}", $"{what.En} ({where}): {toDo.En}");
    }

    private static Bi Number(int number, string zh, string en) => new Bi(zh, en).With(number);
}
