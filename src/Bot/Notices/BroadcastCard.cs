using Hub.Bot.Turns;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Text;
using Hub.Notifier.Notices;

namespace Hub.Bot.Notices;

/// <summary>What becomes of a broadcast, before it is sent: to whom, how many, who cannot be reached, how long.</summary>
internal static class BroadcastCard
{
    private const int MostNamed = 5;

    /// <summary>The card; null where nobody is meant.</summary>
    public static async Task<string?> OfAsync(Turn turn, BroadcastForm form)
    {
        Forecast forecast = await turn.Forecasts.OfAsync(turn.Rows, form.Audience(), form.ScheduledAt ?? turn.Now, MostNamed, turn.Cancel, form.Lane);
        if (forecast.Reach.People == 0)
        {
            return null;
        }
        List<string> lines =
        [
            BroadcastChatTexts.Card.In(turn.Lang, form.Text, await WhomAsync(turn, form), forecast.Reach.People),
            Reached(turn.Lang, forecast.Reach),
        ];
        if (await NamesAsync(turn, forecast.Reach) is { Length: > 0 } names)
        {
            lines.Add((forecast.Reach.UnreachableCount > MostNamed ? BroadcastChatTexts.CardLonelyMore : BroadcastChatTexts.CardLonely).In(turn.Lang, names));
        }
        if (forecast.Reach.Quiet > 0)
        {
            lines.Add(BroadcastChatTexts.CardQuiet.In(turn.Lang, forecast.Reach.Quiet));
        }
        if (forecast.Reach.OptedOut > 0)
        {
            lines.Add(BroadcastChatTexts.CardOptedOut.In(turn.Lang, forecast.Reach.OptedOut));
        }
        if (form.Files.Count > 0)
        {
            lines.Add(BroadcastChatTexts.CardFiles.In(turn.Lang, BroadcastFiles.Named(form.Files, turn.Lang), BroadcastLimits.FileLife.Days));
        }
        if (form.ScheduledAt is { } at)
        {
            lines.Add(BroadcastChatTexts.CardWhen.In(turn.Lang, BroadcastWhen.Words(turn, at, form.Repeats)));
        }
        lines.Add((form.Lane == Lane.Bulk ? BroadcastChatTexts.CardBulk : BroadcastChatTexts.CardNormal).In(turn.Lang));
        lines.Add(BroadcastChatTexts.CardTakes.In(turn.Lang, Span(turn.Lang, forecast.Takes)));
        if (await ApproversAsync(turn, form.AreaCode) is { Length: > 0 } approvers)
        {
            lines.Add(BroadcastChatTexts.CardApprovers.In(turn.Lang, approvers));
        }
        lines.Add(BroadcastChatTexts.CardMore.In(turn.Lang));
        return string.Join('\n', lines);
    }

    /// <summary>The words with the names of what goes with them: before anything is a row, it has no address.</summary>
    public static string TextOf(BroadcastForm form, Lang lang) => form.Files.Count == 0
        ? form.Text
        : $"{form.Text}\n{BroadcastChatTexts.HasFiles.In(lang, BroadcastFiles.Named(form.Files, lang))}";

    /// <summary>The audience in words.</summary>
    public static async Task<string> WhomAsync(Turn turn, BroadcastForm form)
    {
        Audience audience = form.Audience();
        Dictionary<string, string> names = await turn.Broadcasts.NamesAsync(audience, turn.Cancel);
        return AudienceWords.Of(audience, names.ToDictionary(name => name.Key, name => PlaceTexts.Named(name.Value, turn.Lang))).In(turn.Lang);
    }

    /// <summary>The names of those who will be asked to approve.</summary>
    public static async Task<string> ApproversAsync(Turn turn, string areaCode)
    {
        List<Standing> upward = await turn.Broadcasts.UpwardAsync(areaCode, turn.Cancel);
        IReadOnlyList<Guid> approvers = BroadcastAuthority.Approvers(upward, turn.Person!.Id);
        return string.Join(turn.Lang == Lang.Zh ? "、" : ", ", upward.Where(standing => approvers.Contains(standing.Person.Id))
            .Select(standing => standing.Person.Name).Distinct());
    }

    // Those who live or work where she writes to are hers to know by name; who left none cannot be named.
    private static async Task<string> NamesAsync(Turn turn, Reach reach)
    {
        List<Person> people = reach.Unreachable.Count == 0 ? [] : await turn.Rows.People.FindAllAsync(reach.Unreachable, turn.Cancel);
        return string.Join(turn.Lang == Lang.Zh ? "、" : ", ", people.Select(person => person.Name).OfType<string>().Order(StringComparer.Ordinal));
    }

    private static string Reached(Lang lang, Reach reach)
    {
        string[] channels = [.. reach.PerChannel.Where(channel => channel.Value > 0).OrderBy(channel => channel.Key, StringComparer.Ordinal)
            .Select(channel => BroadcastChatTexts.CardChannel.In(lang, ChannelWords.Of(channel.Key).In(lang), channel.Value))];
        return channels.Length == 0
            ? BroadcastChatTexts.CardReachNone.In(lang)
            : BroadcastChatTexts.CardReach.In(lang, string.Join(lang == Lang.Zh ? "、" : ", ", channels), reach.UnreachableCount);
    }

    private static string Span(Lang lang, TimeSpan takes) => takes < TimeSpan.FromMinutes(1)
        ? BroadcastChatTexts.UnderAMinute.In(lang)
        : BroadcastChatTexts.Minutes.In(lang, (int)Math.Ceiling(takes.TotalMinutes));
}
