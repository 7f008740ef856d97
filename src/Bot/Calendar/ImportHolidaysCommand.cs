using Hub.Bot.Imports;
using Hub.Domain.Calendar;
using Hub.Domain.Storage;

namespace Hub.Bot.Calendar;

/// <summary><c>import holidays FILE</c>: the holidays of a year from an iCalendar file, in place of what was known of it.</summary>
internal static class ImportHolidaysCommand
{
    /// <summary>Returns the exit code: 0 done, 1 refused, 2 not understood.</summary>
    internal static async Task<int> RunAsync(string[] args, HubStore store, TimeProvider clock, TextWriter output, CancellationToken cancellationToken)
    {
        if (args is not [var file] || file.StartsWith('-'))
        {
            await output.WriteLineAsync("import holidays FILE   FILE: .ics");
            return 2;
        }
        if (await TextFile.ReadAsync(file, output, cancellationToken) is not { } text)
        {
            return 1;
        }
        HolidaysRead read = await store.WriteAsync(async rows =>
        {
            HolidaysRead read = ImportHolidays.Read(text, await rows.Calendar.WorkCalendarAsync(cancellationToken));
            if (read is HolidaysRead.Done done)
            {
                await rows.Calendar.ImportAsync(done, clock.GetUtcNow(), cancellationToken);
            }
            return read;
        }, cancellationToken);
        await output.WriteLineAsync(read switch
        {
            HolidaysRead.Done done => $"{done.Days} days; announced: {string.Join(", ", done.Years)}. Meetings follow with the next daily run.",
            HolidaysRead.NoYear few => $"{few.Days} days: too few to announce a year.",
            HolidaysRead.Refused refused => refused.Problem.Words().In(ImportReport.Lang),
            _ => throw new System.Diagnostics.UnreachableException(),
        });
        return read is HolidaysRead.Done ? 0 : 1;
    }
}
