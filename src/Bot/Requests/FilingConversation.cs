using Hub.Bot.People;
using Hub.Bot.Turns;
using Hub.Domain.Areas;
using Hub.Domain.Conversations;
using Hub.Domain.Text;
using Hub.Domain.Understanding;

namespace Hub.Bot.Requests;

/// <summary>Filing: takes what the words already hold, asks only for what is missing, shows it, files it.</summary>
internal static class FilingConversation
{
    /// <summary>The feature word of its choices: <c>form/file</c>, <c>form/unclear</c> …</summary>
    public const string Feature = "form";

    /// <summary>Begins with what was just said.</summary>
    public static async Task StartAsync(Turn turn, bool anonymous = false, bool byWorker = false)
    {
        Understood said = turn.Heard.Understood;
        turn.Memory.Forget<Awaiting>();
        FilingForm form = new([], [], $"{turn.Key}/{turn.Said.Count}", FilingStep.Words, anonymous || said.Anonymous, byWorker);
        form.Media.AddRange(turn.Media);
        await NextAsync(turn, await TakeIn.WordsAsync(turn, form, said));
    }

    /// <summary>Begins with nothing said yet.</summary>
    public static void Open(Turn turn, Bi ask, bool anonymous = false, bool byWorker = false)
    {
        turn.Memory.Forget<Awaiting>();
        Keep(turn, new([], [], turn.Key, FilingStep.Words, anonymous, byWorker));
        turn.Say(ask);
    }

    /// <summary>Goes on with words, pictures or a correction.</summary>
    public static async Task ContinueAsync(Turn turn, FilingForm form)
    {
        Understood said = turn.Heard.Understood;
        form.Media.AddRange(turn.Media);
        bool onlyWords = turn.Media.Count == 0;

        // 1. Manners are answered, and are never part of the matter.
        if (onlyWords && said.Matters.Count == 0 && await MannersAsync(turn, form, said))
        {
            return;
        }

        // 2. She wants to stay unnamed: at any step.
        if ((said.Anonymous || said.Intent == Intent.FileAnonymously) && !form.Anonymous && !form.ByWorker)
        {
            form = form with { Anonymous = true };
            turn.Say(FilingTexts.AnonymousNoted);
            if (said.Matters.Count == 0)
            {
                await NextAsync(turn, form);
                return;
            }
        }

        // 3. Where: the answer, or a correction of what was taken for it.
        if (form.Step != FilingStep.Words || said.Matters.Count == 0)
        {
            switch (await HearPlace.InAsync(turn, form, said))
            {
                case PlaceHeard.Asked:
                    Keep(turn, form);
                    return;
                case PlaceHeard.Set:
                    if (said.Denied is null && !HearPlace.AreTheSpot(form, turn.Heard.Words) && (said.Matters.Count > 0 || (form.Drafts.Count > 0 && HearPlace.SaysMore(said.Place, turn.Heard.Words))))
                    {
                        form = await TakeIn.WordsAsync(turn, form, said);
                    }
                    await NextAsync(turn, form);
                    return;
            }
        }

        // 4. What: an answer to the summary, a correction of it, or more words.
        if (form.Step == FilingStep.Check && onlyWords && await CheckedAsync(turn, form, said))
        {
            return;
        }
        if (onlyWords && form.Drafts is [.., { IsOnlyMedia: false }] && AsideQuestion.Is(said, turn.Heard.Words))
        {
            await NextAsync(turn, AsideQuestion.Hear(turn, form));
            return;
        }
        if (form.Step == FilingStep.Words && onlyWords && said.Matters.Count == 0 && !form.AskedMore && SaysLittle(turn.Heard.Words))
        {
            Keep(turn, form with { AskedMore = true });
            turn.Say(FilingTexts.AskMore);
            return;
        }
        await NextAsync(turn, await TakeIn.WordsAsync(turn, form, said));
    }

    /// <summary>Answers a choice of the form.</summary>
    public static async Task ChooseAsync(Turn turn, ChoiceId choice)
    {
        if (turn.Memory.Recall<FilingForm>() is not { } form)
        {
            await FollowConversation.NothingOpenAsync(turn);
            return;
        }
        switch (choice.Verb)
        {
            case "file" when form.Drafts.Count > 0:
                await FileForm.SubmitAsync(turn, form);
                break;
            case "anonymous" when form.Drafts.Count > 0:
                await FileForm.SubmitAsync(turn, form with { Anonymous = true });
                break;
            case "change":
                Keep(turn, form);
                turn.Say(FilingTexts.WhatToChange);
                break;
            case "append" when form.Aside is { } aside:
                await NextAsync(turn, TakeIn.Append(form, aside) with { Aside = null });
                break;
            case "unclear":
                await PlaceDrafts.UnclearAsync(turn, form);
                await NextAsync(turn, form);
                break;
            case "at":
                await PlaceDrafts.ChosenAsync(turn, form, choice);
                await NextAsync(turn, form);
                break;
            case "cancel":
                Cancel(turn);
                break;
            default:
                await NextAsync(turn, form);
                break;
        }
    }

