using System.Text.RegularExpressions;
using Hub.Domain.Notices;
using Hub.Domain.Understanding;

namespace Hub.Bot.People;

/// <summary>What somebody wants to be set, as she says it. A closed set.</summary>
internal abstract partial record SettingWish
{
    private const int Longest = 60;

    private static readonly NoticeKind[] Both = [NoticeKind.Broadcast, NoticeKind.Reminder];

    private SettingWish()
    {
    }

    /// <summary>To see what is set.</summary>
    internal sealed record Show : SettingWish;

    /// <summary>No more notices of these kinds.</summary>
    internal sealed record Stop(IReadOnlyList<NoticeKind> Kinds) : SettingWish;

    /// <summary>Notices of these kinds again.</summary>
    internal sealed record Resume(IReadOnlyList<NoticeKind> Kinds) : SettingWish;

    /// <summary>Rest between two local times; null where she did not say them.</summary>
    internal sealed record Quiet((TimeOnly From, TimeOnly Until)? Hours) : SettingWish;

    /// <summary>No rest at all.</summary>
    internal sealed record NoQuiet : SettingWish;

    /// <summary>By this channel first; null where it is none of Hub's.</summary>
    internal sealed record Prefer(string? Channel) : SettingWish;

    /// <summary>The wish in words; null where they are none.</summary>
    internal static SettingWish? In(string words)
    {
        string said = words.Trim().TrimEnd('。', '.', '!', '！', '~').Trim();
        if (said.Length is 0 or > Longest)
        {
            return null;
        }
        return ShowWords().IsMatch(said) ? new Show()
            : NoQuietWords().IsMatch(said) ? new NoQuiet()
            : QuietAlone().IsMatch(said) ? new Quiet(null)
            : QuietWords().IsMatch(said) && TimesIn(said) is { } hours ? new Quiet(hours)
            : StopWords().Match(said) is { Success: true } stop ? new Stop(KindsIn(stop.Value))
            : ResumeWords().Match(said) is { Success: true } resume ? new Resume(KindsIn(resume.Value))
            : PreferWords().Match(said) is { Success: true } prefer ? new Prefer(ChannelIn(prefer.Value))
            : null;
    }

    /// <summary>Two times of day: 晚上10点到早上8点, 22:00-8:00, 10 pm until 8 am; null where there are not two.</summary>
    internal static (TimeOnly From, TimeOnly Until)? TimesIn(string words) =>
        Between().Split(words) is { Length: 2 } parts
        && DayTime.In(parts[0], DateOnly.MinValue)?.Time is { } from && DayTime.In(parts[1], DateOnly.MinValue)?.Time is { } until && from != until
            ? (from, until)
            : null;

    // 'Notices' alone are all of them; who names meetings or reminders means those.
    private static NoticeKind[] KindsIn(string words) =>
        AllWords().IsMatch(words) ? Both
        : ReminderWords().IsMatch(words) ? [NoticeKind.Reminder]
        : BroadcastWords().IsMatch(words) ? [NoticeKind.Broadcast]
        : Both;

    private static string? ChannelIn(string words) =>
        PhoneWords().IsMatch(words) ? "phone" : ChatWords().IsMatch(words) ? "directline" : GatewayWords().IsMatch(words) ? "webhook" : null;

    [GeneratedRegex("^(?:看看?|查看?|打开)?(?:我的|通知|提醒|我的通知|消息)设置$|^(?:show )?(?:me )?(?:my|notice|notification)s? settings$|^settings$", RegexOptions.IgnoreCase)]
    private static partial Regex ShowWords();

    [GeneratedRegex("^(?:请)?(?:取消|关闭|关掉|不用|不要|不设)免打扰(?:时间|时段)?(?:了)?$|^随时(?:都)?可以(?:找|联系|打扰|通知)我$|^(?:turn off|no|cancel) (?:my )?quiet hours$|^(?:you can )?(?:reach|disturb|contact) me (?:at )?any ?time$", RegexOptions.IgnoreCase)]
    private static partial Regex NoQuietWords();

    [GeneratedRegex("^(?:请)?(?:晚上|夜里|半夜|夜间)?(?:别|不要)(?:再)?打扰我?(?:了)?$|^(?:设置|设|改|修改|更改)?(?:一下)?(?:我的)?免打扰(?:时间|时段)?$|^(?:set |change )?(?:my )?quiet hours$|^(?:please )?(?:do not|don['’]?t) disturb(?: me)?(?: at night)?$", RegexOptions.IgnoreCase)]
    private static partial Regex QuietAlone();

    [GeneratedRegex("(?:别|不要|勿)(?:再)?打扰我(?!休息|睡|们)|免打扰|勿扰|(?:别|不要)(?:再)?给我发(?:消息|通知|信息)|quiet hours|(?:do not|don['’]?t) (?:disturb|message|text|ring) me|no messages", RegexOptions.IgnoreCase)]
    private static partial Regex QuietWords();

