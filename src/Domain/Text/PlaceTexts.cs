using System.Text.RegularExpressions;

namespace Hub.Domain.Text;

/// <summary>How places are said.</summary>
public static partial class PlaceTexts
{
    /// <summary>A unit of a building.</summary>
    public static readonly Bi Unit = new("{0}单元", "unit {0}");

    /// <summary>A building by its number.</summary>
    public static readonly Bi Building = new("{0}号楼", "building {0}");

    /// <summary>The name of an area as it is read: numbered buildings are said in the reader's language, other names, and that of the compound before it, are names.</summary>
    public static string Named(string name, Lang lang) =>
        lang == Lang.En ? Numbered().Replace(name, match => Building.In(Lang.En, match.Groups[1].Value)) : name;

    /// <summary>A building and the unit in it, as one word: '3号楼2单元', 'building 3 unit 2'.</summary>
    public static string Door(Lang lang, string building, string? unit) =>
        unit is null ? Named(building, lang) : $"{Named(building, lang)}{(lang == Lang.En ? " " : "")}{Unit.In(lang, unit)}";

    /// <summary>A whole place: the area, the unit, the spot; empty when nothing is known.</summary>
    public static string Whole(Lang lang, string? area, string? unit, string? spot) => string.Join(' ', new[]
    {
        area is null ? null : Named(area, lang), unit is null ? null : Unit.In(lang, unit), spot,
    }.Where(part => !string.IsNullOrEmpty(part)));

    [GeneratedRegex("(?<=^| )(\\d+[甲乙丙丁A-Za-z]?)(?:号楼|栋|幢|号)$")]
    private static partial Regex Numbered();
}
