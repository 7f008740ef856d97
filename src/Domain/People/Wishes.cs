using Hub.Domain.Text;

namespace Hub.Domain.People;

/// <summary>How a person wants to be told.</summary>
/// <param name="Language">In which language.</param>
/// <param name="QuietFrom">Local time from which she rests; null takes the configured default.</param>
/// <param name="QuietUntil">Local time until which she rests; null takes the configured default.</param>
/// <param name="OptOuts">Kinds of notice that she does not want.</param>
/// <param name="Channels">Channels by name, the one that she likes best first.</param>
public sealed record Wishes(Lang Language, TimeOnly? QuietFrom, TimeOnly? QuietUntil, List<string> OptOuts, List<string> Channels);
