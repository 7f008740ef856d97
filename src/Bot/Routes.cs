using System.Text.RegularExpressions;
using Hub.Bot.Areas;
using Hub.Bot.Calendar;
using Hub.Bot.Guide;
using Hub.Bot.Notices;
using Hub.Bot.People;
using Hub.Bot.Requests;
using Hub.Bot.Turns;
using Hub.Domain.Conversations;
using Hub.Domain.Ids;
using Hub.Domain.Requests;
using Hub.Domain.Text;
using Hub.Domain.Understanding;

namespace Hub.Bot;

/// <summary>The one switch: what the bot understands, and which feature answers it.</summary>
internal static partial class Routes
{
    /// <summary>Answers one part of a turn. The order is the meaning: danger first, then what was asked, then what is described.</summary>
    public static async Task AnswerAsync(Turn turn)
    {
        await AnswerPartAsync(turn);
        // Whatever else was said meanwhile, an open form keeps its clock, and so does what is to be wiped.
        if (turn.Conversation.DueAt is null && (turn.Memory.Recall<FilingForm>() is not null || turn.Memory.Recall<Wipe>() is not null))
        {
            turn.WakeAfter(turn.Patience);
        }
    }

    private static async Task AnswerPartAsync(Turn turn)
    {
        Heard heard = turn.Heard;
        Understood said = heard.Understood;
        FilingForm? form = turn.Memory.Recall<FilingForm>();

        // 0. A notice that is being written takes its words as they are, and so do minutes.
        if (await NoticeRoutes.TakesWordsAsync(turn) || await CalendarRoutes.TakesWordsAsync(turn))
        {
            return;
        }

        // 0. Who may turn the routine-emergency switch says so in so many words, and its reasons are full of dangers.
        if (turn.IsStaff && Typed.Choice(turn) is null && await EmergencyConversation.TakesAsync(turn))
        {
            return;
        }

        // 0. So does who calls departments: the reason is often a danger that is known already.
        if (turn.IsStaff && Typed.Choice(turn) is null && await WhistleConversation.TakesAsync(turn))
        {
            return;
        }

        // 1. Danger goes before everything, also in the middle of a form.
        if (said.RedLine is { } danger)
        {
            await RedLineConversation.RaiseAsync(turn, danger);
            return;
        }

        // 2. The page opened, or the clock came.
        if (heard.Signal is { } signal)
        {
            await SignalAsync(turn, signal, form);
            return;
        }

        // 3. A choice: pressed, typed as its number, or typed as its words. It is chosen, whatever the bot had asked before.
        if ((heard.Choice ?? Typed.Choice(turn)) is { } choice)
        {
            turn.Heard = heard with { Choice = choice };
            if (Awaited(turn) is { Feature: not RedLineConversation.Feature })
            {
                turn.Memory.Forget<Awaiting>();
            }
            await ChooseAsync(turn, choice, form);
            return;
        }

        // 4. What may be said at any time; a form goes on where it was. Older words wait for a choice no more.
        turn.Memory.Forget<Spoken>();
        if (await AnyTimeAsync(turn, said, form))
        {
            return;
        }

        // 5. The answer to a question, or to the form; a phone number is hers wherever she says it.
        if (Answers.GivesPhone(turn, Awaited(turn), form))
        {
            await PeopleConversation.ContactAsync(turn);
            await ResumeAsync(turn, form);
        }
        else if (Awaited(turn) is { } awaited && await Answers.TakesAsync(turn, awaited))
        {
            await ChooseAsync(turn, awaited, form);
            await ResumeAsync(turn, form);
        }
        else if (await NoticeRoutes.ContinueAsync(turn))
        {
            // It was the answer to a notice's question.
        }
        else if (form is not null)
        {
            await FilingConversation.ContinueAsync(turn, form);
        }
        else if (!await AskedConversation.AnswersAsync(turn, said) && !await CalendarRoutes.BeginsAsync(turn))
        {
            await FreshAsync(turn, said);
        }
    }

