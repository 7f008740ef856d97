using System.Text.RegularExpressions;
using Hub.Bot.Areas;
using Hub.Bot.Turns;
using Hub.Domain.Areas;
using Hub.Domain.Conversations;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Text;
using Hub.Domain.Understanding;
using Hub.Notifier.Channels;

namespace Hub.Bot.Notices;

/// <summary>Writing a broadcast in chat: the words, whom, a look at what becomes of it, and off to the second person.</summary>
internal static partial class BroadcastConversation
{
    /// <summary>The feature word of its choices: <c>broadcast/send</c>, <c>broadcast/{id}/approve</c> …</summary>
    public const string Feature = "broadcast";

    /// <summary>Whether she asks to write one.</summary>
    public static bool IsAskedBy(string words) => Begin().IsMatch(words.Trim());

    /// <summary>The form that is open, as long as she is at it.</summary>
    public static BroadcastForm? Open(Turn turn) => turn.Memory.Recall<BroadcastForm>() is { } form && turn.Now < form.Until ? form : null;

    public static void Start(Turn turn)
    {
        if (BroadcastAuthority.Home(turn.Posts) is not { } home)
        {
            turn.Say(BroadcastChatTexts.NotYours);
            return;
        }
        turn.Memory.Forget<Awaiting>();
        Keep(turn, new(BroadcastStep.Text, home.Area.Code, turn.Now));
        turn.Say(BroadcastChatTexts.AskText);
    }

    /// <summary>Begins with a broadcast that was sent back.</summary>
    public static void Change(Turn turn, Broadcast broadcast)
    {
        if (broadcast.Audience is not { Parts: [var part], People.Count: 0, Except.Count: 0, ExceptPeople.Count: 0 } || broadcast.TemplateKey is not null)
        {
            turn.Say(BroadcastChatTexts.ChangeElsewhere);
            return;
        }
        Keep(turn, new(BroadcastStep.Text, broadcast.AreaCode, turn.Now) { Part = part, Text = broadcast.Text.Zh, BroadcastId = broadcast.Id });
        turn.Say(BroadcastChatTexts.AskNewText.In(turn.Lang, broadcast.Text.In(turn.Lang)));
    }

    /// <summary>Her words are the notice's, whatever they say; false where the form asks something else.</summary>
    public static async Task<bool> TakesWordsAsync(Turn turn, BroadcastForm form)
    {
        string words = turn.Heard.Words.Trim();
        if (form.Step != BroadcastStep.Text)
        {
            return false;
        }
        if (words.Length <= 10 && turn.Heard.Understood.Intent == Intent.Cancel)
        {
            Cancel(turn);
        }
        else if (words.Length is 0 or > BroadcastLimits.MostCharacters)
        {
            Keep(turn, form);
            turn.Say(words.Length == 0 ? BroadcastChatTexts.OnlyText.In(turn.Lang) : BroadcastChatTexts.TooLong.In(turn.Lang, BroadcastLimits.MostCharacters));
        }
        else if (form.Part is null)
        {
            await AskWhomAsync(turn, form with { Text = words });
        }
        else
        {
            await ShowAsync(turn, form with { Text = words });
        }
        return true;
    }

    /// <summary>The answer to the other questions; false where it is none.</summary>
    public static async Task<bool> ContinueAsync(Turn turn, BroadcastForm form)
    {
        if (form.Step == BroadcastStep.Check)
        {
            if (turn.Heard.Understood is { Intent: Intent.Yes, Matters.Count: 0 })
            {
                await SubmitAsync(turn, form);
                return true;
            }
            return false;
        }
        string words = turn.Heard.Words.Trim();
        if (Named(words) is { } named)
        {
            await ShowAsync(turn, form with { Part = new(form.AreaCode, named.Whom, named.Role) });
            return true;
        }
        // Asked for a building, '3' is one.
        Place place = turn.Heard.Understood.Place;
        place = place.Building is null && words.Length is > 0 and <= 3 && words.All(char.IsAsciiDigit) ? place with { Building = words } : place;
        switch (await FindPlace.InAsync(turn, place, words, new(form.AreaCode, null, null, null)))
        {
            case PlaceFound.Building { Area: var building }:
                await ToAsync(turn, form, building);
                return true;
            case PlaceFound.Wider { Area: var wider }:
                await ToAsync(turn, form, wider);
                return true;
            case PlaceFound.Several several:
                Keep(turn, form);
                turn.Say(BroadcastChatTexts.PlaceSeveral.In(turn.Lang, several.Name), [.. several.Areas.Select(area => At(area, turn.Lang))]);
                return true;
            case PlaceFound.Near { Areas: [_, ..] near }:
                Keep(turn, form);
                turn.Say(BroadcastChatTexts.PlaceUnknown.In(turn.Lang, Cut.To(words, 20)), [.. near.Select(area => At(area, turn.Lang))]);
                return true;
            default:
                if (turn.Heard.Understood.Matters.Count > 0 || turn.Heard.Understood.Intent != Intent.None)
                {
                    return false;
                }
                Keep(turn, form);
                turn.Say(BroadcastChatTexts.PlaceUnknown.In(turn.Lang, Cut.To(words, 20)));
                return true;
        }
    }

