using System.Text.RegularExpressions;
using Hub.Domain.Understanding;

namespace Hub.Bot.Notices;

/// <summary>One of what an audience's words join; of a row of buildings, those between its ends may be missing.</summary>
internal readonly record struct Piece(string Words, bool IsOfRow = false, bool MayMiss = false);

/// <summary>
/// Units of a building within an audience's words: '3号楼1、2单元', '3号楼1到3单元', 'building 3 units 1 and 2'. Read carelessly, the
/// second would be another building, or the whole of it.
/// </summary>
internal static partial class UnitWords
{
    private const int LongestRow = 20;

    /// <summary>The words with each unit named as one.</summary>
    public static string Each(string words)
    {
        words = Row().Replace(words, row =>
            Numerals.TryRead(row.Groups["from"].Value, out int from) && Numerals.TryRead(row.Groups["to"].Value, out int to) && from < to && to - from < LongestRow
                ? string.Join('、', Enumerable.Range(from, to - from + 1).Select(number => row.Groups["en"].Success ? $"unit {number}" : $"{number}单元"))
                : row.Value);
        words = English().Replace(words, list => string.Join(" and ", Number().Matches(list.Value).Select(number => $"unit {number.Value}")));
        return Chinese().Replace(words, number => $"{number.Value}单元");
    }

    /// <summary>A unit that names no building is of the building before it, else of the one after it, else of the one that was named earlier.</summary>
    public static List<Piece> InTheirBuildings(List<Piece> pieces, string? earlier)
    {
        Place[] places = [.. pieces.Select(piece => Understand.Text(piece.Words).Place)];
        return [.. pieces.Select((piece, i) => places[i] is { Unit: not null, Building: null, Compound: null }
            && ((places.Take(i).LastOrDefault(HasBuilding) ?? places.Skip(i).FirstOrDefault(HasBuilding)) is { } of ? $"{of.Compound}{of.Building}号楼" : earlier) is { } building
                ? piece with { Words = $"{building} {piece.Words}" }
                : piece)];
    }

    private static bool HasBuilding(Place place) => place.Building is not null;

    [GeneratedRegex("(?<from>\\d{1,2}|[一二三四五六七八九十]{1,3})\\s*(?:单元)?\\s*(?:到|至|[-—–~～])\\s*(?<to>\\d{1,2}|[一二三四五六七八九十]{1,3})\\s*单元|(?<en>\\bunits?)\\s+(?<from>\\d{1,2})\\s*(?:to|through|until|[-–])\\s*(?:unit\\s+)?(?<to>\\d{1,2})\\b", RegexOptions.IgnoreCase)]
    private static partial Regex Row();

    [GeneratedRegex("\\bunits\\s+\\d{1,2}(?:(?:\\s*,\\s*and\\s+|\\s*,\\s*|\\s+and\\s+)\\d{1,2}\\b)*", RegexOptions.IgnoreCase)]
    private static partial Regex English();

    [GeneratedRegex("\\d+")]
    private static partial Regex Number();

    // A number before others of which the last is said to be a unit: '1、2和3单元'.
    [GeneratedRegex("(?<![\\d一二三四五六七八九十])(?:\\d{1,2}|[一二三四五六七八九十]{1,3})(?=(?:\\s*[、，,和及]\\s*(?:\\d{1,2}|[一二三四五六七八九十]{1,3}))*\\s*[、，,和及]\\s*(?:\\d{1,2}|[一二三四五六七八九十]{1,3})单元)")]
    private static partial Regex Chinese();
}
