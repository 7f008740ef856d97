namespace Hub.Domain.Notices;

/// <summary>
/// Work for one worker: some rows of the ledger that are to be sent. It is written in the transaction that made those rows
/// due, and deleted in the one that records the last outcome; the ledger is the truth, slices are what is left to do.
/// </summary>
public sealed class Slice
{
    /// <summary>The most deliveries of one slice. What a worker that died had leased and not recorded may be Unknown: at most this many.</summary>
    public const int Most = 250;

    public required Guid Id { get; init; }
    public required Lane Lane { get; init; }

    /// <summary>The notice, for pausing and for its numbers; null where rows of several notices wait for the same people.</summary>
    public Guid? NoticeId { get; init; }

    /// <summary>
    /// Its place in its lane, lower first. The slices of a notice are numbered on from where the lane stands when it comes, so
    /// that notices of one lane take turns (start-time fair queueing), however many people each has.
    /// </summary>
    public required long Turn { get; init; }

    /// <summary>The rows: 16 bytes a person of <see cref="NoticeId"/>, or 32 bytes a row, notice then person; UUIDs in network order.</summary>
    public required byte[] Rows { get; init; }

    /// <summary>How many deliveries it has.</summary>
    public int Count => Rows.Length / (NoticeId is null ? 32 : 16);

    /// <summary>Whether its people wait for what was deferred: then one message says all of a person's notices.</summary>
    public bool Merge { get; init; }

    /// <summary>Whether its notice is paused.</summary>
    public bool Held { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When a bell last rang for it.</summary>
    public DateTimeOffset? RungAt { get; set; }

    /// <summary>Until when the worker that holds it may work on it.</summary>
    public DateTimeOffset? LeasedUntil { get; set; }

    /// <summary>The lease under which it is held: a commit whose answer was lost is found again by it.</summary>
    public Guid? LeaseId { get; set; }

    /// <summary>How often it was leased; it only grows, so that what was read of it before another lease is known to be old.</summary>
    public int Fence { get; set; }

    /// <summary>Whether a lease of it ran out: somebody died over it and may have sent some of it.</summary>
    public bool IsTakenOver { get; set; }

    /// <summary>The rows as ids.</summary>
    public IReadOnlyList<(Guid NoticeId, Guid PersonId)> Ids => NoticeId is { } notice
        ? [.. Enumerable.Range(0, Rows.Length / 16).Select(i => (notice, At(i * 16)))]
        : [.. Enumerable.Range(0, Rows.Length / 32).Select(i => (At(i * 32), At((i * 32) + 16)))];

    /// <summary>People of one notice as <see cref="Rows"/>.</summary>
    public static byte[] Pack(IReadOnlyCollection<Guid> people)
    {
        byte[] rows = new byte[people.Count * 16];
        int at = 0;
        foreach (Guid person in people)
        {
            person.TryWriteBytes(rows.AsSpan(at), bigEndian: true, out _);
            at += 16;
        }
        return rows;
    }

    /// <summary>Rows of several notices as <see cref="Rows"/>.</summary>
    public static byte[] Pack(IReadOnlyCollection<(Guid NoticeId, Guid PersonId)> deliveries) =>
        Pack([.. deliveries.SelectMany(row => new[] { row.NoticeId, row.PersonId })]);

    private Guid At(int index) => new(Rows.AsSpan(index, 16), bigEndian: true);
}

/// <summary>What a bell rings for: a slice in its lane.</summary>
/// <param name="Lane">The lane.</param>
/// <param name="SliceId">The slice.</param>
/// <param name="Count">How many deliveries it has.</param>
public readonly record struct Ring(Lane Lane, Guid SliceId, int Count);
