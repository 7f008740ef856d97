using System.Globalization;
using Hub.Domain.People;
using Hub.Domain.Requests;
using Hub.Domain.Storage;
using Hub.Domain.Text;

namespace Hub.Bot.Requests;

/// <summary>One order as the page shows it.</summary>
internal sealed record OrderCard
{
    public required Request Request { get; init; }
    public required IReadOnlyList<TimelineEntry> Timeline { get; init; }
    public required IReadOnlyList<AttachmentInfo> Media { get; init; }

    /// <summary>To whom it can be handed: those who serve the place, the worker herself left out.</summary>
    public required IReadOnlyList<Standing> Colleagues { get; init; }

    /// <summary>Whether a post of the worker's covers the place: only then she may see who reported it.</summary>
    public required bool IsCovered { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>The local instant of an instant.</summary>
    public required Func<DateTimeOffset, DateTimeOffset> Local { get; init; }

    public required Lang Lang { get; init; }

    /// <summary>Who reported it, once the worker asked to see that.</summary>
    public OrderContact? Contact { get; init; }

    /// <summary>How the last attempt on this order ended.</summary>
    public Answered? Answered { get; init; }

    /// <summary>What the worker wrote in an attempt that was refused: it is not lost.</summary>
    public string? Written { get; init; }

    /// <summary>The step that was refused: its form stays open.</summary>
    public RequestStep? Tried { get; init; }

    /// <summary>Changes whenever the card looks different.</summary>
    public string Version => string.Create(CultureInfo.InvariantCulture, $"{Request.LastEntry}-{Media.Count}-{(IsLate ? 1 : 0)}");

    public string Place => PlaceTexts.Whole(Lang, Request.PlaceName, Request.Unit, Request.Spot);

    /// <summary>The promise that runs now: until it is taken, the one to take it; then the one to solve it.</summary>
    public (Bi Label, DateTimeOffset By) Promise => Request.Status == RequestStatus.Accepted
        ? (OrderTexts.ResolveBy, Request.ResolveBy)
        : (OrderTexts.AcceptBy, Request.AcceptBy);

    public bool IsLate => Request.Status != RequestStatus.Resolved && Request.PausedAt is null && Promise.By < Now;

    /// <summary>For whom the promise waits, and since when; null while it runs.</summary>
    public string? Paused => Request is { PausedAt: { } since, PausedFor: { } cause }
        ? PromiseTexts.Paused.In(Lang, TimelineWords.Promise(cause.ToString()).In(Lang), At(since))
        : null;

    public string Remaining => Paused ?? (IsLate ? OrderTexts.Late : OrderTexts.Left).In(Lang, InstantWords.Words(Promise.By - Now).In(Lang));

    /// <summary>Whether the step is allowed from where the request stands.</summary>
    public bool Can(RequestStep step) => Lifecycle.After(Request.Status, step) is not null;

    public string At(DateTimeOffset instant) => InstantWords.Words(Local(instant), Local(Now)).In(Lang);

    /// <summary>What a photo or recording is called for those who do not see it.</summary>
    public string Describe(AttachmentInfo media)
    {
        Bi kind = media switch
        {
            { IsEvidence: true } => OrderTexts.EvidencePhoto,
            _ when media.MediaType.StartsWith("audio/", StringComparison.Ordinal) => OrderTexts.Recording,
            _ when media.MediaType.StartsWith("video/", StringComparison.Ordinal) => OrderTexts.Video,
            _ => OrderTexts.Photo,
        };
        return kind.In(Lang, Media.TakeWhile(other => other != media).Count(other => other.IsEvidence == media.IsEvidence) + 1);
    }
}
