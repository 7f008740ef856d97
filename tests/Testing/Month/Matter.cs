namespace Hub.Testing.Month;

/// <summary>Which course a request takes in the month, as the driver drew it.</summary>
internal enum Course
{
    /// <summary>The grid worker solves it.</summary>
    Grid,

    /// <summary>Grid worker and grid leader pass it up, a coordinator solves it.</summary>
    Community,

    /// <summary>Departments are called to it.</summary>
    Departments,

    /// <summary>It is brought before the monthly meeting.</summary>
    Meeting,

    /// <summary>Danger at night: the whole chain is told.</summary>
    RedLine,
}

/// <summary>How soon the grid worker takes an order.</summary>
internal enum Pace
{
    InTime,
    Late,
    Never,
}

/// <summary>How a department that was called behaves.</summary>
internal enum Department
{
    InTime,
    Late,
    Silent,
}

/// <summary>What a resident says, and what the hub is to make of it. <c>{0}</c> is her building.</summary>
internal sealed record Complaint(string Words, string Way, bool IsUrgent)
{
    public static readonly IReadOnlyList<Complaint> All =
    [
        new("{0}号楼1单元楼道灯坏了", "SeveralRounds", false),
        new("{0}号楼2单元门禁坏了", "SeveralRounds", false),
        new("{0}号楼楼上打麻将太吵", "InTheBuilding", false),
        new("{0}号楼门口垃圾没人收", "OnSite", false),
        new("{0}号楼前的草坪秃了没人管", "OnSite", false),
        new("{0}号楼的物业费涨得太多", "Regular", false),
        new("{0}号楼的灭火器过期了", "AtOnce", true),
        new("{0}号楼1单元楼道灯坏了三天了", "SeveralRounds", true),
    ];
}

/// <summary>One request of the month: what was drawn for it, and what the driver did.</summary>
internal sealed class Matter
{
    public required Guid Resident { get; init; }
    public required int Building { get; init; }
    public required string Words { get; init; }
    public required string Way { get; init; }

    /// <summary>Urgent matters are promised sooner.</summary>
    public required bool IsUrgent { get; init; }

    public required Course Course { get; init; }
    public required Pace Pace { get; init; }
    public required bool IsSlow { get; init; }
    public required bool IsReopened { get; init; }
    public required Department Department { get; init; }

    public long Number { get; set; }

    /// <summary>From filing, and from each reopening on.</summary>
    public List<Round> Rounds { get; } = [];

    public Round Last => Rounds[^1];
    public bool IsConfirmed { get; set; }

    /// <summary>Who solved it last, by name.</summary>
    public string? Solver { get; set; }

    public DateTimeOffset? CalledAt { get; set; }
    public DateTimeOffset? ReportedAt { get; set; }
    public DateTimeOffset? AnsweredAt { get; set; }

    public bool IsRedLine => Course == Course.RedLine;
    public int AcceptMinutes => IsRedLine ? 10 : IsUrgent ? 2 * 60 : 7 * 60;
    public int ResolveMinutes => IsRedLine ? 4 * 60 : IsUrgent ? 7 * 60 : 35 * 60;

    public DateTimeOffset AcceptBy(Round round) => After(round.Began, AcceptMinutes);

    /// <summary>Whether the promise to take it broke in any round.</summary>
    public bool BreaksAccept(DateTimeOffset end) => Rounds.Exists(round => (round.Accepted ?? end) >= AcceptBy(round));

    /// <summary>Whether the promise to solve it broke in any round, also where nobody ever took it.</summary>
    public bool BreaksResolve(DateTimeOffset end) => Rounds.Exists(round => (round.Resolved ?? end) >= ResolveBy(round));

    // While a department owes an answer the promise waits: three working days at the most.
    private DateTimeOffset ResolveBy(Round round)
    {
        DateTimeOffset by = After(round.Began, ResolveMinutes);
        if (CalledAt is not { } called || called < round.Began || called >= by)
        {
            return by;
        }
        DateTimeOffset longest = After(called, 21 * 60);
        DateTimeOffset[] ends = [longest, AnsweredAt ?? longest, round.Resolved ?? longest];
        return After(by, PlainWork.Between(called, ends.Min()));
    }

    private DateTimeOffset After(DateTimeOffset from, int minutes) => IsRedLine ? from.AddMinutes(minutes) : PlainWork.After(from, minutes);
}

/// <summary>From filing or reopening to solving.</summary>
internal sealed class Round
{
    public required DateTimeOffset Began { get; init; }
    public DateTimeOffset? Accepted { get; set; }
    public DateTimeOffset? Resolved { get; set; }
}
