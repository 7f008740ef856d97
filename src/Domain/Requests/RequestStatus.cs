namespace Hub.Domain.Requests;

/// <summary>Where a request stands.</summary>
public enum RequestStatus
{
    /// <summary>Filed; nobody could be told yet.</summary>
    Submitted,

    /// <summary>Those who serve the place were told.</summary>
    Dispatched,

    /// <summary>A worker took it.</summary>
    Accepted,

    /// <summary>A worker says that it is done.</summary>
    Resolved,

    /// <summary>The resident says so too. The end, unless she reopens it.</summary>
    Confirmed,

    /// <summary>A worker gave it back; others may take it.</summary>
    Declined,

    /// <summary>Handed to another worker, who has not taken it yet.</summary>
    Transferred,

    /// <summary>Passed one level up.</summary>
    Escalated,

    /// <summary>The resident says that it is not solved.</summary>
    Reopened,

    /// <summary>The resident took it back. The end.</summary>
    Withdrawn,
}
