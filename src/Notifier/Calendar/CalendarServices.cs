using Hub.Domain.Ids;
using Hub.Domain.Storage;
using Hub.Notifier.Delivery;
using Hub.Notifier.Lanes;

namespace Hub.Notifier.Calendar;

/// <summary>Adds the jobs of the calendar; the timetable says when they run.</summary>
public static class CalendarServices
{
    public static IServiceCollection AddCalendar(this IServiceCollection services) => services
        .AddSingleton(provider => new AfterCommit(provider.GetRequiredService<ILanes>(), provider.GetRequiredService<IBell>()))
        .AddSingleton(provider => Make(provider, (store, after, ids, options, clock) => new RemindersJob(store, after, ids, options, clock)))
        .AddSingleton(provider => Make(provider, (store, after, ids, options, clock) => new TopUpOccurrencesJob(store, after, ids, options, clock)))
        .AddSingleton(provider => Make(provider, (store, after, ids, options, clock) => new DecisionFollowUpJob(store, after, ids, options, clock)));

    private static T Make<T>(IServiceProvider provider, Func<HubStore, AfterCommit, IdSource, DeliveryOptions, TimeProvider, T> make) => make(
        provider.GetRequiredService<HubStore>(), provider.GetRequiredService<AfterCommit>(), provider.GetRequiredService<IdSource>(),
        provider.GetRequiredService<DeliveryOptions>(), provider.GetRequiredService<TimeProvider>());
}
