using Hub.Bot.Imports;
using Hub.Domain.Calendar;
using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.Storage;
using Hub.Domain.Text;

namespace Hub.Bot.Calendar;

/// <summary><c>import calendar AREA FILE</c>: the meetings of an iCalendar file as series of an area, all of the file or nothing.</summary>
internal static class ImportCalendarCommand
{
    /// <summary>Returns the exit code: 0 done or shown, 1 refused, 2 not understood.</summary>
    internal static async Task<int> RunAsync(
        string[] args, HubStore store, IdSource ids, TimeProvider clock, TimeZoneInfo zone, TextWriter output, CancellationToken cancellationToken)
    {
        bool isDryRun = args.Contains("--dry-run");
        bool residents = args.Contains("--residents");
        if (args.Where(arg => arg is not ("--dry-run" or "--residents")).ToArray() is not [var area, var file] || area.StartsWith('-') || file.StartsWith('-'))
        {
            await output.WriteLineAsync("import calendar AREA-CODE FILE [--residents] [--dry-run]   FILE: .ics; without --residents those who work there are invited");
            return 2;
        }
        if (await TextFile.ReadAsync(file, output, cancellationToken) is not { } text)
        {
            return 1;
        }
        // What it tells people finds its way by the sweep: this process sends nothing.
        MeetingsImported outcome = await store.WriteAsync(rows =>
        {
            DateTimeOffset now = clock.GetUtcNow();
            CalendarBook book = new(rows, ids, now, ZonedTime.DayOf(now, zone));
            return new MeetingImport(rows, book, now).RunAsync(
                text, area, residents ? AudienceKind.Residents : AudienceKind.Posts, by: null, zone, isDryRun, cancellationToken);
        }, cancellationToken);
        switch (outcome)
        {
            case MeetingsImported.Done done:
                await output.WriteLineAsync((isDryRun, done.ChangesNothing) switch
                {
                    (_, true) => "Nothing to change:",
                    (true, _) => "Would change (nothing was written):",
                    (false, _) => "Changed:",
                });
                await output.WriteLineAsync($"  series added {done.Added}, changed {done.Changed}, unchanged {done.Unchanged}, over {done.Over}; single dates moved or cancelled {done.Moved}");
                return 0;
            case MeetingsImported.Refused refused:
                foreach (MeetingProblem problem in refused.Problems)
                {
                    await output.WriteLineAsync(problem.Words().In(ImportReport.Lang));
                }
                await output.WriteLineAsync(ImportTexts.NothingWritten.In(ImportReport.Lang, refused.Problems.Count));
                return 1;
            case MeetingsImported.NobodyPlans:
                await output.WriteLineAsync($"Nobody plans meetings at {area}: a coordinator, secretary, grid leader or compound chief there or above is needed. Import people first.");
                return 1;
            default:
                await output.WriteLineAsync($"No area has the code '{area}'.");
                return 1;
        }
    }
}
