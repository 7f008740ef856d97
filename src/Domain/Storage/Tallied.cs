using Hub.Domain.Notices;

namespace Hub.Domain.Storage;

/// <summary>A change of a notice's numbers, before changes of the same kind are put together.</summary>
internal readonly record struct Tallied(Guid NoticeId, string? AreaCode, string Channel, string What, string? Reason, long Count)
{
    /// <summary>One row for each kind of change that does not cancel out.</summary>
    internal static IEnumerable<Tally> Sum(IEnumerable<Tallied> changes) =>
        from change in changes
        group change.Count by change with { Count = 0 } into same
        where same.Sum() != 0
        select Tally.Of(same.Key.NoticeId, same.Key.AreaCode, same.Key.Channel, same.Key.What, same.Key.Reason, same.Sum());
}
