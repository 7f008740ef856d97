namespace Hub.Domain.Storage;

/// <summary>What one step of the retention did.</summary>
/// <typeparam name="T">What it goes along.</typeparam>
/// <param name="Next">Behind what the next step goes on.</param>
/// <param name="More">Whether there may be more behind it.</param>
/// <param name="Gone">How many rows went.</param>
public readonly record struct Swept<T>(T Next, bool More, int Gone);
