using Hub.Bot.Turns;
using Hub.Domain.Conversations;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Requests;
using Hub.Domain.Text;
using Hub.Domain.Understanding;
using Hub.Notifier.Channels;

namespace Hub.Bot.Notices;

/// <summary>Writing a broadcast in chat: the words, whom, a look at what becomes of it, and off to the second person.</summary>
internal static class BroadcastConversation
{
    /// <summary>The feature word of its choices: <c>broadcast/send</c>, <c>broadcast/{id}/approve</c> …</summary>
    public const string Feature = "broadcast";

    /// <summary>Longer words name nobody, and are looked at for what else they say.</summary>
    private const int MostWhom = 100;

    /// <summary>The form that is open, as long as she is at it.</summary>
    public static BroadcastForm? Open(Turn turn) => turn.Memory.Recall<BroadcastForm>() is { } form && turn.Now < form.Until ? form : null;

    /// <summary>At the card, words that mean nothing anywhere: it is shown again; false where there is none.</summary>
    public static async Task<bool> NotUnderstoodAsync(Turn turn)
    {
        if (Open(turn) is not { Step: BroadcastStep.Check } form)
        {
            return false;
        }
        turn.Say(BroadcastChatTexts.NotUnderstood);
        await ShowAsync(turn, form);
        return true;
    }

    /// <summary>
    /// What goes before everything else: files, the words of the notice, which are the notice's whatever they say, and at the
    /// card 'also building 3', 'except building 5'. False where it is none of these.
    /// </summary>
    /// <param name="turn">The turn.</param>
    /// <param name="form">The form that is open.</param>
    /// <param name="isChoice">Whether her words are those of a choice that lies before her.</param>
    public static async Task<bool> TakesAsync(Turn turn, BroadcastForm form, bool isChoice)
    {
        string words = turn.Heard.Words.Trim();
        bool hasFiles = turn.Media.Count > 0;
        if (hasFiles)
        {
            form = await BroadcastFiles.TakeAsync(turn, form);
            Keep(turn, form);
        }
        if (form.Step == BroadcastStep.Text)
        {
            await TakeTextAsync(turn, form, words, hasFiles);
            return true;
        }
        if (form.Step == BroadcastStep.Check && words.Length > 0 && !isChoice)
        {
            if (BroadcastWords.AtCard(words) is { } verb)
            {
                await ChooseAsync(turn, new(Feature, "", verb));
                return true;
            }
            if (BroadcastWords.Also().Match(words) is { Success: true } also)
            {
                await AskOrAddAsync(turn, form with { Step = BroadcastStep.Also }, also.Groups["whom"].Value);
                return true;
            }
            if (BroadcastWords.But().Match(words) is { Success: true } but)
            {
                await AskOrAddAsync(turn, form with { Step = BroadcastStep.Except }, but.Groups["whom"].Value);
                return true;
            }
        }
        if (form.Step is BroadcastStep.When or BroadcastStep.Check && words.Length > 0 && !isChoice && await HearsWhenAsync(turn, form, words))
        {
            return true;
        }
        // Asked whom, '网格员' asks for no telephone number.
        if (form.Step is not (BroadcastStep.Check or BroadcastStep.When) && words.Length is > 0 and < MostWhom && !isChoice && BroadcastWhom.Split(words).Meant is not null)
        {
            return await HearWhomAsync(turn, form, words);
        }
        if (!hasFiles || words.Length > 0)
        {
            return false;
        }
        if (form.Step == BroadcastStep.Check)
        {
            await ShowAsync(turn, form);
        }
        else
        {
            turn.Say(BroadcastChatTexts.HasFiles.In(turn.Lang, BroadcastFiles.Named(form.Files, turn.Lang)));
            await AskAsync(turn, form);
        }
        return true;
    }

    /// <summary>The answer to the other questions; false where it is none.</summary>
    public static async Task<bool> ContinueAsync(Turn turn, BroadcastForm form)
    {
        if (form.Step == BroadcastStep.When)
        {
            return false;
        }
        if (form.Step != BroadcastStep.Check)
        {
            return await HearWhomAsync(turn, form, turn.Heard.Words.Trim());
        }
        switch (turn.Heard.Understood)
        {
            case { Intent: Intent.Yes, Matters.Count: 0 }:
                await BroadcastSubmission.SayAsync(turn, form);
                return true;
            case { Intent: Intent.No, Matters.Count: 0 }:
                await ChooseAsync(turn, new(Feature, "", "change"));
                return true;
            default:
                return false;
        }
    }

