using Hub.Bot.Areas;
using Hub.Bot.Calendar;
using Hub.Bot.Notices;
using Hub.Bot.Options;
using Hub.Bot.People;
using Hub.Bot.Requests;
using Hub.Bot.Timetables;
using Hub.Domain.Ids;
using Hub.Domain.Storage;
using Hub.Notifier;
using Hub.Notifier.Channels;
using Hub.Notifier.Delivery;
using Hub.Notifier.Keys;
using Hub.Notifier.Timetables;
using Microsoft.Extensions.Options;

namespace Hub.Bot;

/// <summary>The commands that end: <c>import</c>, <c>link</c>, <c>calendar</c>, <c>token</c>, <c>alert-dry-run</c>, <c>timetable</c>. They read the same configuration as the hub.</summary>
internal static class Commands
{
    private const int Misused = 2;

    private const string Usage = """
        import areas FILE [--dry-run]      areas from a .csv or .xlsx: code,parent_code,level,name[,compound]
        import people FILE [--dry-run]     people: name,phone,role,area[,language,webhook]
        import organisations FILE [--dry-run]
                                           departments, committees, companies and who is in them: name,kind,area[,member,title,from,until]
        import policies FILE [--dry-run]   how alerts climb: area,level,roles,minutes[,grade,kind,quorum,channels,ring_minutes]
        import promises FILE [--dry-run]   by when requests are taken and solved: area,urgency,accept_hours,resolve_hours[,category]
        import duties FILE [--dry-run]     the roster: person,role,area,kind,from,until[,stand_in]
        import holidays FILE               the holidays of a year from an .ics file
        import calendar AREA-CODE FILE [--residents] [--dry-run]
                                           the meetings of an .ics file as series of an area
        calendar AREA-CODE|PERSON [--revoke]
                                           an address under which calendars subscribe to an area's meetings, or to hers
        link PERSON [--revoke]             a personal link for a name, a phone number or an id
        token PERSON [--days N] [--revoke] a token with which a program calls the API for her
        alert-dry-run AREA-CODE [normal|urgent|redline] [--at 2026-11-22T02:00] [--kind Gas] [--lang zh|en]
                                           who would be told when, by which channels, if nobody answered
        timetable                          everything that happens by the clock: when next, and what became of it last
        """;

    /// <summary>Whether the first argument names a command.</summary>
    public static bool Knows(string[] args) => args is ["import" or "link" or "calendar" or "token" or "alert-dry-run" or "timetable" or "help" or "--help", ..];

    /// <summary>Runs one; 0 when it did what was asked, 1 when it could not, 2 when it was called wrongly.</summary>
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter errors)
    {
        try
        {
            return await RunKnownAsync(args, output, errors);
        }
        catch (Exception wrong) when (wrong is OptionsValidationException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            await errors.WriteLineAsync(wrong.Message);
            return 1;
        }
    }

    private static async Task<int> RunKnownAsync(string[] args, TextWriter output, TextWriter errors)
    {
        IConfiguration configuration = new ConfigurationBuilder()
            .AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables()
            .AddCommandLine([.. args.Where(arg => arg.StartsWith("--", StringComparison.Ordinal) && arg.Contains('=', StringComparison.Ordinal))])
            .Build();
        string[] words = [.. args.Where(arg => !(arg.StartsWith("--", StringComparison.Ordinal) && arg.Contains('=', StringComparison.Ordinal)))];
        HubOptions options = HubOptions.From(configuration);
        await using HubStore store = HubStore.Open(options.ConnectionString);
        await store.MigrateAsync(CancellationToken.None);
        HubKeys keys = HubKeys.Open(options.KeyFolder);
        await keys.CheckAsync(store, CancellationToken.None);
        string address = configuration["urls"]?.Split(';')[0] ?? HubApp.DefaultUrl;
        switch (words)
        {
            case ["import", "areas", .. var rest]:
                return await ImportAreasCommand.RunAsync(rest, store, output, CancellationToken.None);
            case ["import", "people", .. var rest]:
                return await ImportPeopleCommand.RunAsync(
                    rest, store, keys.Seal, TimeProvider.System, DeliveryOptions.From(configuration).Zone, output, CancellationToken.None);
            case ["import", "organisations", .. var rest]:
                return await ImportOrganisationsCommand.RunAsync(
                    rest, store, keys.Seal, TimeProvider.System, DeliveryOptions.From(configuration).Zone, output, CancellationToken.None);
            case ["import", "policies", .. var rest]:
                return await ImportPoliciesCommand.RunAsync(rest, store, new IdSource(TimeProvider.System), output, CancellationToken.None);
            case ["import", "promises", .. var rest]:
                return await ImportPromisesCommand.RunAsync(rest, store, new IdSource(TimeProvider.System), output, CancellationToken.None);
            case ["import", "duties", .. var rest]:
                return await ImportDutiesCommand.RunAsync(
                    rest, store, keys.Seal, TimeProvider.System, DeliveryOptions.From(configuration).Zone, output, CancellationToken.None);
            case ["import", "holidays", .. var rest]:
                return await ImportHolidaysCommand.RunAsync(rest, store, TimeProvider.System, output, CancellationToken.None);
            case ["import", "calendar", .. var rest]:
                return await ImportCalendarCommand.RunAsync(
                    rest, store, new IdSource(TimeProvider.System), TimeProvider.System, DeliveryOptions.From(configuration).Zone, output, CancellationToken.None);
            case ["calendar", .. var rest]:
                return await CalendarFeedCommand.RunAsync(
                    rest, store, new IdSource(TimeProvider.System), TimeProvider.System, address, output, errors, CancellationToken.None);
            case ["link", .. var rest]:
                return await LinkCommand.RunAsync(
                    rest, store, keys.Seal, new IdSource(TimeProvider.System), TimeProvider.System, address, output, errors, CancellationToken.None);
            case ["alert-dry-run", ..]:
                await using (ServiceProvider services = new ServiceCollection().AddLogging()
                    .AddHubCore(options.ConnectionString, redis: null, options.KeyFolder).AddOutsideChannels(configuration).BuildServiceProvider())
                {
                    return await AlertDryRunCommand.RunAsync(
                        args[1..], store, [.. services.GetServices<IChannel>().Select(channel => channel.Name)], DeliveryOptions.From(configuration),
                        TimeProvider.System, output, errors, CancellationToken.None);
                }
            case ["timetable"]:
                await using (ServiceProvider services = new ServiceCollection().AddLogging()
                    .AddHubCore(options.ConnectionString, redis: null, options.KeyFolder).AddTimetable(configuration).BuildServiceProvider())
                {
                    return await TimetableCommand.RunAsync(
                        services.GetRequiredService<IReadOnlyList<TimetableEntry>>(), store, TimeProvider.System, output, CancellationToken.None);
                }
            case ["token", .. var rest]:
                return await TokenCommand.RunAsync(
                    rest, store, keys.Seal, new IdSource(TimeProvider.System), TimeProvider.System, output, errors, CancellationToken.None);
            default:
                await errors.WriteLineAsync(Usage);
                return words is ["help" or "--help"] ? 0 : Misused;
        }
    }
}
