using Hub.Bot.Turns;
using Hub.Domain.Conversations;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Text;
using Hub.Notifier.Channels;

namespace Hub.Bot.People;

/// <summary>What everybody sets herself in chat: which notices she wants, when she rests, how she is reached. Emergencies come through all of it.</summary>
internal static class SettingsConversation
{
    /// <summary>The feature word of its choices: <c>settings/Broadcast/stop</c>, <c>settings/quiet</c>, <c>settings/phone/prefer</c>.</summary>
    public const string Feature = "settings";

    private static readonly NoticeKind[] Kinds = [NoticeKind.Broadcast, NoticeKind.Reminder];

    /// <summary>Whether her words were a wish; then it is done and said.</summary>
    public static async Task<bool> TakesAsync(Turn turn)
    {
        if (SettingWish.In(turn.Heard.Words) is not { } wish)
        {
            return false;
        }
        await DoAsync(turn, wish);
        return true;
    }

    /// <summary>A choice, or the hours that were awaited.</summary>
    public static async Task ChooseAsync(Turn turn, ChoiceId choice)
    {
        bool isAwaited = turn.Heard.Choice is null;
        turn.Memory.Forget<Awaiting>();
        NoticeKind[] kinds = Enum.TryParse(choice.Subject, out NoticeKind kind) && Kinds.Contains(kind) ? [kind] : [];
        switch (choice.Verb)
        {
            case "stop" when kinds.Length > 0:
                await DoAsync(turn, new SettingWish.Stop(kinds));
                break;
            case "resume" when kinds.Length > 0:
                await DoAsync(turn, new SettingWish.Resume(kinds));
                break;
            case "quiet" when isAwaited:
                if (SettingWish.TimesIn(turn.Heard.Words) is { } hours)
                {
                    await DoAsync(turn, new SettingWish.Quiet(hours));
                }
                else
                {
                    turn.Say(SettingsTexts.NoHours, Change(turn));
                }
                break;
            case "quiet":
                await DoAsync(turn, new SettingWish.Quiet(null));
                break;
            case "usual":
                turn.EnsurePerson().Rest(null, null);
                turn.Say(SettingsTexts.DefaultRests.In(turn.Lang, Clock(turn.Forecasts.Quiet.From), Clock(turn.Forecasts.Quiet.Until)));
                break;
            case "prefer":
                await DoAsync(turn, new SettingWish.Prefer(choice.Subject));
                break;
            default:
                await ShowAsync(turn);
                break;
        }
    }

    private static async Task DoAsync(Turn turn, SettingWish wish)
    {
        switch (wish)
        {
            case SettingWish.Stop stop:
                turn.EnsurePerson().Stop(stop.Kinds.Select(kind => kind.ToString()));
                turn.Say(
                    $"{SettingsTexts.Stopped.In(turn.Lang, Named(turn, stop.Kinds))}{Gap(turn)}{SettingsTexts.Always.In(turn.Lang)}",
                    [.. Kinds.Select(kind => Turned(turn, kind)), Settings(turn)]);
                break;
            case SettingWish.Resume resume:
                turn.EnsurePerson().Resume(resume.Kinds.Select(kind => kind.ToString()));
                turn.Say(SettingsTexts.Resumed.In(turn.Lang, Named(turn, resume.Kinds)), Settings(turn));
                await HomeConversation.AskIfNowhereAsync(turn);
                break;
            case SettingWish.Quiet { Hours: { } hours }:
                turn.EnsurePerson().Rest(hours.From, hours.Until);
                turn.Say(
                    $"{SettingsTexts.Rests.In(turn.Lang, Clock(hours.From), Clock(hours.Until))}{Gap(turn)}{SettingsTexts.AlwaysAtNight.In(turn.Lang)}",
                    turn.Offer($"{Feature}/usual", SettingsTexts.DefaultQuiet), Settings(turn));
                break;
            case SettingWish.Quiet:
                turn.Await($"{Feature}/quiet");
                turn.Say(SettingsTexts.AskHours);
                break;
            case SettingWish.NoQuiet:
                turn.EnsurePerson().Rest(TimeOnly.MinValue, TimeOnly.MinValue);
                turn.Say(SettingsTexts.NeverRests, turn.Offer($"{Feature}/usual", SettingsTexts.DefaultQuiet), Settings(turn));
                break;
            case SettingWish.Prefer prefer:
                await PreferAsync(turn, prefer.Channel);
                break;
            default:
                await ShowAsync(turn);
                break;
        }
    }

