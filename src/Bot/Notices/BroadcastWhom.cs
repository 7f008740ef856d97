using System.Text.RegularExpressions;
using Hub.Bot.Areas;
using Hub.Bot.Turns;
using Hub.Domain.Areas;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Text;
using Hub.Domain.Understanding;

namespace Hub.Bot.Notices;

/// <summary>What an author's words say of an audience. A closed set.</summary>
internal abstract record WhomFound
{
    private WhomFound()
    {
    }

    /// <summary>These.</summary>
    public sealed record Parts(IReadOnlyList<AudiencePart> All) : WhomFound;

    /// <summary>One of several places or organisations.</summary>
    /// <param name="Name">What she said.</param>
    /// <param name="Choices">Code or id, and name.</param>
    /// <param name="Meant">Who is meant there.</param>
    /// <param name="IsNear">Whether none is called so, and these are near.</param>
    public sealed record Several(string Name, IReadOnlyList<(string Subject, string Name)> Choices, Meant Meant, bool IsNear) : WhomFound;

    /// <summary>Nobody.</summary>
    public sealed record Nothing : WhomFound;
}

/// <summary>
/// Understands whom a broadcast is for: '3号楼', '临江苑的楼栋长', 'grid workers', 'residents of building 5', '河湾花园业主委员会',
/// several of them joined by '、' or 'and'.
/// </summary>
internal static partial class BroadcastWhom
{
    private const int MostOffered = 5;
    private const int MostPieces = 20;

    /// <summary>A longer row of buildings is a compound, or a slip.</summary>
    private const int LongestRow = 60;

    /// <summary>The whole.</summary>
    /// <param name="turn">The turn.</param>
    /// <param name="homeCode">The author's area: who is named without a place is meant there.</param>
    /// <param name="words">What she said.</param>
    /// <param name="earlier">Whom she named before: a unit alone is one of its building.</param>
    public static async Task<WhomFound> ReadAsync(Turn turn, string homeCode, string words, IReadOnlyList<AudiencePart>? earlier = null)
    {
        words = UnitWords.Each(Bare(words));
        List<Piece> pieces = [];
        foreach (string said in Joints().Split(words).Select(Bare).Where(piece => piece.Length > 0))
        {
            if (Row().Match(said) is not { Success: true } row)
            {
                pieces.Add(new(said));
            }
            else if (RowOf(said, row) is { } buildings)
            {
                pieces.AddRange(buildings);
            }
            else
            {
                return new WhomFound.Nothing();
            }
        }
        Area? before = earlier is [.., { AreaCode: { Length: > 0 } last }] ? await turn.Rows.Areas.FindAsync(last, turn.Cancel) : null;
        pieces = UnitWords.InTheirBuildings(pieces, before is { Level: AreaLevel.Building } building ? building.Name : null);
        words = pieces is [var only] ? only.Words : words;
        bool isRow = pieces.Exists(piece => piece.IsOfRow);
        if (pieces.Count >= 2 && pieces.Count <= (isRow ? LongestRow : MostPieces) && await PiecesAsync(turn, homeCode, pieces) is { } several)
        {
            return several;
        }
        return isRow ? new WhomFound.Nothing() : await OneAsync(turn, homeCode, words, null);
    }

    // '1到3号楼', 'buildings 1 to 3': each of them that there is. To read only its end would tell a third of those who are meant.
    private static Piece[]? RowOf(string words, Match row)
    {
        if (!Numerals.TryRead(row.Groups["from"].Value, out int from) || !Numerals.TryRead(row.Groups["to"].Value, out int to) || from >= to || to - from >= LongestRow)
        {
            return null;
        }
        (string before, string after) = (words[..row.Index], words[(row.Index + row.Length)..]);
        return [.. Enumerable.Range(from, to - from + 1).Select(number => new Piece($"{before}{number}号楼{after}", IsOfRow: true, MayMiss: number > from && number < to))];
    }

    // '3号楼和5号楼的楼栋长', 'building heads of building 3 and building 5': what is said of one is said of those that say
    // nothing themselves. Null where one of them is nobody: then the joint is part of a name, but for a row of buildings.
    private static async Task<WhomFound?> PiecesAsync(Turn turn, string homeCode, List<Piece> pieces)
    {
        Meant? said = Split(pieces[^1].Words).Meant ?? Split(pieces[0].Words).Meant;
        List<AudiencePart> parts = [];
        foreach (Piece piece in pieces)
        {
            switch (await OneAsync(turn, homeCode, piece.Words, said))
            {
                case WhomFound.Parts found:
                    parts.AddRange(found.All);
                    break;
                case WhomFound.Nothing or WhomFound.Several { IsNear: true } when piece.MayMiss:
                    break;
                default:
                    return piece.IsOfRow ? new WhomFound.Nothing() : null;
            }
        }
        return new WhomFound.Parts(parts);
    }

