using System.Globalization;
using System.Text.RegularExpressions;
using Hub.Domain.People;
using Hub.Domain.Understanding;

namespace Hub.Bot.Requests;

/// <summary>Which departments of a numbered list somebody means, by numbers or names, and by when each is to answer.</summary>
internal static partial class MeantDepartments
{
    /// <summary>
    /// Reads them. A deadline is for all departments named before it since the one before ('1 两天内，2、3 周五前'); where the first
    /// deadline comes first, for those named after it.
    /// </summary>
    /// <param name="words">What was said.</param>
    /// <param name="departments">The list, numbered from 1.</param>
    /// <param name="deadlines">The deadlines that the words name.</param>
    internal static Dictionary<Guid, DateTimeOffset?> In(string words, IReadOnlyList<Organisation> departments, IReadOnlyList<Deadline> deadlines)
    {
        // What is read is blanked out, so that no digit of a date or a name is a number of the list.
        char[] rest = Numerals.HalfWidths(words).ToCharArray();
        foreach (Deadline deadline in deadlines)
        {
            Array.Fill(rest, ' ', deadline.Start, deadline.Length);
        }
        List<(int At, Organisation One)> named = [];
        // A name may be a part of a longer one.
        foreach (Organisation one in departments.OrderByDescending(one => one.Name.Length))
        {
            for (int at; one.Name.Length > 0 && (at = new string(rest).IndexOf(Numerals.HalfWidths(one.Name), StringComparison.OrdinalIgnoreCase)) >= 0;)
            {
                named.Add((at, one));
                Array.Fill(rest, ' ', at, one.Name.Length);
            }
        }
        named.AddRange(Digits().Matches(new string(rest)).Select(match => (match.Index, Number: int.Parse(match.Value, CultureInfo.InvariantCulture)))
            .Where(one => one.Number >= 1 && one.Number <= departments.Count).Select(one => (one.Index, departments[one.Number - 1])));
        named.Sort((one, other) => one.At.CompareTo(other.At));
        bool isLeading = named.Count > 0 && deadlines.Count > 0 && deadlines[0].Start < named[0].At;
        Dictionary<Guid, DateTimeOffset?> meant = [];
        foreach ((int at, Organisation one) in named)
        {
            Deadline? by = isLeading
                ? deadlines.LastOrDefault(deadline => deadline.Start < at)
                : deadlines.FirstOrDefault(deadline => deadline.Start > at) ?? (deadlines is [.., var last] ? last : null);
            meant.TryAdd(one.Id, by?.At);
        }
        return meant;
    }

    [GeneratedRegex("[0-9]{1,3}")]
    private static partial Regex Digits();
}