    /// <summary>Answering failed: the words are kept as a request to the desk, and she is told so.</summary>
    public static async Task RescueAsync(Turn turn)
    {
        if (turn.Heard.Signal is not null)
        {
            return;
        }
        if (turn.Heard.Words.Length == 0 && turn.Media.Count == 0)
        {
            turn.Say(GuideTexts.SorryAgain);
            return;
        }
        // Who wanted to stay unnamed stays unnamed, also here.
        bool anonymous = turn.Heard.Understood.Anonymous || turn.Memory.Recall<FilingForm>() is { Anonymous: true };
        Request kept = await turn.Book.SubmitAsync(new()
        {
            Key = anonymous ? $"anonymous/{IdSource.Hash(IdSource.Token())}" : $"{turn.Key}/rescue/{turn.Said.Count}",
            Text = turn.Heard.Words.Length > 0 ? turn.Heard.Words : FilingTexts.Photo.In(turn.Lang),
            Category = Category.Other,
            Urgency = turn.Heard.Understood.RedLine is null ? Urgency.Normal : Urgency.RedLine,
            RedLine = turn.Heard.Understood.RedLine,
            ReporterId = anonymous ? null : turn.EnsurePerson().Id,
        }, turn.Cancel);
        await turn.Rows.Requests.AttachAsync([.. turn.Media.Select(media => media.Id)], kept.Id, turn.Cancel, anonymous);
        if (turn.Heard.Understood.RedLine is { } danger)
        {
            turn.Say(RedLineConversation.FirstWords(danger));
        }
        turn.Say(GuideTexts.Sorry.In(turn.Lang, kept.Number));
    }

    private static async Task SignalAsync(Turn turn, string signal, FilingForm? form)
    {
        if (signal == Heard.Opened)
        {
            await GuideConversation.OpenAsync(turn, turn.Heard.Value);
            return;
        }
        if (turn.Memory.Recall<Wipe>() is not null)
        {
            turn.Memory.Forget<Wipe>();
            turn.EraseText = true;
        }
        if (form is not null)
        {
            await FilingConversation.LeftAloneAsync(turn, form);
        }
    }

    private static Task ChooseAsync(Turn turn, ChoiceId choice, FilingForm? form) => choice switch
    {
        { Feature: FilingConversation.Feature } => FilingConversation.ChooseAsync(turn, choice),
        { Feature: FollowConversation.Feature } => FollowConversation.ChooseAsync(turn, choice),
        { Feature: OrderConversation.Feature, Verb: "list" } => turn.IsStaff ? OrderConversation.ListAsync(turn) : NotStaff(turn),
        { Feature: OrderConversation.Feature } => OrderConversation.ChooseAsync(turn, choice),
        { Feature: WhistleChoices.Feature } => WhistleConversation.ChooseAsync(turn, choice),
        { Feature: RedLineConversation.Feature } => RedLineConversation.GoOnAsync(turn, choice),
        { Feature: PeopleConversation.Feature } => PeopleConversation.ChooseAsync(turn, choice),
        { Feature: EmergencyConversation.Feature } => turn.IsStaff ? EmergencyConversation.ChooseAsync(turn, choice) : NotStaff(turn),
        { Feature: FoundConversation.Feature } => turn.IsStaff ? FoundConversation.ContinueAsync(turn, choice.Verb) : NotStaff(turn),
        { Feature: BroadcastConversation.Feature or RecallConversation.Feature or SettingsConversation.Feature or HomeConversation.Feature or UnreachedConversation.Feature } => NoticeRoutes.ChooseAsync(turn, choice),
        { Feature: CalendarRoutes.Feature } => CalendarRoutes.ChooseAsync(turn, choice),
        { Feature: ChooseArea.Feature } => PlaceAsync(turn, choice, form),
        { Feature: GuideConversation.Feature, Verb: "mine" } => FollowConversation.ListAsync(turn),
        { Feature: GuideConversation.Feature, Verb: "report" } => ReportAsync(turn, form),
        { Feature: GuideConversation.Feature, Verb: "desk" } => PeopleConversation.HandOnAsync(turn),
        { Feature: "recurs" } => StartAgainAsync(turn),
        _ => Run(() => GuideConversation.Help(turn)),
    };