    /// <summary>The words of the notice; with whom they are for, the card follows.</summary>
    public static async Task TakeTextAsync(Turn turn, BroadcastForm form, string words, bool hasFiles)
    {
        if (words.Length <= 10 && turn.Heard.Understood.Intent == Intent.Cancel)
        {
            Cancel(turn);
        }
        else if (words.Length == 0)
        {
            Keep(turn, form);
            turn.Say(hasFiles && form.Files.Count > 0
                ? $"{BroadcastChatTexts.HasFiles.In(turn.Lang, BroadcastFiles.Named(form.Files, turn.Lang))}\n{BroadcastChatTexts.AskText.In(turn.Lang)}"
                : BroadcastChatTexts.OnlyText.In(turn.Lang));
        }
        else if (words.Length > BroadcastLimits.MostCharacters)
        {
            Keep(turn, form);
            turn.Say(BroadcastChatTexts.TooLong.In(turn.Lang, BroadcastLimits.MostCharacters));
        }
        else if (form.Parts.Count == 0)
        {
            await AskWhomAsync(turn, form with { Text = words });
        }
        else
        {
            await ShowAsync(turn, form with { Text = words });
        }
    }

    // 'Also' alone asks whom; with a name it adds her at once.
    private static async Task AskOrAddAsync(Turn turn, BroadcastForm form, string whom)
    {
        if (whom.Trim().Length == 0)
        {
            await AskAsync(turn, form);
        }
        else if (!await HearWhomAsync(turn, form, whom))
        {
            Keep(turn, form);
            turn.Say(BroadcastChatTexts.PlaceUnknown.In(turn.Lang, Cut.To(whom, 20)));
        }
    }

    // A time, asked for or not; what is a matter of its own, or a question, is none.
    private static async Task<bool> HearsWhenAsync(Turn turn, BroadcastForm form, string words)
    {
        Understood understood = turn.Heard.Understood;
        bool isAsked = form.Step == BroadcastStep.When;
        bool isMatter = understood.Matters.Any(matter => matter.Category != Category.Other || Repeated.In(words, turn.Today).Rule is null);
        if (isMatter || (!isAsked && !BroadcastWhen.IsSaid(words, turn.Today)))
        {
            return false;
        }
        (BroadcastForm? timed, string? answer) = BroadcastWhen.Read(turn, form, words);
        if (timed is not null)
        {
            await ShowAsync(turn, timed);
            return true;
        }
        if (answer is null && (!isAsked || understood.Intent != Intent.None))
        {
            return false;
        }
        Keep(turn, form with { Step = BroadcastStep.When });
        turn.Say(answer ?? BroadcastChatTexts.WhenUnknown.In(turn.Lang));
        return true;
    }

