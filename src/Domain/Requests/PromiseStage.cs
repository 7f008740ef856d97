namespace Hub.Domain.Requests;

/// <summary>Which promise of a request runs, and what was already said of it.</summary>
public enum PromiseStage
{
    /// <summary>None: it is solved, closed, or was filed before promises were watched.</summary>
    None,

    /// <summary>To be taken: it runs.</summary>
    Accept,

    /// <summary>To be taken: those who could were warned.</summary>
    AcceptWarned,

    /// <summary>To be taken: broken. It goes up level by level until somebody takes it.</summary>
    AcceptBroken,

    /// <summary>To be solved: it runs.</summary>
    Resolve,

    /// <summary>To be solved: the worker was warned.</summary>
    ResolveWarned,

    /// <summary>To be solved: broken. Level after level hears of it until it is solved.</summary>
    ResolveBroken,
}

/// <summary>For whom the promise to solve a request waits.</summary>
public enum PauseReason
{
    /// <summary>The resident has not answered the worker's question.</summary>
    Resident,

    /// <summary>A department that was called has not answered.</summary>
    Department,
}
