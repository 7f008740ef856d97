namespace Hub.Bot.Notices;

/// <summary>The API: what it consists of, its gate and its description.</summary>
internal static class ApiMap
{
    private const string Root = "/api/v1";

    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddSingleton<BroadcastDesk>();
        services.AddOpenApi("v1", options =>
        {
            options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/v1/", StringComparison.Ordinal) == true;
            options.AddDocumentTransformer((document, _, _) =>
            {
                ApiDescription.NameToken(document);
                return Task.CompletedTask;
            });
            options.AddOperationTransformer((operation, _, _) =>
            {
                ApiDescription.NameKey(operation);
                return Task.CompletedTask;
            });
        });
        return services;
    }

    /// <summary>The API with what belongs to notices; other features add theirs to it.</summary>
    public static RouteGroupBuilder MapApi(this WebApplication app)
    {
        app.UseWhen(http => http.Request.Path.StartsWithSegments(Root), branch => branch.UseMiddleware<ApiGate>());
        RouteGroupBuilder api = app.MapGroup(Root).WithTags("broadcasts").ProducesProblem(401);
        api.MapBroadcasts();
        api.MapAlerts();
        api.MapFiles();
        api.MapLedger();
        api.MapTemplates();
        app.MapOpenApi("/api/openapi.json");
        return api;
    }
}
