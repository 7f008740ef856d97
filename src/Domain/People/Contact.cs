using Hub.Domain.Privacy;

namespace Hub.Domain.People;

/// <summary>One channel address of a person.</summary>
public sealed class Contact
{
    public required Guid Id { get; init; }
    public required Guid PersonId { get; set; }

    /// <summary>The channel's name, for example <c>directline</c>, <c>phone</c>.</summary>
    public required string Channel { get; init; }

    public required Sealed Address { get; set; }

    /// <summary>The keyed hash of the address; unique with the channel.</summary>
    public required string AddressHash { get; set; }

    public DateTimeOffset? VerifiedAt { get; set; }
    public DateTimeOffset? LastHeardAt { get; set; }

    /// <summary>Why nothing is sent here any more; null while it is in use.</summary>
    public string? DisabledReason { get; set; }
}

/// <summary>Where a contact leads.</summary>
public sealed record ContactAddress(Guid ContactId, Guid PersonId, string Channel, Sealed Address);
