namespace Hub.Notifier.Tests;

/// <summary>Tests that measure time, or take the whole machine: they run when the others are done, one after the other.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    public const string Name = "alone";
}
