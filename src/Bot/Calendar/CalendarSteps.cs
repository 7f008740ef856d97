using System.Globalization;
using System.Text.RegularExpressions;
using Hub.Bot.Turns;
using Hub.Domain.Calendar;
using Hub.Domain.Text;
using Hub.Domain.Understanding;

namespace Hub.Bot.Calendar;

/// <summary>What coordinators and hosts say of one occurrence: move it, cancel it, its agenda, notes, minutes, decisions, who comes.</summary>
internal static partial class CalendarSteps
{
    /// <summary>Minutes are taken as they are, whatever they speak of; false where the words are none.</summary>
    public static async Task<bool> TakesMinutesAsync(Turn turn)
    {
        int before = turn.Said.Count;
        if (Minutes().Match(turn.Heard.Words.Trim()) is not { Success: true } minutes || await MeantAsync(turn, null, past: true) is not var (one, series))
        {
            return turn.Said.Count > before;
        }
        await CalendarDesk.MinutesAsync(turn, one, series, minutes.Groups["text"].Value.Trim());
        return true;
    }

    /// <summary>A command; false where the words are none, or she has nothing to command.</summary>
    public static async Task<bool> TakesAsync(Turn turn)
    {
        string words = turn.Heard.Words.Trim();
        int before = turn.Said.Count;
        if (await CalendarMinutes.TakesAsync(turn))
        {
            return true;
        }
        if (Move().Match(words) is { Success: true } move)
        {
            return await MoveAsync(turn, move);
        }
        if (Cancel().Match(words) is { Success: true } cancel)
        {
            return await CancelAsync(turn, cancel);
        }
        if (Decide().Match(words) is { Success: true } decision)
        {
            return await DecideAsync(turn, decision.Groups["text"].Value);
        }
        if (Note().Match(words) is { Success: true } note)
        {
            if (await MeantAsync(turn, null, past: true) is not var (held, _))
            {
                return turn.Said.Count > before;
            }
            OccurrenceOutcome? outcome = await CalendarDesk.Planned(turn, book => book.NoteAsync(
                held.Id, new(note.Groups["text"].Value, held.Start <= turn.Now), turn.Person!.Id, turn.Cancel));
            await CalendarDesk.MovedAsync(turn, held, outcome, CalendarChatTexts.NoteKept);
            return true;
        }
        if (Bring().Match(words) is { Success: true } bring)
        {
            return await PointAsync(turn, bring.Groups["n"].Value, "");
        }
        if (Point().Match(words) is { Success: true } point)
        {
            return await PointAsync(turn, "", point.Groups["text"].Value.Trim());
        }
        Func<Turn, Occurrence, Series, Task>? look = Who().IsMatch(words) ? CalendarDesk.WhoAsync
            : Booked().IsMatch(words) ? CalendarDesk.BookedAsync
            : Agenda().IsMatch(words) ? CalendarDesk.AgendaAsync
            : null;
        if (look is null || await MeantAsync(turn, null, past: false) is not var (one, series))
        {
            return turn.Said.Count > before;
        }
        await look(turn, one, series);
        return true;
    }

    private static async Task<bool> MoveAsync(Turn turn, Match move)
    {
        (string to, string? reason) = Because(EventLength.Spelled(move.Groups["to"].Value));
        if (await NamedAsync(turn, move.Groups["from"].Value) is not var (one, series))
        {
            return CalendarPlaces.MayPlan(turn);
        }
        DateTimeOffset start = TimeZoneInfo.ConvertTime(one.Start, series.ZoneInfo);
        // 'to the 27th' is that of the month which is spoken of.
        TimeSpan? length = EventLength.In(to, turn.Today)?.Length;
        DayTime? said = DayTime.In(to, DateOnly.FromDateTime(start.DateTime) is var day && day.AddDays(-20) > turn.Today ? day.AddDays(-20) : turn.Today);
        if (said is null && length is null)
        {
            turn.Say(CalendarChatTexts.MoveWhere);
            return true;
        }
        // Whoever names the month as well means the next such day, not one of the year after.
        if (said?.Day > day.AddDays(180) && DayTime.In(to, turn.Today) is { Day: { } sooner } again && sooner < said.Day)
        {
            said = again;
        }
        DateTimeOffset then = ZonedTime.Instant(said?.Day ?? day, said?.Time ?? TimeOnly.FromDateTime(start.DateTime), series.ZoneInfo);
        CalendarFocus.Set(turn, one.Id, reason);
        turn.Say(
            CalendarChatTexts.SureMove.In(
                turn.Lang, series.Title.In(turn.Lang), one.When(series, turn.Now).In(turn.Lang),
                OccurrenceWords.When(then, then + (length ?? one.End - one.Start), series.ZoneInfo, turn.Now).In(turn.Lang)),
            CalendarCard.Of(turn, one, CalendarDesk.MoveTo(then, length), CalendarChatTexts.YesMove),
            CalendarCard.Of(turn, one, "leave", CalendarChatTexts.LeaveIt));
        return true;
    }

