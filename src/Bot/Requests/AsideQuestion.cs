using System.Text.RegularExpressions;
using Hub.Bot.Turns;
using Hub.Domain.Requests;
using Hub.Domain.Text;
using Hub.Domain.Understanding;

namespace Hub.Bot.Requests;

/// <summary>A question in the middle of a form: about the form it is answered; what only people can answer goes to them with the matter.</summary>
internal static partial class AsideQuestion
{
    /// <summary>Whether words ask something and describe nothing that is a matter, or makes one graver: '要收费吗', 'do I have to be at home?'.</summary>
    public static bool Is(Understood said, string words) => said.Intent == Intent.None && Asks().IsMatch(words.Trim()) && !TakeIn.NamesDefect(words)
        && said.Matters.All(matter => matter.Urgency == Urgency.Normal && !TakeIn.StandsAlone(matter));

    /// <summary>The form after such a question, which stands in its last matter for whoever deals with it.</summary>
    public static FilingForm Hear(Turn turn, FilingForm form)
    {
        string words = turn.Heard.Words.Trim();
        if (form.Step == FilingStep.Place && WhyAsked().IsMatch(words))
        {
            turn.Say(FilingTexts.WhyWhere);
            return form;
        }
        if (WhetherFiled().IsMatch(words))
        {
            turn.Say(FilingTexts.StillToFile.In(turn.Lang, (int)turn.Patience.TotalMinutes));
            return form;
        }
        form.Drafts[^1] = form.Drafts[^1] with { Text = $"{form.Drafts[^1].Text}\n{words}" };
        turn.Say(FilingTexts.QuestionKept);
        return form;
    }

    [GeneratedRegex(@"[?？][\s。.！!~]*$|(?:吗|了没有?|什么|干嘛|干啥|多少钱|怎么办)[\s。！!~]*$|^(?:请问|为什么|为啥|凭什么|谁来|要不要|能不能|会不会|可不可以)|^(?:who|why)\b|^(?:will|do|does|can|could|should|am|is|are) (?:i|you|we|they|he|she|it|there|anybody|somebody|someone)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Asks();

    [GeneratedRegex(@"(?:为什么|为啥|干嘛|凭什么|怎么)(?:还)?(?:一定)?(?:要|得)?(?:问|知道|说|填|告诉)|问(?:这|这个|那|那个|我)?.{0,6}(?:干什么|干啥|干嘛|做什么|有什么用)|\bwhy (?:do|are|should|must|would) (?:you|i) (?:need|want|ask|asking|have|say|tell|know)|\bwhat (?:for|do you need (?:that|it|this) for)", RegexOptions.IgnoreCase)]
    private static partial Regex WhyAsked();

    [GeneratedRegex(@"(?:提交|登记|报|受理|发|交|递|送)(?:上去|出去|上|好|成功)?了(?:吗|没|么)|^(?:这样|那)?(?:就)?(?:行|可以|好|完|完成|成)了(?:吗|么)|\b(?:is|was) (?:it|that|this) (?:filed|submitted|sent|all|done)\b|\b(?:did|have) (?:you|i) (?:file|filed|submit|submitted|send|sent)\b|\b(?:am i|are we) done\b", RegexOptions.IgnoreCase)]
    private static partial Regex WhetherFiled();
}
