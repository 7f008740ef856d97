using System.Text.Json.Serialization;
using Hub.Domain.Text;

namespace Hub.Domain.Notices;

/// <summary>Somebody whom a broadcast did not reach, for those who go and tell her.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Name">How she wants to be called.</param>
/// <param name="Building">The building in which she lives; null where that is not known.</param>
/// <param name="Unit">The unit. The door is not told here.</param>
/// <param name="State">Failed or Unknown.</param>
/// <param name="Reason">Why, in one short code.</param>
/// <param name="At">Since when.</param>
public sealed record DeadLetter(Guid PersonId, string? Name, string? Building, string? Unit,
    [property: JsonConverter(typeof(JsonStringEnumConverter<DeliveryState>))] DeliveryState State, string? Reason, DateTimeOffset At);

/// <summary>A notice of any kind that did not reach somebody.</summary>
/// <param name="NoticeId">The notice.</param>
/// <param name="Kind">Alert, Broadcast, Reminder or Update.</param>
/// <param name="Lane">How urgent it was.</param>
/// <param name="Text">Its words.</param>
/// <param name="PersonId">The person.</param>
/// <param name="Name">How she wants to be called.</param>
/// <param name="State">Failed or Unknown.</param>
/// <param name="Reason">Why, in one short code.</param>
/// <param name="At">Since when.</param>
public sealed record LostNotice(
    Guid NoticeId, NoticeKind Kind, Lane Lane, Bi Text, Guid PersonId, string? Name, DeliveryState State, string? Reason, DateTimeOffset At);