    /// <summary>A building was chosen from a list.</summary>
    public static async Task PlacedAsync(Turn turn, FilingForm form, Area area)
    {
        await PlaceDrafts.SetAsync(turn, form, area);
        await NextAsync(turn, form);
    }

    /// <summary>Nobody came back to it: filed as it stands, so that nothing described is dropped.</summary>
    public static async Task LeftAloneAsync(Turn turn, FilingForm form) => await FileAsItStandsAsync(turn, form, FilingTexts.LeftAlone);

    /// <summary>Drops the form, as she asked.</summary>
    public static void Cancel(Turn turn)
    {
        turn.Memory.Forget<FilingForm>();
        turn.Say(FilingTexts.Cancelled);
    }

    /// <summary>Asks again what the form was asking, after a side question.</summary>
    public static Task ResumeAsync(Turn turn, FilingForm form) => NextAsync(turn, form);

    private static async Task<bool> FileAsItStandsAsync(Turn turn, FilingForm form, Bi why)
    {
        if (form.Drafts.Count == 0 && form.Media.Count > 0)
        {
            form = await TakeIn.WordsAsync(turn, form, Understand.Text(""));
        }
        if (form.Drafts.Count == 0)
        {
            turn.Memory.Forget<FilingForm>();
            return false;
        }
        if (form.Aside is { } aside)
        {
            form = TakeIn.Append(form, aside);
        }
        await PlaceDrafts.UnclearAsync(turn, form);
        turn.Say(why);
        await FileForm.SubmitAsync(turn, form);
        return true;
    }

    private static async Task<bool> MannersAsync(Turn turn, FilingForm form, Understood said)
    {
        switch (said.Intent)
        {
            case Intent.Greeting:
                turn.Say(GuideTexts.HelloOn);
                break;
            case Intent.Thanks:
                turn.Say(form.Drafts.Count == 0 ? GuideTexts.Welcome.In(turn.Lang)
                    : FilingTexts.NotYetFiled.In(turn.Lang, (int)turn.Patience.TotalMinutes));
                break;
            case Intent.Goodbye:
                if (!await FileAsItStandsAsync(turn, form, FilingTexts.FiledAtGoodbye) || form.Anonymous || !await PeopleConversation.AskContactAsync(turn))
                {
                    turn.Say(GuideTexts.Goodbye);
                }
                return true;
            case Intent.Yes or Intent.No or Intent.Skip when form.Step == FilingStep.Words:
                break;
            default:
                return false;
        }
        await NextAsync(turn, form);
        return true;
    }

    // The answer to 'please check'. True when that answered the message.
    private static async Task<bool> CheckedAsync(Turn turn, FilingForm form, Understood said)
    {
        string words = turn.Heard.Words.Trim();
        if (words.All(char.IsAsciiDigit))
        {
            // A number that none of the choices has: '401' is her door, '77' is nothing.
            if (words.Length is 3 or 4)
            {
                form.Drafts[^1].Door = turn.Seal.Close(words).Cipher;
            }
            await NextAsync(turn, form);
            return true;
        }
        if (CorrectDrafts.Hear(form, words) is { } corrected)
        {
            await NextAsync(turn, corrected);
            return true;
        }
        if (said.Matters.Count > 0)
        {
            return false;
        }
        switch (said.Intent)
        {
            case Intent.Yes:
                await FileForm.SubmitAsync(turn, form);
                return true;
            case Intent.FileAnonymously:
                await FileForm.SubmitAsync(turn, form with { Anonymous = true });
                return true;
            case Intent.No:
                Keep(turn, form);
                turn.Say(FilingTexts.WhatToChange);
                return true;
            default:
                if (!SaysLittle(words) || AsideQuestion.Is(said, words) || CorrectDrafts.Worsens(form, words))
                {
                    return false;
                }
                form = form with { Aside = words };
                turn.Say(FilingTexts.NotAdded.In(turn.Lang, words));
                await NextAsync(turn, form);
                return true;
        }
    }

    private static async Task NextAsync(Turn turn, FilingForm form)
    {
        if (form.Drafts.Count == 0)
        {
            Keep(turn, form);
            turn.Say(form.Anonymous ? FilingTexts.AnonymousStart : form.ByWorker ? StaffTexts.FileForWhom : GuideTexts.GoAhead);
            return;
        }
        if (await PlaceDrafts.AskAsync(turn, form))
        {
            Keep(turn, form with { Step = FilingStep.Place });
            return;
        }
        Keep(turn, form with { Step = FilingStep.Check });
        FilingCard.Show(turn, form);
    }

    private static void Keep(Turn turn, FilingForm form)
    {
        turn.Memory.Keep(form);
        turn.WakeAfter(turn.Patience);
    }

    // '随便吧', 'whatever': too little to be a description by itself. 'Very urgent' is told apart by what it changes.
    private static bool SaysLittle(string words) => words.Length <= 24 && TakeIn.Weight(words) <= 4;
}