    // Whom she names without the place: 'residents', '网格员', 'building heads'.
    private static (AudienceKind Whom, Role? Role)? Named(string words)
    {
        string bare = words.TrimEnd('。', '.', '!', '！');
        if (BroadcastChatTexts.ResidentWords.Contains(bare, StringComparer.OrdinalIgnoreCase))
        {
            return (AudienceKind.Residents, null);
        }
        return (RoleWords.Read(bare) ?? (bare.EndsWith('s') ? RoleWords.Read(bare[..^1]) : null)) is { } role ? (AudienceKind.Posts, role) : null;
    }

    /// <summary>A choice of the form.</summary>
    public static async Task ChooseAsync(Turn turn, ChoiceId choice)
    {
        if (choice.Verb == "start")
        {
            Start(turn);
            return;
        }
        if (Open(turn) is not { } form || await turn.Rows.Areas.FindAsync(form.AreaCode, turn.Cancel) is not { } home)
        {
            turn.Say(BroadcastChatTexts.FormGone);
            return;
        }
        switch (choice.Verb)
        {
            case "residents":
                await ShowAsync(turn, form with { Part = new(home.Code, AudienceKind.Residents) });
                break;
            case "workers":
                await ShowAsync(turn, form with { Part = new(home.Code, AudienceKind.Posts, Role.GridWorker) });
                break;
            case "heads":
                await ShowAsync(turn, form with { Part = new(home.Code, AudienceKind.Posts, Role.BuildingHead) });
                break;
            case "place":
                Keep(turn, form with { Step = BroadcastStep.Whom });
                turn.Say(BroadcastChatTexts.AskPlace);
                break;
            case "at" when await turn.Rows.Areas.FindAsync(choice.Subject, turn.Cancel) is { } area:
                await ToAsync(turn, form, area);
                break;
            case "test" when form.Part is not null:
                turn.Broadcasts.Test(new(form.Text, form.Text), turn.Person!.Id);
                Keep(turn, form);
                turn.Say(BroadcastChatTexts.TestSent, Choices(turn));
                break;
            case "send" when form.Part is not null:
                await SubmitAsync(turn, form);
                break;
            case "change":
                Keep(turn, form);
                turn.Say(BroadcastChatTexts.ChangeWhat,
                    turn.Offer($"{Feature}/retext", BroadcastChatTexts.ChangeText), turn.Offer($"{Feature}/rewhom", BroadcastChatTexts.ChangeWhom));
                break;
            case "retext":
                Keep(turn, form with { Step = BroadcastStep.Text });
                turn.Say(BroadcastChatTexts.AskNewText.In(turn.Lang, form.Text));
                break;
            case "cancel":
                Cancel(turn);
                break;
            default:
                await AskWhomAsync(turn, form);
                break;
        }
    }

    /// <summary>Drops the form, as she asked.</summary>
    public static void Cancel(Turn turn)
    {
        turn.Memory.Forget<BroadcastForm>();
        turn.Say(BroadcastChatTexts.Cancelled);
    }

    private static async Task AskWhomAsync(Turn turn, BroadcastForm form)
    {
        Keep(turn, form with { Step = BroadcastStep.Whom });
        string home = (await turn.Rows.Areas.FindAsync(form.AreaCode, turn.Cancel))?.Name ?? form.AreaCode;
        turn.Say(BroadcastChatTexts.AskWhom,
            // 'Building 3' is typed here: so no number chooses.
            turn.Offer($"{Feature}/residents", BroadcastChatTexts.AllResidents.With(home), numbered: false),
            turn.Offer($"{Feature}/workers", BroadcastChatTexts.AllWorkers.With(home), numbered: false),
            turn.Offer($"{Feature}/heads", BroadcastChatTexts.AllHeads.With(home), numbered: false),
            turn.Offer($"{Feature}/place", BroadcastChatTexts.ATyped, numbered: false));
    }

