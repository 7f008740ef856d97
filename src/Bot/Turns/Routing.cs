namespace Hub.Bot.Turns;

/// <summary>What the runner calls: the composition stands at Bot's root, and the mechanism knows no feature.</summary>
/// <param name="Answer">Answers one part of a turn.</param>
/// <param name="Rescue">Keeps what was described when answering it failed.</param>
internal sealed record Routing(Func<Turn, Task> Answer, Func<Turn, Task> Rescue);
