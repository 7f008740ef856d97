using System.Globalization;
using System.Text.Json;

namespace Hub.Testing;

/// <summary>What npm's calendar packages say, for ours to be compared with.</summary>
public static class NpmCalendar
{
    /// <summary>The days of each recurrence by rrule: the first <paramref name="most"/>.</summary>
    public static async Task<IReadOnlyList<DateOnly[]>> DatesAsync(IReadOnlyList<NpmRecurrence> recurrences, int most)
    {
        string answer = await NpmScript.AnswerAsync("rrule.mjs", "rrule", string.Join('\n', recurrences.Select(one => JsonSerializer.Serialize(new
        {
            rule = one.Rule,
            start = one.Start.ToString("s", CultureInfo.InvariantCulture) + "Z",
            excluded = one.Excluded.Select(day => day.ToString("o", CultureInfo.InvariantCulture)),
            added = one.Added.Select(day => day.ToString("o", CultureInfo.InvariantCulture)),
            most,
        }))));
        return [.. answer.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<DateOnly[]>(line)!)];
    }

    /// <summary>Whether each day is worked in China by chinese-days.</summary>
    public static async Task<IReadOnlyDictionary<DateOnly, bool>> WorkedAsync(DateOnly from, DateOnly until) =>
        JsonSerializer.Deserialize<Dictionary<DateOnly, bool>>(await NpmScript.AnswerAsync("holidays.mjs", "chinese-days", JsonSerializer.Serialize(new { from, until })))!;

    /// <summary>What ical.js reads of each calendar.</summary>
    public static async Task<IReadOnlyList<NpmIcs>> ReadAsync(params IReadOnlyList<string> calendars) =>
        JsonSerializer.Deserialize<NpmIcs[]>(await NpmScript.AnswerAsync("ical.mjs", "ical.js", JsonSerializer.Serialize(calendars)), JsonSerializerOptions.Web)!;

    /// <summary>A feed of holidays that chinese-days publishes, such as <c>holidays.ics</c>.</summary>
    public static string Feed(string name) =>
        File.ReadAllText(Path.Combine(TestHub.Root(), "tests", "Testing", "npm", "node_modules", "chinese-days", "dist", name));
}

/// <summary>A calendar as ical.js reads it.</summary>
public sealed record NpmIcs(string Name, string? Method, IReadOnlyList<NpmIcsEvent> Events);

/// <summary>An event as ical.js reads it; alarms in minutes before.</summary>
public sealed record NpmIcsEvent(
    string Uid, DateTimeOffset Start, DateTimeOffset End, bool IsDay, string? Zone, DateTimeOffset Stamp, int Sequence, string Status, string Summary,
    string Description, string Location, string? Url, string? Rule, IReadOnlyList<DateTimeOffset> Excluded, IReadOnlyList<double> Alarms);

/// <summary>A recurrence for rrule.</summary>
/// <param name="Rule">The RRULE.</param>
/// <param name="Start">DTSTART, floating.</param>
/// <param name="Excluded">EXDATE, at the start's time.</param>
/// <param name="Added">RDATE, at the start's time.</param>
public sealed record NpmRecurrence(string Rule, DateTime Start, IReadOnlyList<DateOnly> Excluded, IReadOnlyList<DateOnly> Added);
