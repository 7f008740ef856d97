using Hub.Domain.Text;

namespace Hub.Domain.Understanding;

/// <summary>What is said of something that is again and again: by which rule, and from which day on.</summary>
/// <param name="Rule">The rule as an RRULE's value; null where none is named, or it may mean several.</param>
/// <param name="From">From which day on; null where that is not said.</param>
/// <param name="Bare">Where only the rhythm is said and no day of it, the rule without its days.</param>
/// <param name="Rest">The text without the day it begins on: what else is said in it, such as the time.</param>
/// <param name="Question">What has to be asked before anything of it can be taken; null where nothing has.</param>
/// <param name="WhichDay">With a rhythm that has no rule: the question on which day.</param>
public sealed record Repeated(string? Rule, DateOnly? From, string? Bare, string Rest, Bi? Question = null, Bi? WhichDay = null)
{
    /// <summary>Reads it.</summary>
    /// <param name="text">What was said.</param>
    /// <param name="today">The local day.</param>
    public static Repeated In(string text, DateOnly today)
    {
        Beginning? begins = Beginning.In(text, today);
        string rest = begins?.Rest ?? text;
        Rhythm? rhythm = Rhythm.In(rest);
        string? rule = Repetition.In(rest, begins?.Day);
        if (rule is null && rhythm is null)
        {
            return new(null, null, null, text);
        }
        bool isBare = rule is null && rhythm?.Rule is not null && DayTime.In(rhythm.Rest, today)?.Day is null;
        Bi? question = rhythm is { Rule: null } ? RepeatedTexts.Which.With(rhythm.Said)
            : begins is { IsSure: false } ? RepeatedTexts.Year.With(begins.Said)
            : null;
        Bi? whichDay = rule is null && rhythm is not null ? (rhythm.Unit == "WEEKLY" ? RepeatedTexts.Weekday : RepeatedTexts.MonthDay).With(rhythm.Said) : null;
        return new(rule, begins?.Day, isBare ? rhythm!.Rule : null, rest, question, whichDay);
    }
}
