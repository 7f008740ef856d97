using Hub.Bot;
using Microsoft.Extensions.Options;

// hub import …, hub link …, hub token …: a command that ends. Otherwise the hub itself.
if (Commands.Knows(args))
{
    return await Commands.RunAsync(args, Console.Out, Console.Error);
}
try
{
    WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
    builder.AddHub();
    WebApplication app = builder.Build();
    app.MapHub();
    await app.StartHubAsync();
    await app.WaitForShutdownAsync();
    return 0;
}
catch (Exception wrong) when (wrong is OptionsValidationException or IOException)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 1;
}