    private static Task ToAsync(Turn turn, BroadcastForm form, Area area) => ShowAsync(turn, form with { Part = new(area.Code, AudienceKind.Residents) });

    private static async Task ShowAsync(Turn turn, BroadcastForm form)
    {
        form = form with { Step = BroadcastStep.Check };
        if (form.Text.Length == 0)
        {
            Keep(turn, form with { Step = BroadcastStep.Text });
            turn.Say(BroadcastChatTexts.AskText);
            return;
        }
        if (await BroadcastCard.OfAsync(turn, form) is not { } card)
        {
            turn.Say(BroadcastChatTexts.NobodyThere.In(turn.Lang, await BroadcastCard.WhomAsync(turn, form)));
            await AskWhomAsync(turn, form with { Part = null });
            return;
        }
        Keep(turn, form);
        bool isDanger = Understand.Text(form.Text).RedLine is not null;
        turn.Say(isDanger ? $"{card}\n{BroadcastChatTexts.CardDanger.In(turn.Lang)}" : card,
            [.. Choices(turn), .. isDanger ? [turn.Offer($"{Feature}/danger", BroadcastChatTexts.ReportDanger)] : Array.Empty<Choice>()]);
    }

    private static async Task SubmitAsync(Turn turn, BroadcastForm form)
    {
        BroadcastDraft draft = new() { AreaCode = form.AreaCode, Text = new(form.Text, form.Text), Audience = BroadcastCard.AudienceOf(form) };
        BroadcastMoved moved = form.BroadcastId is { } known
            ? await turn.Broadcasts.EditAsync(known, null, draft, turn.Person!.Id, turn.Cancel)
            : await turn.Broadcasts.DraftAsync(draft, turn.Person!, turn.Cancel);
        if (moved is BroadcastMoved.Done { Broadcast: var drafted })
        {
            await turn.Rows.FlushAsync(turn.Cancel);
            moved = await turn.Broadcasts.SubmitAsync(drafted.Id, turn.Person!.Id, turn.Cancel);
        }
        switch (moved)
        {
            case BroadcastMoved.Done { Broadcast: var submitted }:
                turn.Memory.Forget<BroadcastForm>();
                turn.Say(
                    submitted.State == BroadcastState.Submitted
                        ? BroadcastChatTexts.Submitted.In(turn.Lang, await BroadcastCard.ApproversAsync(turn, form.AreaCode))
                        : BroadcastChatTexts.SentAtOnce.In(turn.Lang),
                    turn.Offer($"{Feature}/{submitted.Id:N}/show", BroadcastChoices.Show(submitted.Id).Label));
                break;
            case BroadcastMoved.Invalid invalid:
                Keep(turn, form);
                turn.Say(BroadcastChatTexts.WrongContent.In(turn.Lang, string.Join('\n', invalid.Problems.Select(problem => problem.Words().In(turn.Lang)))), Choices(turn));
                break;
            default:
                BroadcastWatch.SayNot(turn, moved);
                break;
        }
    }

    private static IReadOnlyList<Choice> Choices(Turn turn) =>
    [
        turn.Offer($"{Feature}/test", BroadcastChatTexts.ToSelf), turn.Offer($"{Feature}/send", BroadcastChatTexts.Submit),
        turn.Offer($"{Feature}/change", BroadcastChatTexts.Change), turn.Offer($"{Feature}/cancel", BroadcastChatTexts.Cancel),
    ];

    private static Choice At(Area area, Lang lang) => new($"{Feature}/{area.Code}/at", PlaceTexts.Named(area.Name, lang));

    private static void Keep(Turn turn, BroadcastForm form) => turn.Memory.Keep(form with { Until = turn.Now + BroadcastForm.Patience });

    [GeneratedRegex("^(?:我要|我想|帮我|请)?(?:群?发|发布|写)(?:一?[个条]|一下)?(?:通知|公告|广播)[。！!.]?$|^(?:please )?(?:send|write|post)(?: out)?(?: an?| the)? (?:notice|broadcast|announcement)[.!]?$", RegexOptions.IgnoreCase)]
    private static partial Regex Begin();
}
