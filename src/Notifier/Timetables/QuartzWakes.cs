using Quartz;

namespace Hub.Notifier.Timetables;

/// <summary>Quartz, in memory, wakes each entry at its instants. It remembers nothing: what is due is asked from the rows.</summary>
internal sealed class QuartzWakes(ISchedulerFactory schedulers, IReadOnlyList<TimetableEntry> entries, TimeProvider clock) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        IScheduler scheduler = await schedulers.GetScheduler(cancellationToken);
        foreach (TimetableEntry entry in entries)
        {
            IJobDetail job = JobBuilder.Create<Wake>().WithIdentity(entry.Key).Build();
            ITrigger trigger = TriggerBuilder.Create(clock).WithIdentity(entry.Key)
                // What it misses the sweep finds.
                .WithCronSchedule(CronInstants.Read(entry.Cron, entry.Zone), cron => cron.WithMisfireInstruction(CronTriggerMisfireInstruction.DoNothing))
                .Build();
            await scheduler.ScheduleJob(job, trigger, ScheduleJobOptions.Replacing, cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Says that an instant of an entry has come.</summary>
    internal sealed class Wake(TimetableLoop loop) : IJob
    {
        public ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken)
        {
            _ = loop.WakeAsync(context.JobDetail.Key.Name);
            return ValueTask.CompletedTask;
        }
    }
}
