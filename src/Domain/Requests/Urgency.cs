namespace Hub.Domain.Requests;

/// <summary>How soon a request must be taken.</summary>
public enum Urgency
{
    /// <summary>In the worker's shift.</summary>
    Normal,

    /// <summary>Somebody suffers now: no heat in winter, water running, old people who cannot go out.</summary>
    Urgent,

    /// <summary>Danger to life: the whole chain is told at once.</summary>
    RedLine,
}