    [GeneratedRegex("到|至|—+|–|-|~|～|\\b(?:to|until|till|and)\\b", RegexOptions.IgnoreCase)]
    private static partial Regex Between();

    [GeneratedRegex(
        "^(?:请|麻烦)?(?:你们|以后|我)*(?:(?:不要|别|不想|不用|不必)(?:再)?(?:给我|向我|跟我)?(?:发送?|推送?|收到?|接收)|不再(?:接收|收)|退订|屏蔽|停止接收|取消订阅|(?:停止|关闭|关掉)(?=.*提醒))(?:给我)?(?:所有|全部|任何|什么|社区|小区|活动|会议|接待日|日程|群发|的|这些|这种)*(?:通知|提醒|公告|广播|群发消息|群发)(?:给我)?(?:了|啦|吧)?$"
        + "|^(?:please )?(?:stop(?: sending)?(?: me)?|no more|(?:do not|don['’]?t) send(?: me)?|turn off|switch off|mute|unsubscribe(?: me)?(?: from)?|opt(?: me)? out(?: of)?)(?: any| all| more| community| activity| event| meeting| of)* (?:notices|notifications|announcements|broadcasts|reminders)$"
        + "|^(?:unsubscribe(?: me)?|opt(?: me)? out|退订|(?:stop|don['’]?t|do not|no more) (?:sending|send|messaging|message|text|texting)(?: me)?(?: messages| this| these| anything)?(?: any ?more)?|(?:请|麻烦|你们|以后)*(?:别|不要|不用)再?给我(?:发|推送?)(?:消息|信息|短信)?(?:了|啦|吧)*)$", RegexOptions.IgnoreCase)]
    private static partial Regex StopWords();

    [GeneratedRegex(
        "^(?:请)?(?:(?:恢复|重新|打开|开启)(?:给我)?(?:发送?|推送?|接收|收|订阅)?|(?:我要|我想|继续|重新)(?:再)?(?:收|接收|订阅)(?:到)?|订阅)(?:所有|全部|社区|小区|活动|会议|接待日|的)*(?:通知|提醒|公告|广播)(?:吧|了)?$"
        + "|^(?:please )?(?:resume|restart|turn on|switch on|start(?: sending)?(?: me)?|send me|subscribe(?: me)?(?: to)?)(?: all| the| my| community| event| meeting)* (?:notices|notifications|announcements|broadcasts|reminders)(?: again)?$",
        RegexOptions.IgnoreCase)]
    private static partial Regex ResumeWords();

    [GeneratedRegex(
        "^(?:请|以后|优先|都|先|最好)*用(?:手机)?(?:短信|手机|网页|聊天|这里|微信|企业微信|邮件|邮箱|消息平台)(?:来)?(?:联系|通知|告诉|找)我(?:就行|就好|吧)?$|^(?:请|以后|都)*(?:给我)?发短信(?:给我|通知我|联系我|告诉我)?(?:就行|就好|吧)$|^(?:请|以后|都)*发短信(?:给我|通知我|联系我|告诉我)$|^(?:以后)?(?:就)?在这里(?:通知|联系|告诉)我(?:就行|就好|吧)?$"
        + "|^(?:please )?(?:contact|reach|notify|tell|message) me (?:by |via |with |through |on |over |in )?(?:an? )?(?:sms|text(?: messages?)?|phone|web chat|chat|here|wechat|wecom|e-?mail|message service)(?: instead| first)?$|^(?:please )?text me(?: instead| first)?$|^i prefer (?:sms|text messages|web chat|chat|wechat|e-?mail)$",
        RegexOptions.IgnoreCase)]
    private static partial Regex PreferWords();

    [GeneratedRegex("所有|全部|任何|什么|\\ball\\b|\\bany\\b", RegexOptions.IgnoreCase)]
    private static partial Regex AllWords();

    [GeneratedRegex("提醒|活动|会议|接待日|日程|remind|event|activity|meeting", RegexOptions.IgnoreCase)]
    private static partial Regex ReminderWords();

    [GeneratedRegex("社区|小区|公告|广播|群发|announce|broadcast|community", RegexOptions.IgnoreCase)]
    private static partial Regex BroadcastWords();

    [GeneratedRegex("短信|手机|\\bsms\\b|\\btext\\b|\\bphone\\b", RegexOptions.IgnoreCase)]
    private static partial Regex PhoneWords();

    [GeneratedRegex("网页|聊天|这里|chat\\b(?<!wechat)|\\bhere\\b", RegexOptions.IgnoreCase)]
    private static partial Regex ChatWords();

    [GeneratedRegex("消息平台|message service", RegexOptions.IgnoreCase)]
    private static partial Regex GatewayWords();
}
