using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.Text;

namespace Hub.Domain.Requests;

/// <summary>What the reports have in common.</summary>
internal static class ReportNotices
{
    private const int DaysOfWeek = 7;

    internal static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + DaysOfWeek - (int)DayOfWeek.Monday) % DaysOfWeek));

    /// <summary>11-16: the same in both languages.</summary>
    internal static string Day(DateOnly day) => day.ToString("MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    internal static Bi Lines(params ReadOnlySpan<Bi> lines)
    {
        Bi text = lines[0];
        foreach (Bi line in lines[1..])
        {
            text = new($"{text.Zh}\n{line.Zh}", $"{text.En}\n{line.En}");
        }
        return text;
    }

    /// <summary>How punctual departments were; nothing where none was called.</summary>
    internal static IReadOnlyList<Bi> Departments(RequestCounts counts) => counts.Departments.Count == 0
        ? []
        : [ReportTexts.Departments, .. counts.Departments.Select(one => ReportTexts.OfDepartment.With(one.Name, one.Called, one.InTime, one.Late))];

    /// <summary>One sentence with a word of its own in each language.</summary>
    internal static Bi WithEach(this Bi sentence, Bi word, int count) => new(sentence.In(Lang.Zh, word.Zh, count), sentence.In(Lang.En, word.En, count));

    internal static Notice Make(string key, Bi text, IReadOnlyList<Guid> people, IdSource ids, DateTimeOffset now) => new()
    {
        Id = ids.Next(),
        Key = key,
        Kind = NoticeKind.Update,
        Lane = Lane.Normal,
        Text = text,
        Audience = new(people),
        CreatedAt = now,
    };
}
