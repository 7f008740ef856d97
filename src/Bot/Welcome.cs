using Hub.Bot.Options;
using Hub.Bot.Turns;
using Hub.Domain.Ids;
using Hub.Domain.Privacy;
using Hub.Domain.Storage;

namespace Hub.Bot;

/// <summary>What the hub prints when it listens: its addresses, and at the first start the demonstration links.</summary>
internal static class Welcome
{
    public static async Task PrintAsync(WebApplication app, TextWriter output, CancellationToken cancellationToken)
    {
        IServiceProvider services = app.Services;
        HubOptions options = services.GetRequiredService<HubOptions>();
        DemonstrationLinks? links = options.Demonstration ?? !options.IsCity
            ? await Demonstration.WriteAsync(
                services.GetRequiredService<HubStore>(), services.GetRequiredService<Seal>(), services.GetRequiredService<IdSource>(),
                services.GetRequiredService<TimeProvider>(), services.GetRequiredService<HubClock>().Zone, options.DemonstrationMeetings, cancellationToken)
            : null;
        string address = app.Urls.FirstOrDefault() ?? HubApp.DefaultUrl;
        List<string> lines = ["", $"  Hub   {string.Join("  ", app.Urls)}", $"  chat  {address}/"];
        if (links is not null)
        {
            lines.AddRange(
            [
                "",
                "  A demonstration community of 31 buildings was written. These links sign a browser in for 30 days:",
                Line("resident", links.Resident, address),
                Line("grid worker", links.GridWorker, address),
                Line("building head", links.BuildingHead, address),
                Line("coordinator", links.Coordinator, address),
                "",
                "  A new link for anybody:  dotnet run --project src/Bot -- link NAME",
            ]);
        }
        lines.Add("");
        await output.WriteLineAsync(string.Join(Environment.NewLine, lines).AsMemory(), cancellationToken);
    }

    private static string Line(string role, DemonstrationLink link, string address) =>
        $"  {role,-14}{address}/in/{link.Token}   ({link.Name})";
}