    private static async Task<bool> AnyTimeAsync(Turn turn, Understood said, FilingForm? form)
    {
        string words = turn.Heard.Words.Trim();
        if (TrackingCode().Match(words) is { Success: true } code)
        {
            await TrackedConversation.AnswerAsync(turn, code.Value.ToUpperInvariant(), words[code.Length..].Trim());
            return true;
        }
        bool isFree = turn.IsStaff && form is null && Awaited(turn) is null;
        if (await NoticeRoutes.AnyTimeAsync(turn) || await CalendarRoutes.AnyTimeAsync(turn) || (isFree && await OrderAnswers.TakesAsync(turn)))
        {
            return true;
        }
        bool aside = said.Matters.Count == 0;
        if (words.Length <= 40 && HowLong().IsMatch(words) && said.Matters.All(matter => matter.Category is Category.Other))
        {
            await FollowConversation.HowLongAsync(turn, form);
            await ResumeAsync(turn, form);
            return true;
        }
        switch (said.Intent)
        {
            case Intent.Cancel:
                await CancelAsync(turn, form);
                return true;
            case Intent.SwitchToChinese:
                GuideConversation.Speak(turn, Lang.Zh);
                break;
            case Intent.SwitchToEnglish:
                GuideConversation.Speak(turn, Lang.En);
                break;
            case Intent.Help when aside:
                GuideConversation.Help(turn);
                break;
            case Intent.ReceptionDay when aside:
                await CalendarConversation.AskedAsync(turn, isMeeting: false);
                break;
            case Intent.NextMeeting when aside:
                await CalendarConversation.AskedAsync(turn, isMeeting: true);
                break;
            case Intent.WhoIsOnDuty when aside:
                await CalendarConversation.OnDutyAsync(turn);
                break;
            case Intent.FindPerson when aside:
                await PeopleConversation.FindAsync(turn);
                break;
            case Intent.OthersNumber:
                PeopleConversation.Refuse(turn);
                break;
            case Intent.PrivacyInfo:
                turn.Say(GuideTexts.Privacy);
                break;
            case Intent.MyRequests when said.Number is { } number:
                await FollowConversation.ByNumberAsync(turn, number);
                break;
            case Intent.MyRequests when aside || form is null:
                if (!await FollowConversation.AskedAboutAsync(turn, said))
                {
                    return false;
                }
                break;
            case Intent.MyOrders when turn.IsStaff:
                await OrderConversation.ListAsync(turn);
                break;
            case Intent.MyOrders when aside:
                await FollowConversation.ListAsync(turn);
                break;
            case Intent.Accept or Intent.Decline or Intent.ResolveOrder when turn.IsStaff:
                await OrderConversation.CommandAsync(turn, said.Intent);
                break;
            default:
                return false;
        }
        await ResumeAsync(turn, form);
        return true;
    }

    // A side question was answered: the form goes on where it was, unless that asked something itself.
    private static async Task ResumeAsync(Turn turn, FilingForm? form)
    {
        if (form is not null && turn.Memory.Recall<Awaiting>() is null && turn.Memory.Recall<FilingForm>() is { } open && open.Key == form.Key)
        {
            await FilingConversation.ResumeAsync(turn, open);
        }
    }

    private static ChoiceId? Awaited(Turn turn) =>
        turn.Memory.Recall<Awaiting>() is { } awaiting && turn.Now < awaiting.Until ? ChoiceId.Parse(awaiting.Choice) : null;

    private static Task FreshAsync(Turn turn, Understood said) => said switch
    {
        { Intent: Intent.FileForResident } when turn.IsStaff => said.Matters.Count > 0
            ? FilingConversation.StartAsync(turn, byWorker: true)
            : Run(() => FilingConversation.Open(turn, StaffTexts.FileForWhom, byWorker: true)),
        { Intent: Intent.FoundAndFixed } when turn.IsStaff => Run(() => FoundConversation.Start(turn)),
        { Intent: Intent.Transfer } when turn.IsStaff => Run(() => turn.Say(StaffTexts.TransferOnPage)),
        { Intent: Intent.PassMessage } => PeopleConversation.PassAsync(turn, said.Rest),
        { Intent: Intent.EraseMe or Intent.ExportMe } => PeopleConversation.DeskAsync(turn),
        { Intent: Intent.NotSolved, Number: { } number } => FollowConversation.ByNumberAsync(turn, number, "reopen"),
        { Intent: Intent.Resolved, Number: { } number } => FollowConversation.ByNumberAsync(turn, number, "confirm"),
        { Intent: Intent.Withdraw, Number: { } number } => FollowConversation.ByNumberAsync(turn, number, "withdraw"),
        { Intent: Intent.AddToRequest, Number: { } number } => FollowConversation.ByNumberAsync(turn, number, "add"),
        { Intent: Intent.Rate, Number: { } number } when number > 5 => FollowConversation.ByNumberAsync(turn, number, "rate"),
        { Intent: Intent.NotSolved, Matters.Count: 0 } => FollowConversation.LatestAsync(turn, "reopen"),
        { Intent: Intent.AddToRequest, Rest: not null } => FollowConversation.LatestAsync(turn, "add"),
        { Recurs: true } => RecursAsync(turn, said),
        { Matters.Count: > 0 } => FilingConversation.StartAsync(turn, said.Intent == Intent.FileAnonymously),
        _ when turn.Media.Count > 0 => FilingConversation.StartAsync(turn, said.Intent == Intent.FileAnonymously),
        { Intent: Intent.Resolved } => FollowConversation.LatestAsync(turn, "confirm"),
        { Intent: Intent.Withdraw } => FollowConversation.LatestAsync(turn, "withdraw"),
        { Intent: Intent.AddToRequest } => FollowConversation.LatestAsync(turn, "add"),
        { Intent: Intent.Rate } => FollowConversation.LatestAsync(turn, "rate"),
        { Intent: Intent.FileAnonymously } => Run(() => FilingConversation.Open(turn, FilingTexts.AnonymousStart, anonymous: true)),
        { Intent: Intent.Thanks } => GuideConversation.LeaveAsync(turn, goodbye: false),
        { Intent: Intent.Goodbye } => GuideConversation.LeaveAsync(turn, goodbye: true),
        { Intent: Intent.Yes } => FollowConversation.NothingOpenAsync(turn),
        { Intent: Intent.No or Intent.Skip } => GuideConversation.NoAsync(turn),
        { Intent: Intent.Greeting } => Run(() => GuideConversation.Greet(turn)),
        { Number: { } number, Intent: Intent.None } when number > 99 => FollowConversation.ByNumberAsync(turn, number),
        _ => PlaceOrNothingAsync(turn),
    };

