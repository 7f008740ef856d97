namespace Hub.Domain.Notices;

/// <summary>One try of a delivery on one channel; (notice, person, channel, round) is its id.</summary>
public sealed class Attempt
{
    /// <summary>The channel of those who go and tell.</summary>
    public const string InPerson = "inperson";

    /// <summary>Why it could not be sent where the address is gone for good: it is not used any more.</summary>
    public const string Gone = "gone";

    public required Guid NoticeId { get; init; }
    public required Guid PersonId { get; init; }
    public required string Channel { get; init; }
    public required int Round { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public AttemptOutcome Outcome { get; set; }

    /// <summary>Why, where the outcome is not Ok.</summary>
    public string? Reason { get; set; }

    /// <summary>The channel's own id of the message.</summary>
    public string? ProviderId { get; set; }

    /// <summary>The key of the try that carried it, where one merged message carried several deliveries; null where it was its own.</summary>
    public string? MergedKey { get; init; }

    /// <summary>The idempotency key that the channel was given: <c>notice/person/channel/round</c>.</summary>
    public string Key => MergedKey ?? KeyOf(NoticeId, PersonId, Channel, Round);

    /// <summary>The key of the try of one notice to one person on one channel.</summary>
    public static string KeyOf(Guid notice, Guid person, string channel, int round) => new AttemptKey(notice, person, channel, round).ToString();
}

/// <summary>How a try ended.</summary>
public enum AttemptOutcome
{
    /// <summary>Not yet known.</summary>
    Started,

    /// <summary>The channel took it.</summary>
    Ok,

    /// <summary>The channel asks for patience.</summary>
    Later,

    /// <summary>The person cannot be reached there.</summary>
    Unreachable,

    /// <summary>The channel or the person refuses it.</summary>
    Refused,

    /// <summary>It may have been taken.</summary>
    Unknown,

    /// <summary>The channel took it, and said later that it could not bring it.</summary>
    Bounced,
}
