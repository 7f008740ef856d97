using Hub.Domain.Notices;

namespace Hub.Domain.Requests;

/// <summary>How giving the all-clear for the alerts of a request ended. A closed set.</summary>
public abstract record AllClear
{
    private AllClear()
    {
    }

    /// <summary>Nobody is alarmed any more, and this goes to those whom the alerts reached.</summary>
    public sealed record Done(Request Request, Notice Notice) : AllClear;

    /// <summary>It was given before.</summary>
    public sealed record Already(Request Request) : AllClear;

    /// <summary>The request had no alert.</summary>
    public sealed record NoAlert(Request Request) : AllClear;

    /// <summary>There is no such request.</summary>
    public sealed record NotFound : AllClear;

    /// <summary>She holds no post that may: coordinator or secretary at the place or above.</summary>
    public sealed record NoAuthority(string AreaCode) : AllClear;

    /// <summary>The words that go with it cannot be sent.</summary>
    public sealed record Invalid(IReadOnlyList<BroadcastProblem> Problems) : AllClear;
}
