namespace Hub.Domain.Tests.Architecture;

/// <summary>Fails with every breach of a rule in full, which Assert.Empty would cut short.</summary>
internal static class Breaches
{
    public static void None(IEnumerable<string> breaches)
    {
        var all = breaches.ToList();
        Assert.True(all.Count == 0, string.Join(Environment.NewLine, all));
    }
}
