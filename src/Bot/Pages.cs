using System.Text.Unicode;
using Hub.Bot.Calendar;
using Hub.Bot.Notices;
using Hub.Bot.Requests;
using Hub.Bot.Web;
using Microsoft.Extensions.WebEncoders;

namespace Hub.Bot;

/// <summary>The pages: what all of them share, and the features that have some.</summary>
internal static class Pages
{
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorPages(options => options.RootDirectory = "/").AddApplicationPart(typeof(Pages).Assembly);
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "hub.form";
            options.SuppressXFrameOptionsHeader = true;
        });
        // Chinese stays readable in the page's source, and takes a third of the bytes.
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new(UnicodeRanges.All));
        // Addresses carry what signs people in (/in/TOKEN), so requests are not written to the log.
        services.AddLogging(logging => logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning));
        services.AddSignIn();
        services.AddSingleton<LiveReads>();
        services.AddOrders();
        services.AddApi();
        services.AddCalendarApi();
        return services;
    }

    public static void UsePages(this WebApplication app)
    {
        app.UseFailurePages();
        app.UsePageHeaders();
        app.UseAuthentication();
        app.UseAuthorization();
    }

    public static void MapPages(this WebApplication app)
    {
        app.MapAssets();
        app.MapRazorPages().WithStaticAssets(AssetMap.Manifest);
        app.MapOrders();
        app.MapLive();
        app.MapApi().MapCalendar();
        app.MapNoticeFiles();
        app.MapReceipts();
        app.MapCalendarFeeds();
        app.MapMinutes();
    }
}
