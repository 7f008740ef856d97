using Hub.Domain.Text;

namespace Hub.Domain.Calendar;

/// <summary>A reminder or correction of an occurrence: what it said, or why it did not go. Written once, and never changed.</summary>
public sealed class Reminded
{
    /// <summary>The key of its notice, also where there is none.</summary>
    public required string Key { get; init; }

    public required Guid OccurrenceId { get; init; }

    /// <summary>Its notice; null where it was skipped.</summary>
    public Guid? NoticeId { get; init; }

    public bool IsCorrection { get; init; }

    /// <summary>The occurrence's sequence when it was written.</summary>
    public required int Sequence { get; init; }

    public required DateTimeOffset Start { get; init; }
    public required DateTimeOffset End { get; init; }
    public required Bi Place { get; init; }
    public required bool IsOn { get; init; }

    /// <summary>Why it did not go; null where it did.</summary>
    public SkipReason? Skipped { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>What went out, as <see cref="CorrectReminded"/> reads it; null where it was skipped.</summary>
    public Told? Told => NoticeId is { } notice ? new(notice, IsCorrection, Sequence, new(Start, End, Place, IsOn)) : null;

    /// <summary>As of now.</summary>
    internal static Reminded Of(Occurrence one, string key, Guid? notice, bool isCorrection, SkipReason? skipped, DateTimeOffset now) => new()
    {
        Key = key,
        OccurrenceId = one.Id,
        NoticeId = notice,
        IsCorrection = isCorrection,
        Sequence = one.Sequence,
        Start = one.Start,
        End = one.End,
        Place = one.Place,
        IsOn = one.IsOn,
        Skipped = skipped,
        At = now,
    };
}