    private static async Task<bool> HearWhomAsync(Turn turn, BroadcastForm form, string words)
    {
        if (form.Step != BroadcastStep.Except && BroadcastWords.Without().Match(words) is { Success: true } both
            && await BroadcastWhom.ReadAsync(turn, form.AreaCode, both.Groups["whom"].Value) is WhomFound.Parts these)
        {
            form = With(form, these.All) with { Step = BroadcastStep.Except };
            words = both.Groups["but"].Value;
        }
        switch (await BroadcastWhom.ReadAsync(turn, form.AreaCode, words, form.Step is BroadcastStep.Also or BroadcastStep.Except ? form.Parts : null))
        {
            case WhomFound.Parts found:
                await ShowAsync(turn, With(form, found.All));
                return true;
            case WhomFound.Several several:
                Keep(turn, form with { Asked = several.Meant });
                turn.Say((several.IsNear ? BroadcastChatTexts.PlaceUnknown : BroadcastChatTexts.PlaceSeveral).In(turn.Lang, several.Name),
                    [.. several.Choices.Select(choice => new Choice($"{Feature}/{choice.Subject}/at", choice.Name))]);
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

    // Whom the step asked for: added, left out, or in the place of all that was said before.
    private static BroadcastForm With(BroadcastForm form, IReadOnlyList<AudiencePart> parts) => form.Step switch
    {
        BroadcastStep.Also => form with { Parts = [.. form.Parts.Union(parts)] },
        BroadcastStep.Except => form with { Except = [.. form.Except.Union(parts)] },
        _ => form with { Parts = parts, Except = [] },
    };

    /// <summary>A choice of the form.</summary>
    public static async Task ChooseAsync(Turn turn, ChoiceId choice)
    {
        if (choice.Verb == "start")
        {
            BroadcastBeginning.Start(turn);
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
                await ShowAsync(turn, With(form, [new(home.Code, AudienceKind.Residents)]));
                break;
            case "workers":
                await ShowAsync(turn, With(form, [new(home.Code, AudienceKind.Posts, Role.GridWorker)]));
                break;
            case "heads":
                await ShowAsync(turn, With(form, [new(home.Code, AudienceKind.Posts, Role.BuildingHead)]));
                break;
            case "place":
                Keep(turn, form with { Step = BroadcastStep.Whom });
                turn.Say(BroadcastChatTexts.AskPlace);
                break;
            case "also" or "except":
                await AskAsync(turn, form with { Step = choice.Verb == "also" ? BroadcastStep.Also : BroadcastStep.Except });
                break;
            case "normal" or "bulk":
                await ShowAsync(turn, form with { Lane = choice.Verb == "normal" ? Lane.Normal : Lane.Bulk });
                break;
            case "now":
                await ShowAsync(turn, form with { Lane = Lane.Normal, ScheduledAt = null, Repeats = null });
                break;
            case "show":
                await ShowAsync(turn, form);
                break;
            case "nofiles":
                await ShowAsync(turn, form with { Files = [] });
                break;
            case "at" when await turn.Rows.Areas.FindAsync(choice.Subject, turn.Cancel) is { } area:
                await ShowAsync(turn, With(form, [(form.Asked ?? Meant.Residents).At(area)]));
                break;
            case "at" when Guid.TryParse(choice.Subject, out Guid id) && await turn.Rows.People.OrganisationAsync(id, turn.Cancel) is { } organisation:
                await ShowAsync(turn, With(form, [new("", AudienceKind.Members, OrganisationId: organisation.Id)]));
                break;
            case "test" when form.Parts.Count > 0:
                turn.Broadcasts.Test(new(BroadcastCard.TextOf(form, Lang.Zh), BroadcastCard.TextOf(form, Lang.En)), turn.Person!.Id);
                Keep(turn, form);
                turn.Say(BroadcastChatTexts.TestSent, Choices(turn));
                break;
            case "send" when form.Parts.Count > 0:
                await BroadcastSubmission.SayAsync(turn, form);
                break;
            case "change":
                Keep(turn, form);
                turn.Say(BroadcastChatTexts.ChangeWhat,
                    [
                        turn.Offer($"{Feature}/retext", BroadcastChatTexts.ChangeText), turn.Offer($"{Feature}/rewhom", BroadcastChatTexts.ChangeWhom),
                        turn.Offer($"{Feature}/also", BroadcastChatTexts.AddWhom), turn.Offer($"{Feature}/except", BroadcastChatTexts.LeaveOut),
                        turn.Offer($"{Feature}/when", BroadcastChatTexts.ChangeWhen),
                        form.Lane == Lane.Bulk ? turn.Offer($"{Feature}/normal", BroadcastChatTexts.Sooner) : turn.Offer($"{Feature}/bulk", BroadcastChatTexts.Later),
                        .. form.Files.Count > 0 ? [turn.Offer($"{Feature}/nofiles", BroadcastChatTexts.DropFiles)] : Array.Empty<Choice>(),
                    ]);
                break;
            case "when":
                Keep(turn, form with { Step = BroadcastStep.When });
                turn.Say(BroadcastChatTexts.AskWhen);
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

    private static Task AskAsync(Turn turn, BroadcastForm form)
    {
        if (form.Step is not (BroadcastStep.Also or BroadcastStep.Except))
        {
            return AskWhomAsync(turn, form);
        }
        Keep(turn, form);
        turn.Say(form.Step == BroadcastStep.Also ? BroadcastChatTexts.AskAlso : BroadcastChatTexts.AskExcept);
        return Task.CompletedTask;
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

    /// <summary>Shows the card.</summary>
    public static async Task ShowAsync(Turn turn, BroadcastForm form)
    {
        form = form with { Step = BroadcastStep.Check, Asked = null };
        if (form.Text.Length == 0)
        {
            Keep(turn, form with { Step = BroadcastStep.Text });
            turn.Say(BroadcastChatTexts.AskText);
            return;
        }
        if (await BroadcastCard.OfAsync(turn, form) is not { } card)
        {
            turn.Say(BroadcastChatTexts.NobodyThere.In(turn.Lang, await BroadcastCard.WhomAsync(turn, form)));
            await AskWhomAsync(turn, form with { Parts = [], Except = [] });
            return;
        }
        Keep(turn, form);
        bool isDanger = Understand.Text(form.Text).RedLine is not null;
        turn.Say(isDanger ? $"{card}\n{BroadcastChatTexts.CardDanger.In(turn.Lang)}" : card,
            [.. Choices(turn), .. isDanger ? [turn.Offer($"{Feature}/danger", BroadcastChatTexts.ReportDanger)] : Array.Empty<Choice>()]);
    }

    /// <summary>What can be done at the card.</summary>
    public static IReadOnlyList<Choice> Choices(Turn turn) =>
    [
        turn.Offer($"{Feature}/test", BroadcastChatTexts.ToSelf), turn.Offer($"{Feature}/send", BroadcastChatTexts.Submit),
        turn.Offer($"{Feature}/change", BroadcastChatTexts.Change), turn.Offer($"{Feature}/cancel", BroadcastChatTexts.Cancel),
    ];

    /// <summary>Remembers it, for a while longer.</summary>
    public static void Keep(Turn turn, BroadcastForm form) => turn.Memory.Keep(form with { Until = turn.Now + BroadcastForm.Patience });
}
