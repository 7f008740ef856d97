using Hub.Domain.Calendar;
using Hub.Notifier.Calendar;
using Hub.Notifier.Delivery;
using Hub.Notifier.Notices;
using Hub.Notifier.Requests;
using Hub.Notifier.Retention;
using Hub.Notifier.Timetables;

namespace Hub.Notifier;

/// <summary>The one list of everything that happens by the clock.</summary>
public static class Timetable
{
    /// <summary>The jobs of the entries.</summary>
    internal static IServiceCollection AddJobs(this IServiceCollection services) => services
        .AddSingleton<AreaReports>().AddSingleton<WeeklyReportJob>().AddSingleton<MonthlySummaryJob>().AddSingleton<FiringsRetentionJob>().AddSingleton<RetentionJob>()
        .AddSingleton<RequestSteps>().AddSingleton<PromisesJob>().AddSingleton<DepartmentsJob>()
        .AddSingleton<BroadcastSteps>().AddSingleton<BroadcastsJob>()
        .AddSingleton<TopUpOccurrencesJob>().AddSingleton<RemindersJob>().AddSingleton<DecisionFollowUpJob>();

    /// <summary>The entries. Times are those of the community's clocks (<c>Hub:Zone</c>); none is late into the night.</summary>
    internal static IReadOnlyList<TimetableEntry> Entries(IServiceProvider services)
    {
        TimeZoneInfo zone = services.GetRequiredService<DeliveryOptions>().Zone;
        return
        [
            new("weekly-report", "0 8 * * 1", zone, Late(hours: 12), Longest(minutes: 30),
                "Tells the secretaries of each area what came in last week, what is open and what is overdue.", Job<WeeklyReportJob>().RunAsync),
            new("monthly-summary", "30 8 1 * *", zone, Late(hours: 12), Longest(minutes: 30),
                "Tells the secretaries of each area last month's requests by category, what was done and how it was rated.", Job<MonthlySummaryJob>().RunAsync),
            new("calendar-top-up", "10 2 * * *", zone, Late(hours: 20), Longest(minutes: 30),
                "Writes the occurrences of every series 13 months ahead, and moves what the holidays move.", Job<TopUpOccurrencesJob>().RunAsync),
            new("calendar-reminders", "* * * * *", zone, Late(hours: 24), Longest(minutes: 10),
                "Reminds hosts and invitees of meetings; each reminder knows how late it may be.", Job<RemindersJob>().RunAsync),
            new("calendar-decisions", "30 8 * * *", zone, Late(hours: 12), Longest(minutes: 10),
                "Reminds the owners of decisions whose date has come, and tells coordinators what is late.", Job<DecisionFollowUpJob>().RunAsync),
            new("broadcasts", "* * * * *", zone, Late(hours: 24), Longest(minutes: 10),
                "Opens scheduled broadcasts whose time has come and closes those of which all is sent; each knows until when it may go.", Job<BroadcastsJob>().RunAsync),
            new("promises", "* * * * *", zone, Late(hours: 1), Longest(minutes: 10),
                "Warns before the promise of a request breaks, and takes what broke one level up.", Job<PromisesJob>().RunAsync),
            new("departments", "*/5 * * * *", zone, Late(hours: 1), Longest(minutes: 10),
                "Reminds departments that were called and are late, and those who have not decided on a call, and tells who stands above them.", Job<DepartmentsJob>().RunAsync),
            new("firings-retention", "20 3 * * *", zone, Late(hours: 20), Longest(minutes: 10),
                "Deletes what the timetable did longer ago than Hub:Timetable:Keep.", Job<FiringsRetentionJob>().RunAsync),
            new("retention", "40 3 * * *", zone, Late(hours: 20), Longest(minutes: 60),
                "Deletes what has been kept longer than Hub:Retention says.", Job<RetentionJob>().RunAsync),
        ];

        T Job<T>()
            where T : notnull => services.GetRequiredService<T>();

        static Lateness Late(double hours) => new(TimeSpan.FromHours(hours));

        static TimeSpan Longest(double minutes) => TimeSpan.FromMinutes(minutes);
    }
}
