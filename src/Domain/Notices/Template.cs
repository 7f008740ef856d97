using Hub.Domain.Text;

namespace Hub.Domain.Notices;

/// <summary>Words that broadcasts use again, with places for what differs: <c>{date}</c>. The nearest area upward that has the key wins.</summary>
public sealed class Template
{
    public required Guid Id { get; init; }

    /// <summary>Its name: 1 to 32 of <c>a–z 0–9 -</c>, unique in its area.</summary>
    public required string Key { get; init; }

    public required string AreaCode { get; init; }
    public required Bi Text { get; set; }

    /// <summary>Whether what says it needs no second person; it is looked at afterwards.</summary>
    public bool IsPreApproved { get; set; }
}
