namespace Hub.Bot;

/// <summary>What the hub prints when it listens: its addresses, and at the first start the demonstration links.</summary>
internal static class Welcome
{
    public static async Task PrintAsync(WebApplication app, TextWriter output, CancellationToken cancellationToken)
    {
        foreach (string url in app.Urls)
        {
            await output.WriteLineAsync($"Hub listens on {url}".AsMemory(), cancellationToken);
        }
    }
}
