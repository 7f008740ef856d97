using Polly;

namespace Hub.Notifier.Delivery;

/// <summary>The name of a strategy of our own, as Polly asks for it.</summary>
internal sealed class StrategyName : ResilienceStrategyOptions
{
    internal StrategyName(string name) => Name = name;
}
