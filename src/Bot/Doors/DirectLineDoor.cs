using Hub.Bot.Options;
using Hub.Domain.Requests;

namespace Hub.Bot.Doors;

/// <summary>
/// Direct Line 3.0, as botframework-directlinejs and Web Chat speak it: what it consists of, and its addresses.
/// </summary>
internal static class DirectLineDoor
{
    private const string Root = "/v3";

    /// <summary>The most that one upload weighs: nine files and the words that go with them.</summary>
    private const long MostUpload = (UploadDoor.MostFiles * (long)Attachment.MaxBytes) + (1024 * 1024);

    public static IServiceCollection AddDirectLine(this IServiceCollection services, HubOptions options)
    {
        services.AddAuthentication();
        services.AddSingleton<ChatTokens>().AddSingleton<Admission>().AddSingleton<Secret>().AddSingleton<Visitors>();
        services.AddSingleton<ChatTokenDoor>().AddSingleton<ConversationDoor>().AddSingleton<SeenNotices>().AddSingleton<ActivityDoor>();
        services.AddSingleton<UploadDoor>().AddSingleton<AttachmentDoor>().AddSingleton<StreamDoor>();
        services.AddSingleton(StreamPace.Default);
        services.AddSingleton<OpenStreams>().AddHostedService(provider => provider.GetRequiredService<OpenStreams>());
        return services;
    }

    public static void MapDirectLine(this WebApplication app)
    {
        app.UseWhen(http => http.Request.Path.StartsWithSegments(Root), branch => branch.UseMiddleware<DirectLineGate>());
        app.UseWebSockets();
        IServiceProvider doors = app.Services;
        app.MapPost("/chat/token", doors.GetRequiredService<ChatTokenDoor>().GiveAsync);

        RouteGroupBuilder line = app.MapGroup(Root + "/directline");
        ConversationDoor conversations = doors.GetRequiredService<ConversationDoor>();
        line.MapPost("/tokens/generate", conversations.GenerateAsync);
        line.MapPost("/tokens/refresh", conversations.RefreshAsync);
        line.MapPost("/conversations", conversations.StartAsync);
        line.MapGet("/conversations/{conversation}", conversations.ReconnectAsync);
        ActivityDoor activities = doors.GetRequiredService<ActivityDoor>();
        line.MapPost("/conversations/{conversation}/activities", activities.PostAsync);
        line.MapGet("/conversations/{conversation}/activities", activities.PollAsync);
        line.MapPost("/conversations/{conversation}/upload", doors.GetRequiredService<UploadDoor>().TakeAsync)
            .WithMetadata(new Microsoft.AspNetCore.Mvc.RequestSizeLimitAttribute(MostUpload));
        line.MapGet("/conversations/{conversation}/stream", doors.GetRequiredService<StreamDoor>().OpenAsync);
        app.MapGet(Root + "/attachments/{id}/views/original", doors.GetRequiredService<AttachmentDoor>().ShowAsync);

        // Whatever else a client asks for, the session id among it, is not here; the clients go on without.
        app.Map(Root + "/{**rest}", new Refusal(404, "NotFound", "There is nothing at this address.").WriteAsync);
    }
}
