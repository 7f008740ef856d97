namespace Hub.Testing.Month;

/// <summary>What a simulated month is made of. The same plan gives the same month.</summary>
public sealed record MonthPlan
{
    /// <summary>What all chance is drawn from.</summary>
    public int Seed { get; init; } = 20261006;

    /// <summary>How many residents live in the community, besides those of the demonstration.</summary>
    public int People { get; init; } = 10_000;

    /// <summary>How many of them ask for something.</summary>
    public int Requests { get; init; } = 400;

    /// <summary>A connection string; a SQLite file of the hub's own where it is left out.</summary>
    public string? Database { get; init; }
}

/// <summary>Something that must be so: what the driver did, counted by itself, beside what the hub has.</summary>
public sealed record MonthCheck(string What, string Expected, string Found)
{
    public bool Holds => Expected == Found;
}

/// <summary>How a month went.</summary>
/// <param name="Seed">What it was drawn from.</param>
/// <param name="Figures">What a secretary would want to know, in the order in which she would.</param>
/// <param name="Ways">How many requests were discussed in each way, and how many of them were solved.</param>
/// <param name="Checks">What must be so.</param>
public sealed record MonthResult(
    int Seed, IReadOnlyList<(string Key, string Words, double Value)> Figures, IReadOnlyList<(string Way, int Requests, int Solved)> Ways,
    IReadOnlyList<MonthCheck> Checks)
{
    /// <summary>A figure by its key.</summary>
    public double this[string key] => Figures.Single(figure => figure.Key == key).Value;

    public string Table() => string.Join('\n',
    [
        $"October 2026, seed {Seed}",
        .. Figures.Select(figure => $"  {figure.Words,-58}{figure.Value,10:0.##}"),
        .. Ways.Select(way => $"  {way.Way,-58}{way.Requests,10} of which solved {way.Solved}"),
        .. Checks.Select(check => $"  {(check.Holds ? "holds " : "BROKEN")} {check.What}: {check.Found}{(check.Holds ? "" : $", expected {check.Expected}")}"),
    ]);
}
