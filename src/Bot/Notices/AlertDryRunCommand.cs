using System.Globalization;
using Hub.Domain.Areas;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Requests;
using Hub.Domain.Storage;
using Hub.Domain.Text;
using Hub.Notifier.Channels.DirectLine;
using Hub.Notifier.Channels.Live;
using Hub.Notifier.Delivery;

namespace Hub.Bot.Notices;

/// <summary><c>alert-dry-run AREA-CODE …</c>: who would be told when, by which channels, level by level, if nobody answered.</summary>
internal static class AlertDryRunCommand
{
    private const int Done = 0;
    private const int NotDone = 1;
    private const int Misused = 2;
    private const string Usage = "Usage: alert-dry-run AREA-CODE [normal|urgent|redline] [--at 2026-11-22T02:00] [--kind Gas] [--lang zh|en]";

    /// <summary>Runs it; 0 when it did what was asked, 1 when there is no such area, 2 when it was called wrongly.</summary>
    public static async Task<int> RunAsync(
        string[] argsAfterCommand, HubStore store, IReadOnlyCollection<string> channels, DeliveryOptions options, TimeProvider time,
        TextWriter output, TextWriter errors, CancellationToken cancellationToken)
    {
        if (Asked.Read(argsAfterCommand, options.Zone, time.GetUtcNow()) is not { } asked)
        {
            await errors.WriteLineAsync(Usage.AsMemory(), cancellationToken);
            return Misused;
        }
        List<string>? lines = await store.ReadAsync(rows => TellAsync(rows, asked, channels, options, cancellationToken), cancellationToken);
        if (lines is null)
        {
            await errors.WriteLineAsync(AlertTexts.NoArea.In(asked.Lang, asked.AreaCode).AsMemory(), cancellationToken);
            return NotDone;
        }
        foreach (string line in lines)
        {
            await output.WriteLineAsync(line.AsMemory(), cancellationToken);
        }
        return Done;
    }

    private static async Task<List<string>?> TellAsync(
        Rows rows, Asked asked, IReadOnlyCollection<string> channels, DeliveryOptions options, CancellationToken cancellationToken)
    {
        if (await rows.Areas.FindAsync(asked.AreaCode, cancellationToken) is not { } area)
        {
            return null;
        }
        Lang lang = asked.Lang;
        DateOnly day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(asked.At, options.Zone).DateTime);
        CallPreview preview = await new CallBook(rows, asked.At, day, options.Zone).PreviewAsync(asked.AreaCode, asked.Urgency, asked.Kind, cancellationToken);
        List<string> lines = [AlertTexts.Title.In(lang, PlaceTexts.Named(area.Name, lang), asked.Urgency.Words().In(lang), Local(asked.At))];
        if (preview.Plan is not null)
        {
            Area? by = preview.Policy is { } policy ? await rows.Areas.FindAsync(policy.AreaCode, cancellationToken) : null;
            lines.Add(preview.Policy is null ? AlertTexts.ByDefault.In(lang) : AlertTexts.ByPolicy.In(lang, by?.Name ?? preview.Policy.AreaCode));
        }
        foreach ((int i, AlertStep step) in preview.Steps.Index())
        {
            lines.Add("");
            lines.Add(i == 0 ? AlertTexts.AtOnce.In(lang, Local(step.At))
                : step.Level >= preview.Plan!.Levels.Count ? AlertTexts.Desk.In(lang, Local(step.At))
                : AlertTexts.Level.In(lang, Local(step.At), step.Level + 1));
            lines.AddRange(step.PassedOver.Select(role => "  " + (role.IsHeld ? AlertTexts.PassedOff : AlertTexts.PassedEmpty).In(lang, role.Role.Words().In(lang))));
            lines.AddRange(step.People.Count == 0 ? ["  " + AlertTexts.Nobody.In(lang)] : await PeopleAsync(step));
        }
        lines.Add("");
        lines.Add(preview.Plan is { } plan ? AlertTexts.AndSoOn.In(lang, InstantWords.Words(plan.RingEvery).In(lang)) : AlertTexts.NoClimb.In(lang));
        return lines;

        string Local(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, options.Zone).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

