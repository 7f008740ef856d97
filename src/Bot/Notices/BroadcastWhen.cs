using System.Text.RegularExpressions;
using Hub.Bot.Turns;
using Hub.Domain.Calendar;
using Hub.Domain.Text;
using Hub.Domain.Understanding;

namespace Hub.Bot.Notices;

/// <summary>When a broadcast goes, as its author says it: at once, at a time, or again and again.</summary>
internal static partial class BroadcastWhen
{
    /// <summary>Longer words say more than a time.</summary>
    private const int MostCharacters = 60;

    // Who names a day alone means the morning of it.
    private static readonly TimeOnly Morning = new(9, 0);

    /// <summary>Whether words that nobody asked for are meant as a time: 明天9点发, every Monday at 9:00; a day alone, a question, or from when to when is not.</summary>
    public static bool IsSaid(string words, DateOnly today) => !Question().IsMatch(words) && EventLength.In(words, today) is null
        && (AtOnce().IsMatch(words) || Repetition.In(words) is not null || Sends().IsMatch(words) || DayTime.In(words, today) is { Time: not null });

    /// <summary>The form with what the words say, or what to answer; neither where they say no time.</summary>
    public static (BroadcastForm? Form, string? Answer) Read(Turn turn, BroadcastForm form, string words)
    {
        if (words.Length > MostCharacters)
        {
            return (null, null);
        }
        if (AtOnce().IsMatch(words))
        {
            return (form with { ScheduledAt = null, Repeats = null }, null);
        }
        Repeated repeated = Repeated.In(words, turn.Today);
        DayTime? said = DayTime.In(repeated.Rest, turn.Today);
        TimeOnly time = said?.Time ?? Morning;
        if ((repeated.Question ?? repeated.WhichDay) is { } question)
        {
            return (null, question.In(turn.Lang));
        }
        if (repeated.Rule is { } text && RecurrenceRule.Parse(text) is RecurrenceRuleRead.Rule { Value: var rule })
        {
            DateTimeOffset after = repeated.From > turn.Today ? ZonedTime.Instant(repeated.From.Value, default, turn.Zone).AddTicks(-1) : turn.Now;
            return (form with { ScheduledAt = RepeatBroadcast.First(rule, time, after, turn.Zone), Repeats = text }, null);
        }
        if (said is null)
        {
            return (null, null);
        }
        DateTimeOffset at = ZonedTime.Instant(said.Day ?? turn.Today, time, turn.Zone);
        if (at <= turn.Now && said.Day is null)
        {
            at = ZonedTime.Instant(turn.Today.AddDays(1), time, turn.Zone);
        }
        return at > turn.Now
            ? (form with { ScheduledAt = at, Repeats = null }, null)
            : (null, BroadcastChatTexts.WhenPast.In(turn.Lang, RepeatBroadcast.When(at, null, turn.Now, turn.Zone).In(turn.Lang)));
    }

    /// <summary>When it goes, in words.</summary>
    public static string Words(Turn turn, DateTimeOffset at, string? repeats) => RepeatBroadcast.When(at, repeats, turn.Now, turn.Zone).In(turn.Lang);

    [GeneratedRegex("^(?:请)?(?:马上|立即|立刻|现在)(?:就?发(?:送|出)?)?[。！!.]?$|^(?:send it )?(?:right now|now|at once|immediately)[.!]?$", RegexOptions.IgnoreCase)]
    private static partial Regex AtOnce();

    [GeneratedRegex("发(?:送|出|布)?[。！!]?$|^定?时?在.+发|^(?:send|schedule) it\\b", RegexOptions.IgnoreCase)]
    private static partial Regex Sends();

    [GeneratedRegex("[?？]|[吗呢]$|什么|几[点号时]|哪|\\b(?:when|what|which|is there|are there)\\b", RegexOptions.IgnoreCase)]
    private static partial Regex Question();
}
