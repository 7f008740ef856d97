using System.Text.RegularExpressions;
using Hub.Bot.Areas;
using Hub.Bot.Guide;
using Hub.Bot.People;
using Hub.Bot.Requests;
using Hub.Bot.Turns;
using Hub.Domain.Conversations;
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
        // Whatever else was said meanwhile, an open form keeps its clock.
        if (turn.Conversation.DueAt is null && turn.Memory.Recall<FilingForm>() is not null)
        {
            turn.WakeAfter(turn.Patience);
        }
    }

    private static async Task AnswerPartAsync(Turn turn)
    {
        Heard heard = turn.Heard;
        Understood said = heard.Understood;
        FilingForm? form = turn.Memory.Recall<FilingForm>();

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

        // 3. A choice: pressed, typed as its number, or typed as its words.
        if ((heard.Choice ?? Typed(turn)) is { } choice)
        {
            await ChooseAsync(turn, choice, form);
            return;
        }

        // 4. What may be said at any time; a form goes on where it was.
        if (await AnyTimeAsync(turn, said, form))
        {
            return;
        }

        // 5. The answer to a question, or to the form.
        if (turn.Memory.Recall<Awaiting>() is { } awaiting && turn.Now < awaiting.Until
            && ChoiceId.Parse(awaiting.Choice) is { } awaited && !(awaited.Feature == PeopleConversation.Feature && awaited.Verb == "contact" && said.Matters.Count > 0))
        {
            await ChooseAsync(turn, awaited, form);
        }
        else if (form is not null)
        {
            await FilingConversation.ContinueAsync(turn, form);
        }
        else
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
        if (turn.Heard.Words.Length > 0 || turn.Media.Count > 0)
        {
            Request kept = await turn.Book.SubmitAsync(new()
            {
                Key = $"{turn.Key}/rescue",
                Text = turn.Heard.Words.Length > 0 ? turn.Heard.Words : FilingTexts.Photo.In(turn.Lang),
                Category = Category.Other,
                Urgency = turn.Heard.Understood.RedLine is null ? Urgency.Normal : Urgency.RedLine,
                RedLine = turn.Heard.Understood.RedLine,
                ReporterId = turn.EnsurePerson().Id,
            }, turn.Cancel);
            await turn.Rows.Requests.AttachAsync([.. turn.Media.Select(media => media.Id)], kept.Id, turn.Cancel);
        }
        turn.Say(GuideTexts.Sorry);
    }

    private static async Task SignalAsync(Turn turn, string signal, FilingForm? form)
    {
        if (signal == Heard.Opened)
        {
            await GuideConversation.OpenAsync(turn, turn.Heard.Value);
        }
        else if (form is not null)
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
        { Feature: RedLineConversation.Feature } => RedLineConversation.LocateAsync(turn, choice),
        { Feature: PeopleConversation.Feature } => PeopleConversation.ChooseAsync(turn, choice),
        { Feature: FoundConversation.Feature } => turn.IsStaff ? FoundConversation.ContinueAsync(turn, choice.Verb) : NotStaff(turn),
        { Feature: ChooseArea.Feature } => PlaceAsync(turn, choice, form),
        { Feature: GuideConversation.Feature, Verb: "mine" } => FollowConversation.ListAsync(turn),
        { Feature: GuideConversation.Feature, Verb: "report" } => Run(() => FilingConversation.Open(turn, GuideTexts.GoAhead)),
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
        bool aside = said.Matters.Count == 0;
        switch (said.Intent)
        {
            case Intent.Cancel:
                turn.Memory.Forget<Awaiting>();
                Cancel(turn, form);
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
                await GuideConversation.ReceptionDayAsync(turn);
                break;
            case Intent.WhoIsOnDuty when aside:
                await GuideConversation.OnDutyAsync(turn);
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
            case Intent.MyRequests when aside:
                await (said.Number is { } number ? FollowConversation.ByNumberAsync(turn, number) : FollowConversation.ListAsync(turn));
                break;
            case Intent.MyOrders when turn.IsStaff:
                await OrderConversation.ListAsync(turn);
                break;
            case Intent.Accept or Intent.Decline or Intent.ResolveOrder when turn.IsStaff:
                await OrderConversation.CommandAsync(turn, said.Intent);
                break;
            default:
                return false;
        }
        // A side question was answered: the form goes on where it was.
        if (form is not null && turn.Memory.Recall<Awaiting>() is null)
        {
            await FilingConversation.ResumeAsync(turn, form);
        }
        return true;
    }

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
        { Recurs: true } => RecursAsync(turn, said),
        { Matters.Count: > 0 } => FilingConversation.StartAsync(turn, said.Intent == Intent.FileAnonymously),
        { Intent: Intent.Resolved } => FollowConversation.LatestAsync(turn, "confirm"),
        { Intent: Intent.Withdraw } => FollowConversation.LatestAsync(turn, "withdraw"),
        { Intent: Intent.AddToRequest } => FollowConversation.LatestAsync(turn, "add"),
        { Intent: Intent.Rate } => FollowConversation.LatestAsync(turn, "rate"),
        { Intent: Intent.FileAnonymously } => Run(() => FilingConversation.Open(turn, FilingTexts.AnonymousStart, anonymous: true)),
        { Intent: Intent.Thanks } => Run(() => GuideConversation.Leave(turn, goodbye: false)),
        { Intent: Intent.Goodbye } => Run(() => GuideConversation.Leave(turn, goodbye: true)),
        { Intent: Intent.Greeting } => Run(() => GuideConversation.Greet(turn)),
        { Number: { } number, Intent: Intent.None } when number > 99 => FollowConversation.ByNumberAsync(turn, number),
        _ when turn.Media.Count > 0 => FilingConversation.StartAsync(turn),
        _ => PlaceOrNothingAsync(turn),
    };

    private static async Task PlaceOrNothingAsync(Turn turn)
    {
        if (!await GuideConversation.PlaceAsync(turn))
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

    private static async Task StartAgainAsync(Turn turn)
    {
        string words = turn.Memory.Recall<Recurrence>()?.Words ?? "";
        turn.Memory.Forget<Recurrence>();
        turn.Heard = turn.Heard with { Words = words, Choice = null, Understood = Understand.Text(words) };
        await FilingConversation.StartAsync(turn);
    }

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

    private static void Cancel(Turn turn, FilingForm? form)
    {
        if (form is not null)
        {
            FilingConversation.Cancel(turn);
        }
        else
        {
            turn.Say(GuideTexts.NothingToCancel);
        }
    }

    // '2' and the words on a button choose what lies before her, and nothing else.
    private static ChoiceId? Typed(Turn turn)
    {
        string words = turn.Heard.Words.Trim();
        OfferedChoice? offered = turn.Offered.FirstOrDefault(choice =>
            choice.Label == words || (int.TryParse(words, out int number) && number == choice.Number));
        return ChoiceId.Parse(offered?.ChoiceId);
    }

    private static Task NotStaff(Turn turn) => Run(() => turn.Say(StaffTexts.NotStaff));

    private static Task Run(Action say)
    {
        say();
        return Task.CompletedTask;
    }

    [GeneratedRegex("^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}(?:/[1-9])?(?![0-9A-Z-])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex TrackingCode();
}
