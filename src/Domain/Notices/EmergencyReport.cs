namespace Hub.Domain.Notices;

/// <summary>What an emergency came to: kept with it.</summary>
/// <param name="Notices">How many notices were waiting when it ended.</param>
/// <param name="Held">How many deliveries of them.</param>
/// <param name="People">To how many people.</param>
/// <param name="Released">How many deliveries it let go; the others wait for another emergency that is still on.</param>
/// <param name="Alerts">The alerts of the area while it was on, in order.</param>
public sealed record EmergencyReport(int Notices, int Held, int People, int Released, IReadOnlyList<AlertLine> Alerts);

/// <summary>One alert: without the resident's words.</summary>
/// <param name="Number">The request's number.</param>
/// <param name="At">When it was raised.</param>
/// <param name="Told">How many it was for.</param>
/// <param name="Acked">How many of them said that they know.</param>
/// <param name="FirstAckAt">When the first did; null where nobody did.</param>
/// <param name="FirstAckBy">Who that was.</param>
public sealed record AlertLine(long Number, DateTimeOffset At, int Told, int Acked, DateTimeOffset? FirstAckAt, string? FirstAckBy);