    private static async Task PlaceOrNothingAsync(Turn turn)
    {
        if (!await GuideConversation.PlaceAsync(turn) && !await BroadcastConversation.NotUnderstoodAsync(turn))
        {
            GuideConversation.NotUnderstood(turn);
        }
    }

    private static async Task RecursAsync(Turn turn, Understood said)
    {
        if (!await FollowConversation.RecursAsync(turn))
        {
            await (said.Matters.Count > 0 ? FilingConversation.StartAsync(turn) : FollowConversation.ListAsync(turn));
        }
    }

    // What she said before, as a matter of its own.
    private static async Task StartAgainAsync(Turn turn)
    {
        Spoken spoken = turn.Memory.Recall<Spoken>() ?? new(turn.Memory.Recall<Recurrence>()?.Words ?? "", []);
        turn.Memory.Forget<Recurrence>();
        turn.Memory.Forget<Spoken>();
        if (spoken is { Words.Length: 0, Media.Count: 0 })
        {
            FilingConversation.Open(turn, GuideTexts.GoAhead);
            return;
        }
        turn.Heard = Heard.Nothing with { Words = spoken.Words, Media = spoken.Media, Understood = Understand.Text(spoken.Words) };
        await FilingConversation.StartAsync(turn);
    }

    private static Task ReportAsync(Turn turn, FilingForm? form) => form is { Drafts.Count: > 0 }
        ? FilingConversation.ResumeAsync(turn, form)
        : Run(() => FilingConversation.Open(turn, GuideTexts.GoAhead));

    private static async Task PlaceAsync(Turn turn, ChoiceId choice, FilingForm? form)
    {
        if (await ChooseArea.DownAsync(turn, choice) is not { } area)
        {
            return;
        }
        if (form is not null)
        {
            await FilingConversation.PlacedAsync(turn, form, area);
        }
        else
        {
            await GuideConversation.NoteHomeAsync(turn, area, null);
        }
    }

    private static async Task CancelAsync(Turn turn, FilingForm? form)
    {
        bool asked = Awaited(turn) is { Feature: not RedLineConversation.Feature };
        if (asked)
        {
            turn.Memory.Forget<Awaiting>();
        }
        if (!asked && BroadcastConversation.Open(turn) is not null)
        {
            BroadcastConversation.Cancel(turn);
        }
        else if (asked && form is { Drafts.Count: > 0 })
        {
            // She leaves the question out, not what she described before it.
            await FilingConversation.ResumeAsync(turn, form);
        }
        else if (form is not null)
        {
            FilingConversation.Cancel(turn);
        }
        else if (asked)
        {
            turn.Say(GuideTexts.AllRight);
        }
        else
        {
            await FollowConversation.CancelledAsync(turn);
        }
    }

    private static Task NotStaff(Turn turn) => Run(() => turn.Say(StaffTexts.NotStaff));

    private static Task Run(Action say)
    {
        say();
        return Task.CompletedTask;
    }

    [GeneratedRegex(@"(?:多久|多长时间|几天|(?:什么|啥)时候|几点)(?:就)?(?:能|会|可以)?(?:才)?(?:有人)?(?:来|修|弄|办|处理|解决|上门|接单)|^(?:多久|要多久|得多久|多长时间)[？?。]*$|\bhow (?:long|soon)\b.{0,30}$|\bwhen will (?:it|they|you|somebody|someone)\b", RegexOptions.IgnoreCase)]
    private static partial Regex HowLong();

    [GeneratedRegex("^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}(?:/[1-9])?(?![0-9A-Z-])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TrackingCode();
}
