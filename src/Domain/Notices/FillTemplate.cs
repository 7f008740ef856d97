using System.Text.RegularExpressions;
using Hub.Domain.Text;

namespace Hub.Domain.Notices;

/// <summary>Puts values into the places of a text: <c>{name}</c>.</summary>
public static partial class FillTemplate
{
    /// <summary>The placeholders of a text in both languages, each once.</summary>
    public static IReadOnlySet<string> Placeholders(Bi text) =>
        Place().Matches(text.Zh).Concat(Place().Matches(text.En)).Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);

    /// <summary>The text with its places filled; a place without a value stays as it is.</summary>
    public static Bi With(Bi text, IReadOnlyDictionary<string, string> values) => new(Fill(text.Zh, values), Fill(text.En, values));

    /// <summary>
    /// What is missing or unknown. A placeholder that has no value for everybody needs one in the row of each person, and
    /// then only people by name can be told.
    /// </summary>
    public static IEnumerable<BroadcastProblem> Problems(
        Bi text, IReadOnlyDictionary<string, string> values, IReadOnlyList<PersonValues> rows, Audience audience)
    {
        IReadOnlySet<string> places = Placeholders(text);
        foreach (string unknown in values.Keys.Where(name => !places.Contains(name)))
        {
            yield return new(BroadcastFault.ValueUnknown, "values", unknown);
        }
        string[] open = [.. places.Where(name => !values.TryGetValue(name, out string? value) || value.Length == 0).Order(StringComparer.Ordinal)];
        HashSet<Guid> named = [.. audience.People];
        HashSet<Guid> seen = [];
        for (int i = 0; i < rows.Count; i++)
        {
            string where = $"rows/{i + 1}";
            if (!seen.Add(rows[i].PersonId) || !named.Contains(rows[i].PersonId))
            {
                yield return new(BroadcastFault.RowUnknown, where, $"{rows[i].PersonId}");
            }
            foreach (string unknown in rows[i].Values.Keys.Where(name => !places.Contains(name)))
            {
                yield return new(BroadcastFault.ValueUnknown, where, unknown);
            }
            foreach (string missing in open.Where(name => !rows[i].Values.TryGetValue(name, out string? value) || value.Length == 0))
            {
                yield return new(BroadcastFault.ValueMissing, where, missing);
            }
        }
        bool isEverybodyInARow = audience.Parts.Count == 0 && named.All(seen.Contains);
        foreach (string missing in isEverybodyInARow && rows.Count > 0 ? [] : open)
        {
            yield return new(BroadcastFault.ValueMissing, rows.Count == 0 ? "values" : "rows", missing);
        }
    }

    private static string Fill(string text, IReadOnlyDictionary<string, string> values) =>
        Place().Replace(text, match => values.TryGetValue(match.Groups[1].Value, out string? value) ? value : match.Value);

    [GeneratedRegex(@"\{([A-Za-z][A-Za-z0-9_]{0,31})\}", RegexOptions.CultureInvariant)]
    private static partial Regex Place();
}
