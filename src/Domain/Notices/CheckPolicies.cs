using System.Globalization;
using Hub.Domain.Areas;
using Hub.Domain.People;
using Hub.Domain.Text;

namespace Hub.Domain.Notices;

/// <summary>What a policy is for: an area, and there a grade and a kind of alerts, null for all.</summary>
public readonly record struct PolicyKey(string AreaCode, AlertGrade? Grade, string? Kind);

/// <summary>A policy as a file describes it, all its rows together.</summary>
/// <param name="For">What it is for.</param>
/// <param name="Plan">How it climbs; null where the file takes it back.</param>
public sealed record DescribedPolicy(PolicyKey For, CallPlan? Plan);

/// <summary>Reads the rows of a file of alert policies: what they say, or everything that is wrong.</summary>
public sealed class CheckPolicies
{
    private const int MostLevels = 20;
    private const int MostQuorum = 99;
    private const double MostMinutes = 1440;
    private const double LeastMinutes = 0.1;
    private const double LeastRing = 0.5;

    private readonly AreaTree _areas;
    private readonly Func<string, string?> _readKind;
    private readonly Dictionary<PolicyKey, Described> _policies = [];
    private readonly List<RowProblem> _problems = [];

    private CheckPolicies(AreaTree areas, Func<string, string?> readKind) => (_areas, _readKind) = (areas, readKind);

    /// <summary>The policies of a file, and what is wrong with it; where anything is wrong, nothing of it may be taken.</summary>
    /// <param name="rows">The file.</param>
    /// <param name="areas">The tree of the database.</param>
    /// <param name="readKind">The kind of alerts that a word means, or null.</param>
    public static (IReadOnlyList<DescribedPolicy> Policies, IReadOnlyList<RowProblem> Problems) All(
        IEnumerable<PolicyRow> rows, AreaTree areas, Func<string, string?> readKind)
    {
        CheckPolicies check = new(areas, readKind);
        foreach (PolicyRow row in rows)
        {
            check.Read(row);
        }
        foreach (Described policy in check._policies.Values)
        {
            check.RefuseGaps(policy);
        }
        RowProblem[] problems = [.. check._problems.OrderBy(problem => problem.Line)];
        return (problems.Length > 0 ? [] : [.. check._policies.Select(policy => policy.Value.As(policy.Key))], problems);
    }

    private void Read(PolicyRow row)
    {
        AreaNode? area = _areas.Only(row.Area, reason => Refuse(row, reason));
        AlertGrade? grade = Grade(row);
        string? kind = row.Kind.Length == 0 ? null : _readKind(row.Kind);
        if (row.Kind.Length > 0 && kind is null)
        {
            Refuse(row, ImportTexts.UnknownKind.With(row.Kind));
        }
        bool isNone = row.Level is "无" || row.Level.Equals("none", StringComparison.OrdinalIgnoreCase);
        AlertLevel? level = isNone ? null : Level(row);
        int number = isNone ? 0 : Whole(row, row.Level, MostLevels, ImportTexts.BadLevel);
        TimeSpan? ring = isNone || row.RingMinutes.Length == 0 ? null : Minutes(row, "ring_minutes", row.RingMinutes, LeastRing);
        if (area is null || (row.Kind.Length > 0 && kind is null) || number < 0)
        {
            return;
        }
        PolicyKey key = new(area.Code, grade, kind);
        if (!_policies.TryGetValue(key, out Described? policy))
        {
            _policies.Add(key, policy = new(row.Line));
        }
        if (policy.Levels.TryGetValue(number, out (int Line, AlertLevel? Level) before))
        {
            Refuse(row, ImportTexts.DuplicateRow.With(before.Line));
        }
        else if (policy.Levels.Count > 0 && policy.Levels.ContainsKey(0) != isNone)
        {
            Refuse(row, ImportTexts.NoneAmongLevels.With(policy.Line));
        }
        else
        {
            policy.Levels.Add(number, (row.Line, level));
        }
        if (ring is not null && policy.Ring is { } said && said.Every != ring)
        {
            Refuse(row, ImportTexts.OtherRing.With(said.Line));
        }
        policy.Ring ??= ring is { } every ? (row.Line, every) : null;
    }

    private AlertGrade? Grade(PolicyRow row)
    {
        switch (row.Grade.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant())
        {
            case "":
                return null;
            case "URGENT" or "紧急":
                return AlertGrade.Urgent;
            case "REDLINE" or "红线":
                return AlertGrade.RedLine;
            default:
                Refuse(row, ImportTexts.UnknownGrade.With(row.Grade));
                return null;
        }
    }

    private AlertLevel Level(PolicyRow row)
    {
        List<Role> roles = [];
        foreach (string word in row.Roles.Split(['+', '、', ';', '；', '＋'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (RoleWords.Read(word) is { } role)
            {
                roles.Add(role);
            }
            else
            {
                Refuse(row, ImportTexts.UnknownRole.With(word));
            }
        }
        if (row.Roles.Length == 0)
        {
            Refuse(row, ImportTexts.NoRoles);
        }
        int quorum = row.Quorum.Length == 0 ? 1 : Whole(row, row.Quorum, MostQuorum, ImportTexts.BadQuorum);
        return new([.. roles.Distinct()], quorum, Minutes(row, "minutes", row.Minutes, LeastMinutes), Channels(row));
    }

    private ChannelPolicy Channels(PolicyRow row)
    {
        switch (row.Channels.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant())
        {
            case "" or "PARALLEL" or "同时":
                return ChannelPolicy.Parallel;
            case "INTURN" or "依次":
                return ChannelPolicy.InTurn;
            default:
                Refuse(row, ImportTexts.UnknownChannels.With(row.Channels));
                return ChannelPolicy.Parallel;
        }
    }

    // -1 where it is none.
    private int Whole(PolicyRow row, string written, int most, Bi wrong)
    {
        if (int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1 && number <= most)
        {
            return number;
        }
        Refuse(row, wrong.With(written, most));
        return -1;
    }

    private TimeSpan Minutes(PolicyRow row, string column, string written, double least)
    {
        if (double.TryParse(written, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double minutes) && minutes >= least && minutes <= MostMinutes)
        {
            return TimeSpan.FromSeconds(Math.Round(minutes * 60));
        }
        Refuse(row, ImportTexts.BadMinutes.With(column, written, least));
        return TimeSpan.Zero;
    }

    private void RefuseGaps(Described policy)
    {
        if (policy.Levels.ContainsKey(0))
        {
            return;
        }
        int missing = Enumerable.Range(1, policy.Levels.Count).FirstOrDefault(number => !policy.Levels.ContainsKey(number));
        if (missing > 0)
        {
            _problems.Add(new(policy.Line, ImportTexts.LevelGap.With(missing)));
        }
    }

    private void Refuse(PolicyRow row, Bi reason) => _problems.Add(new(row.Line, reason));

    private sealed class Described(int line)
    {
        public int Line => line;

        public SortedDictionary<int, (int Line, AlertLevel? Level)> Levels { get; } = [];

        public (int Line, TimeSpan Every)? Ring { get; set; }

        public DescribedPolicy As(PolicyKey key) => new(key, Levels.ContainsKey(0)
            ? null
            : new([.. Levels.Values.Select(level => level.Level!)], Ring?.Every ?? AlertPolicy.Defaults(key.Grade ?? AlertGrade.Urgent).RingEvery));
    }
}
