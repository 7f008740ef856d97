namespace Hub.Domain.Notices;

/// <summary>How a notice stands: how many deliveries are in each state, how many tries each channel had.</summary>
/// <param name="Lines">The counts, none of them 0.</param>
public sealed record NoticeNumbers(IReadOnlyList<NumberLine> Lines)
{
    /// <summary>How many people are in the ledger.</summary>
    public long People => Lines.Where(line => line.Channel.Length == 0).Sum(line => line.Count);

    /// <summary>How many deliveries are in a state.</summary>
    public long In(DeliveryState state) => Lines.Where(line => line.Channel.Length == 0 && line.What == state.ToString()).Sum(line => line.Count);

    /// <summary>Whether nothing of it is to be sent any more.</summary>
    public bool IsSettled => In(DeliveryState.Pending) + In(DeliveryState.Leased) + In(DeliveryState.Deferred) == 0;
}

/// <summary>One count.</summary>
/// <param name="AreaCode">The subarea; empty for persons by name and for channels.</param>
/// <param name="Channel">The channel, for tries; empty for deliveries.</param>
/// <param name="What">The state, or the outcome of tries.</param>
/// <param name="Reason">Why, where something went wrong.</param>
/// <param name="Count">How many.</param>
public sealed record NumberLine(string AreaCode, string Channel, string What, string Reason, long Count);
