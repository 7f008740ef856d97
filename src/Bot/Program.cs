using Hub.Bot;

// hub import …, hub link …: a command that ends. Otherwise the hub itself.
if (Commands.Knows(args))
{
    return await Commands.RunAsync(args, Console.Out, Console.Error);
}
WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.AddHub();
WebApplication app = builder.Build();
app.MapHub();
await app.StartHubAsync();
await app.WaitForShutdownAsync();
return 0;