    private static async Task<WhomFound> OneAsync(Turn turn, string homeCode, string words, Meant? otherwise)
    {
        if (OrganisationLike().IsMatch(words) && await OrganisationAsync(turn, homeCode, words) is { } members)
        {
            return members;
        }
        // '除了3号楼' says who is not meant.
        if (BroadcastWords.But().IsMatch(words))
        {
            return new WhomFound.Nothing();
        }
        (string place, Meant? said) = Split(words);
        Meant meant = said ?? otherwise ?? Meant.Residents;
        if (place.Length == 0)
        {
            return said is null ? new WhomFound.Nothing() : new WhomFound.Parts([new AudiencePart(homeCode, meant.Whom, meant.Role)]);
        }
        // Asked for a building, '3' is one.
        Place understood = Understand.Text(place).Place;
        understood = understood.Building is null && place.Length <= 3 && place.All(char.IsAsciiDigit) ? understood with { Building = place } : understood;
        PlaceFound found = await FindPlace.InAsync(turn, understood, place, new(homeCode, null, null, null));
        meant = meant with { Unit = understood.Unit };
        if (found is PlaceFound.Building or PlaceFound.Wider)
        {
            return new WhomFound.Parts([meant.At(found is PlaceFound.Building building ? building.Area : ((PlaceFound.Wider)found).Area)]);
        }
        if (await OrganisationAsync(turn, homeCode, words) is { } organisation)
        {
            return organisation;
        }
        return found switch
        {
            PlaceFound.Several several => new WhomFound.Several(several.Name, Named(several.Areas, turn.Lang), meant, IsNear: false),
            PlaceFound.Near { Areas: [_, ..] near } => new WhomFound.Several(Cut.To(place, 20), Named(near, turn.Lang), meant, IsNear: true),
            _ => new WhomFound.Nothing(),
        };
    }

    private static async Task<WhomFound?> OrganisationAsync(Turn turn, string homeCode, string words)
    {
        string name = Members().Replace(words, "").Trim().Replace("业委会", "业主委员会", StringComparison.Ordinal).Replace("居委会", "居民委员会", StringComparison.Ordinal);
        if (name.Length is < 3 or > 50 || await turn.Rows.Areas.FindAsync(homeCode, turn.Cancel) is not { } home)
        {
            return null;
        }
        List<Organisation> found = await turn.Rows.People.OrganisationsNamedAsync(name, home, MostOffered, turn.Cancel);
        return found switch
        {
            [] => null,
            [var only] => new WhomFound.Parts([new("", AudienceKind.Members, OrganisationId: only.Id)]),
            _ when found.Find(one => one.Name == name) is { } exact => new WhomFound.Parts([new("", AudienceKind.Members, OrganisationId: exact.Id)]),
            _ => new WhomFound.Several(name, [.. found.Select(one => ($"{one.Id:N}", one.Name))], Meant.Residents, IsNear: false),
        };
    }

    /// <summary>The place, and who is meant there; null where she does not say.</summary>
    public static (string Place, Meant? Meant) Split(string words)
    {
        if (Named(words) is { } all)
        {
            return ("", all);
        }
        if (Of().Match(words) is { Success: true } match && Named(match.Groups["whom"].Value) is { } whom)
        {
            return (match.Groups["place"].Value, whom);
        }
        // The longest end that names people.
        for (int i = 1; i < words.Length; i++)
        {
            if (Named(words[i..].TrimStart('的', ' ')) is { } ending)
            {
                return (words[..i].TrimEnd('的', ' '), ending);
            }
        }
        return (words, null);
    }

    // Whom she names without the place: 'residents', '网格员', 'building heads'.
    private static Meant? Named(string words)
    {
        string bare = The().Replace(words, "").Trim();
        if (BroadcastChatTexts.ResidentWords.Contains(bare, StringComparer.OrdinalIgnoreCase))
        {
            return Meant.Residents;
        }
        if (BroadcastChatTexts.StaffWords.Contains(bare, StringComparer.OrdinalIgnoreCase))
        {
            return new(AudienceKind.Posts);
        }
        return bare.Length > 0 && (RoleWords.Read(bare) ?? (bare.EndsWith('s') ? RoleWords.Read(bare[..^1]) : null)) is { } role ? new(AudienceKind.Posts, role) : null;
    }

    private static IReadOnlyList<(string, string)> Named(IReadOnlyList<Area> areas, Lang lang) => [.. areas.Select(area => (area.Code, PlaceTexts.Named(area.Name, lang)))];

    private static string Bare(string words) => words.Trim().Trim('。', '.', '!', '！', ',', '，', '、').Trim();

    [GeneratedRegex("^(?:the|all|所有|全体|全部)\\s*(?:the\\s+)?", RegexOptions.IgnoreCase)]
    private static partial Regex The();

    [GeneratedRegex("^(?<whom>.+?)\\s+(?:of|in|at|from)\\s+(?:the\\s+)?(?<place>.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Of();

    [GeneratedRegex("的?(?:全体|所有)?成员$|^(?:all )?(?:the )?members of (?:the )?", RegexOptions.IgnoreCase)]
    private static partial Regex Members();

    // 河湾花园业主委员会 holds the name of a compound, which is another audience.
    [GeneratedRegex("委员会|业委会|居委会|公司|支部|协会|组织|成员|\\bmembers\\b|committee|company", RegexOptions.IgnoreCase)]
    private static partial Regex OrganisationLike();

    [GeneratedRegex("(?<from>\\d{1,3}|[一二三四五六七八九十百]{1,4})\\s*(?:号?[楼栋幢座]?|号)\\s*(?:到|至|[-—–~～])\\s*(?<to>\\d{1,3}|[一二三四五六七八九十百]{1,4})\\s*(?:号?[楼栋幢座]|号)|\\bbuildings?\\s+(?<from>\\d{1,3})\\s*(?:to|through|until|[-–])\\s*(?:building\\s+)?(?<to>\\d{1,3})\\b", RegexOptions.IgnoreCase)]
    private static partial Regex Row();

    [GeneratedRegex("[、，,；;]|和|及|\\s+and\\s+", RegexOptions.IgnoreCase)]
    private static partial Regex Joints();
}
