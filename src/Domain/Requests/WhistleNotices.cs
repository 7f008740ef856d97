using Hub.Domain.Calendar;
using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Text;

namespace Hub.Domain.Requests;

/// <summary>Whom the steps of a call to departments are told to, and in which words.</summary>
internal static class WhistleNotices
{
    /// <summary>To the departments, each with its deadlines; to the worker and whoever raised it; to the resident.</summary>
    internal static IReadOnlyList<Notice> ForCall(
        Request request, Whistle whistle, TimelineEntry entry, IReadOnlyList<WhistleCall> calls, IReadOnlyList<CallableDepartment> departments, PromiseClock clock,
        IdSource ids, DateTimeOffset now)
    {
        List<Notice> notices = [];
        // Those with the same deadlines read the same words.
        foreach (IGrouping<(DateTimeOffset ReportBy, DateTimeOffset AnswerBy), WhistleCall> same in calls.GroupBy(call => (call.ReportBy, call.AnswerBy)))
        {
            (Bi report, Bi answer) = (When(same.Key.ReportBy, clock, now), When(same.Key.AnswerBy, clock, now));
            Bi words = Each(lang => WhistleTexts.Called.In(
                lang, request.Number, whistle.Reason, request.Text, PlaceTexts.Whole(lang, request.PlaceName, request.Unit, request.Spot), report.In(lang), answer.In(lang)));
            notices.AddRange(To(
                request, entry, notices.Count == 0 ? "departments" : $"departments{notices.Count}", words,
                departments.Where(one => same.Any(call => call.OrganisationId == one.Organisation.Id)).SelectMany(one => one.Members),
                [WhistleChoices.Come(whistle.Id), WhistleChoices.Answer(whistle.Id)], ids, now));
        }
        Bi called = Names(calls, clock, now);
        return
        [
            .. notices,
            .. To(request, entry, "worker", Each(lang => WhistleTexts.Confirmed.In(lang, request.Number, called.In(lang))),
                new[] { request.AssigneeId, whistle.RaisedById }.OfType<Guid>().Where(id => id != entry.ActorId), [], ids, now),
            .. ToResident(request, entry, WhistleTexts.ResidentCalled.With(request.Number, entry.Note), ids, now),
        ];
    }

    /// <summary>To a department that is late, and to those who see to it.</summary>
    internal static IReadOnlyList<Notice> ForLate(
        Request request, Whistle whistle, TimelineEntry entry, WhistleCall call, bool isReport, IReadOnlyList<Guid> members, IReadOnlyList<Standing> supervisors,
        PromiseClock clock, IdSource ids, DateTimeOffset now)
    {
        (Bi report, Bi answer) = (When(call.ReportBy, clock, now), When(call.AnswerBy, clock, now));
        return
        [
            .. To(request, entry, "department",
                Each(lang => (isReport ? WhistleTexts.ReportNow : WhistleTexts.AnswerNow).In(lang, request.Number, request.Text, report.In(lang), answer.In(lang))), members,
                isReport ? [WhistleChoices.Come(whistle.Id), WhistleChoices.Answer(whistle.Id)] : [WhistleChoices.Answer(whistle.Id)], ids, now),
            .. To(request, entry, "supervisor",
                Each(lang => (isReport ? WhistleTexts.LateReport : WhistleTexts.LateAnswer).In(lang, request.Number, call.Name, report.In(lang), answer.In(lang))),
                supervisors.Select(one => one.Person.Id).Concat(new[] { request.AssigneeId }.OfType<Guid>()), [], ids, now),
        ];
    }

    /// <summary>供水站（12月3日（星期四）17:30前）；执法队（…）; one deadline for all is said once.</summary>
    internal static Bi Names(IReadOnlyList<WhistleCall> calls, PromiseClock clock, DateTimeOffset now) => Each(lang => string.Join(
        lang == Lang.Zh ? "；" : "; ",
        calls.GroupBy(call => call.AnswerBy).Select(same => WhistleTexts.By.In(
            lang, string.Join(lang == Lang.Zh ? "、" : ", ", same.Select(call => call.Name)), When(same.Key, clock, now).In(lang)))));

    /// <summary>One notice to these people; none where there is nobody.</summary>
    internal static IReadOnlyList<Notice> To(
        Request request, TimelineEntry entry, string whom, Bi text, IEnumerable<Guid> people, List<NoticeChoice> choices, IdSource ids, DateTimeOffset now, Lane? lane = null)
    {
        Guid[] told = [.. people.Distinct()];
        return told.Length == 0
            ? []
            : [RequestNotices.Make(request, $"whistle/{whom}/{entry.Seq}", NoticeKind.Update, lane ?? RequestNotices.LaneOf(request.Urgency), text, told, choices, ids, now)];
    }

    /// <summary>To the resident, who can look at her request.</summary>
    internal static IReadOnlyList<Notice> ToResident(Request request, TimelineEntry entry, Bi text, IdSource ids, DateTimeOffset now) =>
        To(request, entry, "resident", text, new[] { request.ReporterId }.OfType<Guid>(), [RequestChoices.Show(request.Id)], ids, now, Lane.Normal);

    // A notice is read later than it is written: the day is named.
    private static Bi When(DateTimeOffset instant, PromiseClock clock, DateTimeOffset now)
    {
        TimeZoneInfo zone = clock.Working.Zone;
        Bi day = OccurrenceWords.Day(ZonedTime.DayOf(instant, zone), ZonedTime.DayOf(now, zone));
        string time = OccurrenceWords.Clock(instant, zone);
        return new($"{day.Zh}{time}", $"{day.En}, {time}");
    }

    private static Bi Each(Func<Lang, string> words) => new(words(Lang.Zh), words(Lang.En));
}
