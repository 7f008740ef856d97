namespace Hub.Bot.Web;

/// <summary>Scripts, styles and pictures: compressed when they are built, and cached for ever under the address of their content.</summary>
internal static class AssetMap
{
    /// <summary>The list that the build writes beside the assembly, whoever hosts it.</summary>
    public static readonly string Manifest = Path.Combine(AppContext.BaseDirectory, "Hub.Bot.staticwebassets.endpoints.json");

    public static void MapAssets(this WebApplication app)
    {
        // A build, unlike a published hub, would read every file anew and forbid to cache it, so that it can be edited.
        if (!app.Environment.IsDevelopment())
        {
            app.Configuration["ReloadStaticAssetsAtRuntime"] ??= "false";
        }
        app.MapStaticAssets(Manifest);
    }
}
