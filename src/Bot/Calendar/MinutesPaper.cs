using Hub.Domain.Calendar;
using Hub.Domain.People;
using Hub.Domain.Storage;
using Hub.Domain.Text;

namespace Hub.Bot.Calendar;

/// <summary>A decision as it stands on paper.</summary>
internal sealed record PaperDecision(string What, string Who, string ByWhen);

/// <summary>Minutes as they stand on paper, in one language.</summary>
/// <param name="Lang">The language of its headings.</param>
/// <param name="Title">Of what.</param>
/// <param name="When">When it was, with the year.</param>
/// <param name="Place">Where.</param>
/// <param name="Host">Who held it.</param>
/// <param name="Present">Who said that she comes, and who stood in.</param>
/// <param name="Agenda">Of what it spoke.</param>
/// <param name="Lines">What was said.</param>
/// <param name="Decisions">What was decided.</param>
/// <param name="WrittenAt">When the minutes were written: the time of the document, whenever it is made.</param>
/// <param name="FileName">What the file is called.</param>
internal sealed record MinutesPaper(
    Lang Lang, string Title, string When, string Place, string Host, IReadOnlyList<string> Present, IReadOnlyList<string> Agenda,
    IReadOnlyList<string> Lines, IReadOnlyList<PaperDecision> Decisions, DateTimeOffset WrittenAt, string FileName)
{
    /// <summary>The minutes of an occurrence; null where neither minutes nor decisions were written.</summary>
    public static async Task<MinutesPaper?> OfAsync(Rows rows, Occurrence one, Series series, Lang lang, CancellationToken cancellationToken)
    {
        Minutes? minutes = await rows.Meetings.MinutesAsync(one.Id, cancellationToken);
        List<Decision> decisions = await rows.Meetings.DecisionsAsync(one.Id, cancellationToken);
        if (minutes is null && decisions.Count == 0)
        {
            return null;
        }
        Dictionary<Guid, string> organisations = await rows.People.OrganisationNamesAsync(
            series.Host.OrganisationId is { } organisation ? [organisation] : [], cancellationToken);
        Dictionary<Guid, string> people = (await rows.People.FindAllAsync(series.Host.People, cancellationToken)).ToDictionary(person => person.Id, person => person.Name ?? "");
        List<AgendaPoint> points = await rows.Meetings.AgendaAsync(one.Id, cancellationToken);
        DateOnly day = ZonedTime.DayOf(one.Start, series.ZoneInfo);
        return new(
            lang, MinutesTexts.Title.In(lang, series.Title.In(lang)), Held(one, series).In(lang), one.Place.In(lang), series.Host.Words(organisations, people).In(lang),
            [.. (await rows.Meetings.RepliesAsync(one.Id, cancellationToken)).Select(reply => Came(reply, lang)).OfType<string>()],
            [.. series.Agenda.Select(line => line.In(lang)), .. points.Select(point => point.Words().In(lang))],
            [.. (minutes?.Text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
            [.. decisions.Select(decision => Of(decision, lang))],
            minutes?.At ?? decisions[^1].At, $"minutes-{day:yyyy-MM-dd}.docx");
    }

    // Paper is read years later: the year is always said.
    private static Bi Held(Occurrence one, Series series) => OccurrenceWords.When(one.Start, one.End, series.ZoneInfo, DateTimeOffset.MinValue.AddYears(1));

    private static string? Came(NamedReply reply, Lang lang)
    {
        string name = reply.Name ?? CalendarChatTexts.Unnamed.In(lang);
        return reply.Reply.Answer switch
        {
            ReplyAnswer.Come => name,
            ReplyAnswer.StandIn => MinutesTexts.StandIn.In(lang, reply.Reply.StandIn, name),
            ReplyAnswer.Cannot => null,
        };
    }

    private static PaperDecision Of(Decision decision, Lang lang) => new(
        decision.Text + (decision.DoneAt is null ? "" : MinutesTexts.Done.In(lang)), decision.OwnerName ?? CalendarTexts.NoOwner.In(lang),
        decision.DueOn is { } due ? OccurrenceWords.Day(due, DateOnly.MinValue).In(lang) : CalendarChatTexts.NoDate.In(lang));
}
