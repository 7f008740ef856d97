namespace Hub.Domain.Notices;

/// <summary>What stands for the placeholders of a broadcast for one person.</summary>
public sealed class NoticeValues
{
    public required Guid BroadcastId { get; init; }
    public required Guid PersonId { get; init; }

    /// <summary>Its line in the author's table, from 1.</summary>
    public required int Nr { get; init; }

    public required Dictionary<string, string> Values { get; init; }
}
