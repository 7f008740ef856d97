using Hub.Bot.Imports;
using Hub.Bot.Notices;
using Hub.Bot.Web;
using Hub.Domain.Calendar;
using Hub.Domain.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Hub.Bot.Calendar;

/// <summary>One thing that is wrong with what a call says.</summary>
/// <param name="Code">What, for programs.</param>
/// <param name="Where">In which field; of several <c>reminders/2</c>, from 0.</param>
/// <param name="Detail">The value that it is about.</param>
/// <param name="Message">What, and what to do.</param>
/// <param name="Position">At which character of the value, or byte of the body, from 1; null where it is about all of it.</param>
internal sealed record FieldProblem(string Code, string Where, string Detail, Bi Message, int? Position = null)
{
    public static FieldProblem Of(SeriesProblem problem) => new($"{problem.Fault}", FieldOf(problem.Where), problem.Detail, problem.Words());

    public static FieldProblem Of(RecurrenceProblem problem) =>
        new($"{problem.Fault}", "rrule", Cut.To(problem.Found, 100), problem.Words(), problem.Position);

    public static FieldProblem Of(MeetingProblem problem) =>
        new($"{problem.Fault}", problem.Property.Length > 0 ? $"line/{problem.Line}/{problem.Property}" : $"line/{problem.Line}", Cut.To(problem.Found, 100), problem.Words());

    public static FieldProblem Of(NotUtf8 not) => new("NotUtf8", $"line/{not.Line}", $"{not.Found:X2}", not.Problem.Reason, not.Position);

    // The rules speak of a series, the call of its fields.
    private static string FieldOf(string where) => where switch
    {
        "length" => "minutes",
        "recurrence" => "rrule",
        _ => where,
    };
}

/// <summary>The one translator of what became of series, occurrences and meetings into statuses.</summary>
internal static class CalendarProblem
{
    public static ProblemHttpResult Invalid(HttpContext http, params IReadOnlyList<FieldProblem> problems) =>
        ApiProblem.Of(http, 422, "invalid", ApiTexts.Invalid, ApiTexts.InvalidDo, problems[0].Where, ("errors", problems.Select(problem => new
        {
            code = problem.Code,
            where = problem.Where,
            detail = problem.Detail,
            position = problem.Position,
            message = problem.Message.In(http.Asked()),
        }).ToArray()));

    public static ProblemHttpResult NoAuthority(HttpContext http, string areaCode) =>
        ApiProblem.Of(http, 403, "no-authority", ApiTexts.NoAuthority, CalendarApiTexts.NoAuthorityDo.With(areaCode), areaCode);

    public static IResult Answer(HttpContext http, SeriesOutcome? outcome, Func<Series, IResult> done) => outcome switch
    {
        null => ApiProblem.NotFound(http),
        SeriesOutcome.Done now => done(now.Series),
        SeriesOutcome.Ended => ApiProblem.Of(http, 409, "ended", CalendarApiTexts.Ended, CalendarApiTexts.EndedDo, "endedOn"),
        SeriesOutcome.Changed { Series: var changed } => ApiProblem.Of(
            http, 409, "changed", ApiTexts.Changed.With(changed.Version), ApiTexts.ChangedDo, "version", ("version", changed.Version)),
        SeriesOutcome.NoAuthority none => NoAuthority(http, none.AreaCode),
        SeriesOutcome.Invalid invalid => Invalid(http, [.. invalid.Problems.Select(FieldProblem.Of)]),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static IResult Answer(HttpContext http, OccurrenceOutcome? outcome, string words, Func<Occurrence, IResult> done) => outcome switch
    {
        null => ApiProblem.NotFound(http),
        OccurrenceOutcome.Done now => done(now.Occurrence),
        OccurrenceOutcome.Already before => done(before.Occurrence),
        OccurrenceOutcome.Changed { Occurrence: var changed } => ApiProblem.Of(
            http, 409, "changed", CalendarApiTexts.OccurrenceChanged.With(changed.Sequence), CalendarApiTexts.OccurrenceChangedDo, "sequence", ("sequence", changed.Sequence)),
        OccurrenceOutcome.WrongState wrong => WrongState(http, wrong.Occurrence),
        OccurrenceOutcome.NoAuthority none => NoAuthority(http, none.AreaCode),
        OccurrenceOutcome.StartOutOfRange range => Invalid(http, new FieldProblem(
            "StartOutOfRange", "start", "", CalendarApiTexts.StartOutOfRange.With($"{range.Latest:yyyy-MM-dd}"))),
        OccurrenceOutcome.LengthOutOfRange => Invalid(http, new FieldProblem("LengthOutOfRange", "minutes", "", CalendarApiTexts.LengthOutOfRange)),
        OccurrenceOutcome.WordsOutOfRange range => Invalid(http, WordsOutOfRange(words, range.Most)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static IResult Answer(HttpContext http, MinutesOutcome outcome, string areaCode, Func<Decision, IResult> decided, Func<Minutes, IResult> written) => outcome switch
    {
        MinutesOutcome.Decided done => decided(done.Decision),
        MinutesOutcome.Written done => written(done.Minutes),
        MinutesOutcome.WrongState wrong => WrongState(http, wrong.Occurrence),
        MinutesOutcome.WordsOutOfRange range => Invalid(http, WordsOutOfRange("text", range.Most)),
        MinutesOutcome.NoAuthority => NoAuthority(http, areaCode),
        _ => ApiProblem.NotFound(http),
    };

    public static IResult Answer(HttpContext http, AgendaOutcome outcome, string areaCode, Func<AgendaPoint, IResult> done, Func<IResult> already) => outcome switch
    {
        AgendaOutcome.Done now => done(now.Point),
        AgendaOutcome.Already => already(),
        AgendaOutcome.Removed => TypedResults.NoContent(),
        AgendaOutcome.TooMany => ApiProblem.Of(http, 409, "too-many", CalendarApiTexts.TooManyPoints, CalendarApiTexts.TooManyPointsDo, "text"),
        AgendaOutcome.Over over => WrongState(http, over.Occurrence),
        AgendaOutcome.NoAuthority => NoAuthority(http, areaCode),
        _ => ApiProblem.NotFound(http),
    };

    public static FieldProblem WordsOutOfRange(string where, int most) =>
        new("WordsOutOfRange", where, "", CalendarApiTexts.WordsOutOfRange.With(most));

    // What cannot be yet is not what cannot be any more.
    private static ProblemHttpResult WrongState(HttpContext http, Occurrence one) => one.State is OccurrenceState.Planned or OccurrenceState.Moved
        && http.RequestServices.GetRequiredService<Turns.HubClock>().Now < one.Start
            ? ApiProblem.Of(http, 409, "not-begun", CalendarApiTexts.NotBegun, CalendarApiTexts.NotBegunDo, "start", ("start", one.Start))
            : ApiProblem.Of(http, 409, "over", CalendarApiTexts.Over, CalendarApiTexts.OverDo, "state", ("state", $"{one.State}"));
}