    private static async Task PreferAsync(Turn turn, string? channel)
    {
        if (channel is null || !turn.Forecasts.Channels.Contains(channel))
        {
            string what = channel is null ? SettingsTexts.ThatWay.In(turn.Lang) : ChannelWords.Of(channel).In(turn.Lang);
            turn.Say(SettingsTexts.NoSuchWay.In(turn.Lang, what, Joined(turn, await HersAsync(turn))));
            return;
        }
        Person person = turn.EnsurePerson();
        bool isHers = (await HersAsync(turn)).Contains(channel);
        if (channel == ImportPeople.Channel && !isHers)
        {
            person.Prefer(channel);
            turn.Say(SettingsTexts.NeedsPhone);
        }
        else if (!isHers)
        {
            turn.Say(SettingsTexts.NoSuchWay.In(turn.Lang, ChannelWords.Of(channel).In(turn.Lang), Joined(turn, await HersAsync(turn))));
        }
        else
        {
            person.Prefer(channel);
            turn.Say(SettingsTexts.Preferred.In(turn.Lang, ChannelWords.Of(channel).In(turn.Lang)), Settings(turn));
        }
    }

    private static async Task ShowAsync(Turn turn)
    {
        Person person = turn.EnsurePerson();
        QuietHours usual = turn.Forecasts.Quiet;
        (TimeOnly from, TimeOnly until) = (person.QuietFrom ?? usual.From, person.QuietUntil ?? usual.Until);
        bool isUsual = person.QuietFrom is null && person.QuietUntil is null;
        List<string> lines = [SettingsTexts.Yours.In(turn.Lang)];
        if (await HomeConversation.LineAsync(turn) is { } home)
        {
            lines.Add(home);
        }
        lines.AddRange(Kinds.Select(kind => (Wants(person, kind) ? SettingsTexts.Gets : SettingsTexts.GetsNot).In(turn.Lang, Named(turn, [kind]))));
        lines.Add((from == until ? SettingsTexts.QuietNever.In(turn.Lang) : SettingsTexts.Quiet.In(turn.Lang, Clock(from), Clock(until)))
            + (isUsual ? SettingsTexts.QuietDefault.In(turn.Lang) : ""));
        IReadOnlyList<string> ways = await HersAsync(turn);
        if (person.Channels.FirstOrDefault(turn.Forecasts.Channels.Contains) is { } first)
        {
            lines.Add(SettingsTexts.First.In(turn.Lang, ChannelWords.Of(first).In(turn.Lang)));
        }
        lines.Add(SettingsTexts.Always.In(turn.Lang));
        turn.Say(string.Join('\n', lines),
        [
            .. Kinds.Select(kind => Turned(turn, kind)),
            Change(turn),
            .. ways.Count > 1 ? ways.Where(way => way != person.Channels.FirstOrDefault()).Select(way => turn.Offer(
                $"{Feature}/{way}/prefer", new(SettingsTexts.PreferIt.In(Lang.Zh, ChannelWords.Of(way).Zh), SettingsTexts.PreferIt.In(Lang.En, ChannelWords.Of(way).En)))) : [],
        ]);
    }

    // The channels that the hub has and by which she can be found.
    private static async Task<IReadOnlyList<string>> HersAsync(Turn turn)
    {
        List<Contact> contacts = turn.Person is { } person ? await turn.Rows.People.ContactsAsync(person.Id, turn.Cancel) : [];
        return [.. turn.Forecasts.Channels.Where(channel =>
            channel == turn.Conversation.Channel || contacts.Exists(contact => contact.Channel == channel && contact.DisabledReason is null))];
    }

    private static bool Wants(Person person, NoticeKind kind) => !person.OptOuts.Contains(kind.ToString());

    private static Choice Turned(Turn turn, NoticeKind kind)
    {
        bool wants = turn.Person is not { } person || Wants(person, kind);
        Bi label = wants ? SettingsTexts.StopIt : SettingsTexts.ResumeIt;
        return turn.Offer($"{Feature}/{kind}/{(wants ? "stop" : "resume")}", new(label.In(Lang.Zh, Words(kind).Zh), label.In(Lang.En, Words(kind).En)));
    }

    private static Choice Change(Turn turn) => turn.Offer($"{Feature}/quiet", SettingsTexts.ChangeQuiet);

    private static Choice Settings(Turn turn) => turn.Offer($"{Feature}/show", SettingsTexts.Settings);

    private static Bi Words(NoticeKind kind) => kind == NoticeKind.Reminder ? SettingsTexts.Reminders : SettingsTexts.Broadcasts;

    private static string Named(Turn turn, IReadOnlyList<NoticeKind> kinds) =>
        string.Join(SettingsTexts.And.In(turn.Lang), kinds.Select(kind => Words(kind).In(turn.Lang)));

    private static string Joined(Turn turn, IReadOnlyList<string> channels) =>
        string.Join(turn.Lang == Lang.Zh ? "、" : ", ", channels.Select(channel => ChannelWords.Of(channel).In(turn.Lang)));

    private static string Gap(Turn turn) => turn.Lang == Lang.Zh ? "" : " ";

    private static string Clock(TimeOnly time) => time.ToString("H:mm", System.Globalization.CultureInfo.InvariantCulture);
}