    private static async Task<bool> CancelAsync(Turn turn, Match cancel)
    {
        (string from, string? reason) = Because(cancel.Groups["from"].Value);
        if (await NamedAsync(turn, from) is not var (one, series))
        {
            return CalendarPlaces.MayPlan(turn);
        }
        CalendarFocus.Set(turn, one.Id, reason ?? Because(turn.Heard.Words).Reason);
        turn.Say(
            CalendarChatTexts.SureCancel.In(turn.Lang, series.Title.In(turn.Lang), one.When(series, turn.Now).In(turn.Lang)),
            CalendarCard.Of(turn, one, "halt", CalendarChatTexts.YesCancel), CalendarCard.Of(turn, one, "leave", CalendarChatTexts.LeaveIt));
        return true;
    }

    private static async Task<bool> DecideAsync(Turn turn, string words)
    {
        int before = turn.Said.Count;
        if (await MeantAsync(turn, null, past: true) is not var (one, _))
        {
            return turn.Said.Count > before;
        }
        Match owner = Owner().Match(words);
        Match due = Due().Match(words);
        int end = new[] { owner, due }.Where(part => part.Success).Select(part => part.Index).DefaultIfEmpty(words.Length).Min();
        DateOnly? day = due.Success ? DayTime.In(due.Groups["day"].Value, turn.Today)?.Day : null;
        MinutesOutcome outcome = await CalendarPlaces.Book(turn).DecideAsync(
            one.Id, words[..end].Trim(' ', '，', ',', '。', '；', ';'), owner.Success ? owner.Groups["name"].Value.Trim() : null, day, turn.Person!.Id, turn.Cancel);
        CalendarDesk.Say(turn, outcome, decision => Decided(turn, decision));
        return true;
    }

    /// <summary>Who does a decision, or until when: what was asked for.</summary>
    public static async Task SettleAsync(Turn turn, Guid decisionId)
    {
        turn.Memory.Forget<Awaiting>();
        string words = turn.Heard.Words.Trim();
        DateOnly? day = DayTime.In(words, turn.Today)?.Day;
        Match said = Owner().Match(words);
        // What is left when the day is taken out is a name, where it is short enough for one.
        string rest = said.Success ? said.Groups["name"].Value : Clauses().Split(words).Select(part => part.Trim()).FirstOrDefault(part => part.Length > 1 && DayTime.In(part, turn.Today)?.Day is null) ?? "";
        MinutesOutcome outcome = await CalendarPlaces.Book(turn).SettleAsync(decisionId, rest.Length <= 40 ? rest : null, day, turn.Person!.Id, turn.Cancel);
        CalendarDesk.Say(turn, outcome, decision => Decided(turn, decision));
    }

    // What is missing is asked for.
    private static string Decided(Turn turn, Decision decision)
    {
        Bi words = decision.IsSettled ? CalendarChatTexts.Decided : CalendarChatTexts.DecidedPartly;
        string said = words.In(
            turn.Lang, decision.Nr, decision.Text, decision.OwnerName ?? CalendarTexts.NoOwner.In(turn.Lang),
            decision.DueOn is { } on ? OccurrenceWords.Day(on, turn.Today).In(turn.Lang) : CalendarChatTexts.NoDate.In(turn.Lang));
        if (decision.IsSettled)
        {
            return said;
        }
        turn.Await($"{CalendarChoices.Feature}/{decision.Id:N}/settle");
        string ask = decision switch
        {
            { OwnerName: null, DueOn: null } => CalendarChatTexts.AskOwnerAndDate.In(turn.Lang),
            { OwnerName: null } => CalendarChatTexts.AskOwner.In(turn.Lang),
            { OwnerId: null } => CalendarChatTexts.OwnerUnknown.In(turn.Lang, decision.OwnerName),
            _ => CalendarChatTexts.AskDate.In(turn.Lang),
        };
        return $"{said}\n{ask}";
    }

