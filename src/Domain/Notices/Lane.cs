namespace Hub.Domain.Notices;

/// <summary>How urgent a notice is. A lower number goes first.</summary>
public enum Lane
{
    /// <summary>The routine-emergency switch is on, or lives depend on it.</summary>
    Emergency = 0,

    /// <summary>Urgent or red line.</summary>
    Alert = 1,

    /// <summary>Everything a person waits for.</summary>
    Normal = 2,

    /// <summary>Broadcasts.</summary>
    Bulk = 3,
}

/// <summary>What lanes have in common.</summary>
public static class LaneExtensions
{
    /// <summary>Whether it is one of the upper lanes: what cannot wait.</summary>
    public static bool IsUrgent(this Lane lane) => lane is Lane.Emergency or Lane.Alert;
}

/// <summary>What a notice is.</summary>
public enum NoticeKind
{
    /// <summary>Somebody must act.</summary>
    Alert,

    /// <summary>A coordinator tells many.</summary>
    Broadcast,

    /// <summary>The clock tells.</summary>
    Reminder,

    /// <summary>Something that a person waits for has moved.</summary>
    Update,
}
