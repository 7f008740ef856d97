using Hub.Bot.Doors;
using Hub.Bot.Health;
#if FULL_PACKAGES
using Hub.Bot.Hangfire;
using Hub.Notifier.Hangfire;
#endif
using Hub.Notifier.Keys;
using Hub.Bot.Options;
using Hub.Bot.Turns;
using Hub.Domain.Storage;
using Hub.Notifier;
using Hub.Notifier.Channels;
using Hub.Notifier.Delivery;
using Hub.Notifier.Notices;
using Hub.Notifier.Requests;

namespace Hub.Bot;

/// <summary>Puts the house together: what it consists of, what it listens to, and how it starts.</summary>
internal static class HubApp
{
    internal const string DefaultUrl = HubOptions.DefaultUrl;

    /// <summary>Everything that the hub consists of.</summary>
    public static void AddHub(this WebApplicationBuilder builder)
    {
        HubOptions options = HubOptions.From(builder.Configuration);
        // The key folder is the operator's to protect; a warning at every start would teach people to overlook warnings.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Logging.AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Warning);
        // Pages that are private set a stricter Cache-Control than the form's token asks for, and it says so at each of them.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        IServiceCollection services = builder.Services;
        services.AddSingleton(options);
        services.AddHubCore(options.ConnectionString, options.Redis, options.KeyFolder).AddOutsideChannels(builder.Configuration);
        if (options.Notifier)
        {
            services.AddNotifier(builder.Configuration);
        }
        DeliveryOptions delivery = DeliveryOptions.From(builder.Configuration);
        services.AddSingleton(provider => new Forecasts(provider.GetServices<IChannel>(), delivery));
        WorkOptions work = WorkOptions.From(builder.Configuration);
        services.AddSingleton(provider => new HubClock(
            provider.GetRequiredService<TimeProvider>(), TimeZoneInfo.FindSystemTimeZoneById(options.Zone), work.WorkingHours));
        services.AddSingleton(new Routing(Routes.AnswerAsync, Routes.RescueAsync));
        services.AddSingleton<TurnRunner>().AddSingleton<TurnQueue>().AddSingleton<Inbox>().AddSingleton<Talks>();
        services.AddHostedService<TurnSweep>();
        services.AddDirectLine(options);
        services.AddPages();
        services.AddHealth();
#if FULL_PACKAGES
        if (options.IsCity)
        {
            services.AddJobsPage();
            if (!options.Notifier)
            {
                services.AddHangfireView(options.ConnectionString);
            }
        }
#endif
        // The compressed scripts and styles of a build lie apart from the others; a published hub has all in one folder.
        builder.WebHost.UseStaticWebAssets();
        if (builder.Configuration["urls"] is null && builder.Configuration["http_ports"] is null)
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }
    }

    /// <summary>Everything that the hub listens to.</summary>
    public static void MapHub(this WebApplication app)
    {
        app.UsePages();
        app.MapDirectLine();
        app.MapPages();
        app.MapHealth();
#if FULL_PACKAGES
        if (app.Services.GetRequiredService<HubOptions>().IsCity)
        {
            app.MapJobs();
        }
#endif
    }

    /// <summary>Brings the database to this build's form, checks the keys, writes the demonstration once, and listens.</summary>
    public static async Task StartHubAsync(this WebApplication app)
    {
        HubStore store = app.Services.GetRequiredService<HubStore>();
        await store.MigrateAsync(CancellationToken.None);
        await app.Services.GetRequiredService<HubKeys>().CheckAsync(store, CancellationToken.None);
        await app.StartAsync();
        await Welcome.PrintAsync(app, Console.Out, CancellationToken.None);
    }
}