        async Task<List<string>> PeopleAsync(AlertStep step)
        {
            Guid[] ids = [.. step.People.Select(standing => standing.Person.Id)];
            HashSet<Guid> off = await rows.People.OffDutyAsync(ids, step.At, options.Zone, cancellationToken);
            HashSet<Guid> talks = [.. (await rows.Conversations.NewestOfAsync(ids, DirectLineChannel.Named, cancellationToken)).Select(talk => talk.PersonId!.Value)];
            ILookup<Guid, string> contacts = (await rows.People.AddressesAsync(ids, [.. channels.Except([LiveChannel.Named, DirectLineChannel.Named])], cancellationToken))
                .ToLookup(contact => contact.PersonId, contact => contact.Channel);
            return [.. step.People.Select(standing => Line(step, standing, !off.Contains(standing.Person.Id),
                [AlertTexts.Live.In(lang), .. talks.Contains(standing.Person.Id) ? [AlertTexts.Chat.In(lang)] : Array.Empty<string>(), .. contacts[standing.Person.Id].Distinct()]))];
        }

        string Line(AlertStep step, Standing standing, bool onShift, List<string> ways)
        {
            string when = WhenToSend.Decide(Notice(asked.Urgency, step.IsLastResort), standing.Person.Wishes, new(IsAwake: false, onShift, 0, null),
                new(new(options.QuietFrom, options.QuietUntil), options.MostPerDay), step.At, options.Zone) switch
            {
                SendDecision.Wait wait => AlertTexts.Waits.In(lang, Local(wait.Until)),
                SendDecision.Never => AlertTexts.Never.In(lang),
                _ => AlertTexts.Now.In(lang),
            };
            string how = ways.Count == 1 ? "" : $"{(step.Channels == ChannelPolicy.Parallel ? AlertTexts.Parallel : AlertTexts.InTurn).In(lang)} ";
            return $"  {standing.Post.Role.Words().In(lang)} {standing.Person.Name} – {when} – {how}{string.Join(lang == Lang.Zh ? "、" : ", ", ways)}";
        }
    }

    private static Notice Notice(Urgency urgency, bool isLastResort) => new()
    {
        Id = Guid.Empty,
        Key = "",
        Kind = NoticeKind.Alert,
        Lane = urgency == Urgency.Normal ? Lane.Normal : Lane.Alert,
        Text = new("", ""),
        Audience = new([]),
        IsRedLine = urgency == Urgency.RedLine,
        IsLastResort = isLastResort,
        CreatedAt = default,
    };

    /// <summary>What was asked for.</summary>
    private sealed record Asked(string AreaCode, Urgency Urgency, string Kind, DateTimeOffset At, Lang Lang)
    {
        /// <summary>Null when it is not understood.</summary>
        public static Asked? Read(string[] args, TimeZoneInfo zone, DateTimeOffset now)
        {
            List<string> words = [];
            Dictionary<string, string> named = [];
            for (int i = 0; i < args.Length; i++)
            {
                string[] parts = args[i].Split('=', 2);
                if (!parts[0].StartsWith("--", StringComparison.Ordinal))
                {
                    words.Add(args[i]);
                }
                else if (parts.Length == 2 || i + 1 < args.Length)
                {
                    named[parts[0]] = parts.Length == 2 ? parts[1] : args[++i];
                }
                else
                {
                    return null;
                }
            }
            Urgency? urgency = words switch
            {
                [_] or [_, "urgent"] => Domain.Requests.Urgency.Urgent,
                [_, "normal"] => Domain.Requests.Urgency.Normal,
                [_, "redline"] => Domain.Requests.Urgency.RedLine,
                _ => null,
            };
            Lang? lang = named.GetValueOrDefault("--lang", "zh") switch { "zh" => Domain.Text.Lang.Zh, "en" => Domain.Text.Lang.En, _ => null };
            DateTime local = TimeZoneInfo.ConvertTime(now, zone).DateTime;
            bool known = !named.TryGetValue("--at", out string? at)
                || DateTime.TryParseExact(at, ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out local);
            return urgency is { } how && lang is { } spoken && known && !zone.IsInvalidTime(local)
                ? new(words[0], how, named.GetValueOrDefault("--kind", ""), new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime(), spoken)
                : null;
        }
    }
}
