namespace Hub.Domain.Requests;

/// <summary>The requests of an area in a window of time, and how many of all stand open at its end.</summary>
public sealed record RequestCounts
{
    /// <summary>Filed in the window.</summary>
    public int CameIn { get; init; }

    /// <summary>Said to be done in the window, whenever they were filed.</summary>
    public int Resolved { get; init; }

    /// <summary>Neither done nor withdrawn now.</summary>
    public int Open { get; init; }

    /// <summary>Those of the open ones whose promise is broken: not taken, or not solved, in time. While a promise waits for the resident or a department it is not.</summary>
    public int Overdue { get; init; }

    /// <summary>What residents gave those that were closed in the window, 1 to 5; null where nobody gave any.</summary>
    public double? Rating { get; init; }

    /// <summary>Those that came in by category, the most frequent first, at most five.</summary>
    public IReadOnlyList<CategoryCount> Categories { get; init; } = [];

    /// <summary>The departments that were called, answered or were late in the window, the latest first, at most ten.</summary>
    public IReadOnlyList<DepartmentCount> Departments { get; init; } = [];
}

/// <summary>How many requests of a category there are.</summary>
public sealed record CategoryCount(Category Category, int Count);

/// <summary>How punctual a department was in a window of time.</summary>
/// <param name="Name">Its name, as it was when it was called.</param>
/// <param name="Called">How often it was called in the window.</param>
/// <param name="InTime">How often it answered in the window without ever having been late.</param>
/// <param name="Late">How often it was first found late in the window, in reporting in or answering.</param>
public sealed record DepartmentCount(string Name, int Called, int InTime, int Late);
