using Hub.Bot.Options;

namespace Hub.Bot.Doors;

/// <summary>The HTTP door of Direct Line 3.0.</summary>
internal static class DirectLineDoor
{
    public static IServiceCollection AddDirectLine(this IServiceCollection services, HubOptions options) => services;

    public static void MapDirectLine(this WebApplication app)
    {
    }
}
