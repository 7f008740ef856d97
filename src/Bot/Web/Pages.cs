namespace Hub.Bot.Web;

/// <summary>The pages.</summary>
internal static class Pages
{
    public static IServiceCollection AddPages(this IServiceCollection services) => services;

    public static void UsePages(this WebApplication app)
    {
    }

    public static void MapPages(this WebApplication app)
    {
    }
}
