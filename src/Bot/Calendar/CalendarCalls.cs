using Hub.Bot.Notices;
using Hub.Bot.Turns;
using Hub.Domain.Calendar;
using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.Storage;
using Hub.Notifier.Lanes;

namespace Hub.Bot.Calendar;

/// <summary>Runs what the API does with the calendar in one transaction, by the books that the chat uses, and rings after its commit.</summary>
internal sealed class CalendarCalls(HubStore store, AfterCommit after, IdSource ids, HubClock clock)
{
    public HubClock Clock => clock;

    public DateOnly Today => clock.LocalDay(clock.Now);

    /// <summary>Series and occurrences.</summary>
    public async Task<T> PlanAsync<T>(Func<Rows, CalendarBook, Task<T>> work, CancellationToken cancellationToken)
    {
        (T result, IReadOnlyList<Ring> rung, bool expands) = await store.WriteAsync(async rows =>
        {
            CalendarBook book = new(rows, ids, clock.Now, Today);
            T made = await work(rows, book);
            return (made, book.Rung, book.Expands);
        }, cancellationToken);
        await after.RingAsync(rung, expands);
        return result;
    }

    /// <summary>What is brought to an occurrence and what comes of it, by whoever may write for it.</summary>
    public Task<IResult> MeetAsync(Guid id, HttpContext http, Func<Rows, MeetingBook, Series, Task<IResult>> work) =>
        store.WriteAsync(rows => OfAsync(rows, id, http, (book, _, series) => work(rows, book, series)), http.RequestAborted);

    /// <summary>What there is to read of an occurrence, by whoever may write for it.</summary>
    public Task<IResult> LookAsync(Guid id, HttpContext http, Func<Rows, Occurrence, Series, Task<IResult>> answer) =>
        store.ReadAsync(rows => OfAsync(rows, id, http, (_, one, series) => answer(rows, one, series)), http.RequestAborted);

    /// <summary>What is committed.</summary>
    public Task<T> ReadAsync<T>(Func<Rows, MeetingBook, Task<T>> work, CancellationToken cancellationToken) =>
        store.ReadAsync(rows => work(rows, Book(rows)), cancellationToken);

    /// <summary>A step that checks by itself who may take it.</summary>
    public Task<T> WriteAsync<T>(Func<Rows, MeetingBook, Task<T>> work, CancellationToken cancellationToken) =>
        store.WriteAsync(rows => work(rows, Book(rows)), cancellationToken);

    private async Task<IResult> OfAsync(Rows rows, Guid id, HttpContext http, Func<MeetingBook, Occurrence, Series, Task<IResult>> work)
    {
        if (await rows.Calendar.OccurrenceAsync(id, http.RequestAborted) is not { } one
            || await rows.Calendar.FindAsync(one.SeriesId, http.RequestAborted) is not { } series)
        {
            return ApiProblem.NotFound(http);
        }
        MeetingBook book = Book(rows);
        return await book.MayWriteAsync(series, ApiCaller.Of(http).Person.Id, http.RequestAborted)
            ? await work(book, one, series)
            : CalendarProblem.NoAuthority(http, series.AreaCode);
    }

    private MeetingBook Book(Rows rows) => new(rows, ids, clock.Now, Today);
}
