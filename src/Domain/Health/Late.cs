namespace Hub.Domain.Health;

/// <summary>A kind of work that should have been done by now: the hub runs, and something it owes does not happen.</summary>
/// <param name="What">What is owed.</param>
/// <param name="Since">Since when the oldest of it is.</param>
public sealed record Late(Owed What, DateTimeOffset Since);

/// <summary>What the clock owes people.</summary>
public enum Owed
{
    /// <summary>Deliveries whose wait is over.</summary>
    Deliveries,

    /// <summary>Urgent deliveries that no worker has taken.</summary>
    UrgentDeliveries,

    /// <summary>Alerts that should have climbed.</summary>
    Alerts,

    /// <summary>Promises that should have been looked at.</summary>
    Promises,

    /// <summary>Calls to departments that should have been looked at.</summary>
    Departments,

    /// <summary>Broadcasts whose hour has struck.</summary>
    Broadcasts,
}
