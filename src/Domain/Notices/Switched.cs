namespace Hub.Domain.Notices;

/// <summary>How turning the routine-emergency switch ended. A closed set.</summary>
public abstract record Switched
{
    private Switched()
    {
    }

    /// <summary>It is as was asked, and these are to be told.</summary>
    public sealed record Done(Emergency Emergency, IReadOnlyList<Notice> Notices) : Switched;

    /// <summary>The area has one that is on.</summary>
    public sealed record Already(Emergency Emergency) : Switched;

    /// <summary>None is on.</summary>
    public sealed record NotOn : Switched;

    /// <summary>She is no coordinator or secretary of the area or above.</summary>
    public sealed record Forbidden : Switched;

    /// <summary>It needs a reason.</summary>
    public sealed record ReasonMissing : Switched;

    /// <summary>It must end after now, and by this instant.</summary>
    public sealed record EndOutOfRange(DateTimeOffset Latest) : Switched;
}