    private static async Task<bool> PointAsync(Turn turn, string number, string text)
    {
        bool isRequest = number.Length > 0;
        int before = turn.Said.Count;
        if (await MeantAsync(turn, null, past: false, isMeeting: isRequest) is not var (one, series))
        {
            return turn.Said.Count > before;
        }
        AgendaOutcome outcome = long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long request)
            ? await CalendarPlaces.Book(turn).EscalateAsync(one.Id, request, turn.Person!.Id, turn.Cancel)
            : await CalendarPlaces.Book(turn).PutForwardAsync(one.Id, AgendaKind.Added, text, turn.Person!.Id, turn.Cancel);
        turn.Say(outcome switch
        {
            AgendaOutcome.Done done => CalendarChatTexts.AgendaAdded.In(turn.Lang, CalendarCard.Name(turn, one, series), done.Point.Words().In(turn.Lang)),
            AgendaOutcome.Already => (isRequest ? CalendarChatTexts.BroughtBefore : CalendarChatTexts.AgendaBefore).In(turn.Lang, CalendarCard.Name(turn, one, series)),
            AgendaOutcome.NotFound => CalendarChatTexts.NoSuchRequest.In(turn.Lang, number),
            AgendaOutcome.Over => CalendarChatTexts.NotNow.In(turn.Lang),
            _ => CalendarChatTexts.NotFound.In(turn.Lang),
        });
        return true;
    }

    // Which occurrence is meant by a day; says so where there is none, and says nothing to whom nothing is to be moved.
    private static async Task<(Occurrence One, Series Series)?> NamedAsync(Turn turn, string day)
    {
        if (!CalendarPlaces.MayPlan(turn))
        {
            return null;
        }
        DateOnly? named = DayTime.In(day, turn.Today)?.Day;
        int before = turn.Said.Count;
        if (await MeantAsync(turn, named, past: false) is { } meant)
        {
            return meant;
        }
        if (turn.Said.Count > before)
        {
            return null;
        }
        turn.Say(named is { } missing ? CalendarChatTexts.NoSuchDay.In(turn.Lang, OccurrenceWords.Day(missing, turn.Today).In(turn.Lang)) : CalendarChatTexts.NotFound.In(turn.Lang));
        return null;
    }

    /// <summary>She said which one she meant: what she said goes on with it.</summary>
    public static async Task AgainAsync(Turn turn, Occurrence one)
    {
        string words = turn.Memory.Recall<CalendarFocus>()?.Reason ?? "";
        CalendarFocus.Set(turn, one.Id);
        turn.Heard = Heard.Nothing with { Words = words, Understood = Understand.Text(words) };
        if (!await TakesMinutesAsync(turn) && !await TakesAsync(turn))
        {
            turn.Say(CalendarChatTexts.NotNow);
        }
    }

    /// <summary>Of which one she speaks; null where of none, or where she has to be asked.</summary>
    // The one of the day that is named; else the one that is spoken of; else the last that has begun, or the next. Where that may be
    // several, she is asked which, and what she said waits.
    internal static async Task<(Occurrence One, Series Series)?> MeantAsync(Turn turn, DateOnly? day, bool past, bool isMeeting = false)
    {
        Dictionary<Guid, Series> hers = (await CalendarPlaces.HersAsync(turn)).ToDictionary(series => series.Id);
        if (hers.Count == 0)
        {
            return null;
        }
        Occurrence? focus = CalendarFocus.Of(turn) is { } spoken && await turn.Rows.Calendar.OccurrenceAsync(spoken, turn.Cancel) is { } seen && hers.ContainsKey(seen.SeriesId) ? seen : null;
        List<Occurrence> there;
        if (day is { } named)
        {
            DateTimeOffset around = ZonedTime.Instant(named, default, turn.Zone);
            (DateTimeOffset from, DateTimeOffset until) = past ? (around.AddDays(-1), around.AddDays(2)) : (turn.Now, turn.Now.AddMonths(TopUpOccurrences.MonthsAhead));
            List<Occurrence> ahead = await turn.Rows.Calendar.BetweenAsync(hers.Keys, from, until, 500, turn.Cancel);
            there = await AmongAsync(turn, [.. ahead.Where(it => DayOf(it) == named || it.Date == named)], hers);
            there = there.Find(it => it.Id == focus?.Id) is { } same ? [same] : there.Exists(it => it.IsOn) ? [.. there.Where(it => it.IsOn)] : there;
        }
        else if (focus is not null && (!past || focus.Start <= turn.Now))
        {
            there = [focus];
        }
        else
        {
            there = past ? await BegunAsync() : [];
            there = await AmongAsync(turn, there.Count > 0 ? there : await NextAsync(), hers);
        }
        switch (there)
        {
            case []:
                return null;
            case [var one]:
                CalendarFocus.Set(turn, one.Id);
                return (one, hers[one.SeriesId]);
            default:
                CalendarFocus.Set(turn, Guid.Empty, turn.Heard.Words.Trim());
                turn.Say(CalendarChatTexts.WhichOne, [.. there.OrderBy(it => it.Start).ThenBy(it => hers[it.SeriesId].Title.Zh, StringComparer.Ordinal).Take(9).Select(it => CalendarCard.Of(turn, it, "again", Label(it)))]);
                return null;
        }

        DateOnly DayOf(Occurrence it) => ZonedTime.DayOf(it.Start, hers[it.SeriesId].ZoneInfo);

        Bi Label(Occurrence it) => new($"{hers[it.SeriesId].Title.Zh} {OccurrenceWords.Clock(it.Start, hers[it.SeriesId].ZoneInfo)}", $"{hers[it.SeriesId].Title.En}, {OccurrenceWords.Clock(it.Start, hers[it.SeriesId].ZoneInfo)}");

        // Those that began on the day of the last one; the only one that is going on is meant.
        async Task<List<Occurrence>> BegunAsync()
        {
            if (await turn.Rows.Calendar.LastAsync(hers.Keys, turn.Now, turn.Cancel) is not { } last)
            {
                return [];
            }
            List<Occurrence> begun = await turn.Rows.Calendar.BetweenAsync(hers.Keys, last.Start.AddDays(-1), turn.Now.AddTicks(1), 100, turn.Cancel);
            begun.RemoveAll(it => it.State == OccurrenceState.Cancelled || DayOf(it) != DayOf(last));
            return begun.FindAll(it => it.End > turn.Now) is [var running] ? [running] : begun;
        }

        // Work is brought before a meeting, even where a reception day comes sooner.
        async Task<List<Occurrence>> NextAsync()
        {
            Guid[] meetings = isMeeting ? [.. hers.Values.Where(series => series.Kind is SeriesKind.WorkPromotionMeeting or SeriesKind.JointMeeting).Select(series => series.Id)] : [];
            List<Occurrence> ahead = await turn.Rows.Calendar.BetweenAsync(meetings.Length > 0 ? meetings : hers.Keys, turn.Now, DateTimeOffset.MaxValue, 100, turn.Cancel);
            ahead.RemoveAll(it => !it.IsOn);
            return ahead.FindAll(it => DayOf(it) == DayOf(ahead[0]));
        }
    }

    // Those of the compound, or of the kind, that she names; all where she names none of them.
    private static async Task<List<Occurrence>> AmongAsync(Turn turn, List<Occurrence> there, Dictionary<Guid, Series> hers)
    {
        if (there.Count < 2)
        {
            return there;
        }
        string words = turn.Heard.Words;
        Dictionary<string, string> areas = (await turn.Rows.Areas.FindAllAsync([.. there.Select(it => hers[it.SeriesId].AreaCode).Distinct()], turn.Cancel))
            .ToDictionary(area => area.Code, area => area.Name);
        there = Some(it => words.Contains(areas.GetValueOrDefault(hers[it.SeriesId].AreaCode, "\n"), StringComparison.OrdinalIgnoreCase));
        bool isReception = words.Contains("接待日", StringComparison.Ordinal) || words.Contains("reception", StringComparison.OrdinalIgnoreCase);
        bool isMeeting = words.Contains("推进会", StringComparison.Ordinal) || words.Contains("work meeting", StringComparison.OrdinalIgnoreCase);
        there = Some(it => words.Contains(hers[it.SeriesId].Title.In(turn.Lang), StringComparison.OrdinalIgnoreCase));
        return Some(it => (isReception && hers[it.SeriesId].Kind == SeriesKind.OwnersReceptionDay) || (isMeeting && hers[it.SeriesId].Kind == SeriesKind.WorkPromotionMeeting));

        List<Occurrence> Some(Predicate<Occurrence> isMeant) => there.FindAll(isMeant) is { Count: > 0 } some ? some : there;
    }

    private static (string Words, string? Reason) Because(string words) => Why().Match(words) is { Success: true } why
        ? (words[..why.Index].Trim(' ', '，', ',', '。'), why.Groups["why"].Value.Trim(' ', '。', '.'))
        : (words, null);

    [GeneratedRegex("^(?:请)?(?:把)?(?:[^0-9，,。]{2,200}?的?)?(?<from>(?:[0-9]{1,2}月)?[0-9一二三四五六七八九十]{1,3}[号日]|今天|明天|后天|下次)(?:的)?(?:[^0-9，,。]{2,200}?的?)?(?:业主)?(?:接待日|推进会|会议|会)?(?:改到|改成|改为|挪到|移到|调到|推迟到|提前到)(?<to>.+)$|^(?:please )?(?:move|postpone|bring forward|reschedule) (?:the )?(?<from>.{2,260}?)(?: reception day| meeting)? to (?<to>.+)$", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Move();

    [GeneratedRegex("^(?:请)?取消(?:[^0-9，,。]{2,200}?的?)?(?<from>(?:[0-9]{1,2}月)?[0-9一二三四五六七八九十]{1,3}[号日]|今天|明天|后天|下次)(?:的)?(?:[^0-9，,。]{2,200}?的?)?(?:业主)?(?:接待日|推进会|会议|会)(?:[，, 。].*)?$|^(?:please )?cancel (?:the )?(?:[^0-9.]{2,200}? )?(?:of |on )?(?:the )?(?<from>[0-9]{1,2}(?:st|nd|rd|th)[^.]{0,60})[.]?$", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Cancel();

    [GeneratedRegex("(?:[，, ]|^)(?:因为|因|原因是?[:：]?|由于)(?<why>.+)$|[, ]because (?:of )?(?<why>.+)$", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Why();

    [GeneratedRegex("^(?:会议)?纪要(?:[:：\\s]+(?<text>.+))?$|^minutes(?:[:\\s]+(?<text>.+))?$", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Minutes();

    [GeneratedRegex("^决定[:：]\\s*(?<text>.+)$|^decision:\\s*(?<text>.+)$", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Decide();

    [GeneratedRegex("(?:负责人|责任人)[:：\\s]*(?<name>[^，,。；;\\s]{2,20})|\\bowner[:\\s]+(?<name>.{2,40}?)(?=[,;.]|\\s+due\\b|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Owner();

    [GeneratedRegex("(?:日期|期限|截止|完成时间)[:：\\s]*(?<day>.{2,20}?)(?=[，,。；;]|负责人|$)|\\bdue[:\\s]+(?<day>.{2,40}?)(?=[,;.]|\\s+owner\\b|$)", RegexOptions.IgnoreCase)]
    private static partial Regex Due();

    [GeneratedRegex("[，,。；;、\\n]|\\bby\\b|\\buntil\\b", RegexOptions.IgnoreCase)]
    private static partial Regex Clauses();

    [GeneratedRegex("^(?:会议)?(?:备注|记录)[:：]\\s*(?<text>.+)$|^note:\\s*(?<text>.+)$", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Note();

    [GeneratedRegex("^(?:把)?(?:诉求)?(?<n>[0-9]{3,9})号?(?:诉求)?(?:上会|列入议程|放进议程)$|^(?:上会|列入议程)\\s*(?<n>[0-9]{3,9})$|^(?:please )?(?:bring|put) (?:request )?(?<n>[0-9]{3,9}) (?:to the meeting|on the agenda)[.]?$", RegexOptions.IgnoreCase)]
    private static partial Regex Bring();

    [GeneratedRegex("^(?:议程加|加议程|议程增加)[:：\\s]*(?<text>.+)$|^agenda add[:\\s]+(?<text>.+)$|^add to the agenda[:\\s]+(?<text>.+)$", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Point();

    [GeneratedRegex("^(?:都有)?(?:谁来|谁参加|谁会来|谁回复了|哪些人来)(?:参加)?[？?。]?$|^who(?: is coming| comes|'s coming| answered)[?.]?$", RegexOptions.IgnoreCase)]
    private static partial Regex Who();

    [GeneratedRegex("^(?:看看?|查)?(?:接待日)?(?:预约名单|预约情况|谁预约了|都有谁预约)[？?。]?$|^(?:show )?(?:the )?(?:booked times|bookings|booked slots)[?.]?$|^who (?:has )?booked[?.]?$", RegexOptions.IgnoreCase)]
    private static partial Regex Booked();

    [GeneratedRegex("^(?:看看?|查)?(?:会议)?议程[？?。]?$|^(?:show )?(?:the )?agenda[?.]?$", RegexOptions.IgnoreCase)]
    private static partial Regex Agenda();
}
