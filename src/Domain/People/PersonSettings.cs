namespace Hub.Domain.People;

/// <summary>What a person sets herself: which kinds of notice she does not want, when she rests, how she likes to be reached.</summary>
public static class PersonSettings
{
    /// <summary>Notices of these kinds do not go to her any more; what reaches her through the Emergency lane does.</summary>
    public static void Stop(this Person person, IEnumerable<string> kinds) => person.OptOuts = [.. person.OptOuts.Union(kinds)];

    /// <summary>Notices of these kinds go to her again.</summary>
    public static void Resume(this Person person, IEnumerable<string> kinds) => person.OptOuts = [.. person.OptOuts.Except(kinds)];

    /// <summary>She rests between these local times; the same twice means never, null twice as the hub has it.</summary>
    public static void Rest(this Person person, TimeOnly? from, TimeOnly? until) => (person.QuietFrom, person.QuietUntil) = (from, until);

    /// <summary>This channel before all others; null as the hub has them.</summary>
    public static void Prefer(this Person person, string? channel) =>
        person.Channels = channel is null ? [] : [channel, .. person.Channels.Where(other => other != channel)];
}
