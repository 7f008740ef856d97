namespace Hub.Bot.Calendar;

/// <summary>The calendar over HTTP: what it consists of.</summary>
internal static class CalendarApiMap
{
    public static IServiceCollection AddCalendarApi(this IServiceCollection services) => services.AddSingleton<CalendarCalls>();

    public static void MapCalendar(this RouteGroupBuilder api)
    {
        RouteGroupBuilder calendar = api.MapGroup("").WithTags("calendar");
        calendar.MapSeries();
        calendar.MapOccurrences();
        calendar.MapMeetings();
        calendar.MapMinutesApi();
    }
}
