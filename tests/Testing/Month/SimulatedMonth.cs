using Hub.Testing.Faults;

namespace Hub.Testing.Month;

/// <summary>
/// October 2026 of one community on the real hub, Bot and Notifier in one process: residents ask, workers answer in time, late or
/// never, departments are called, both compounds receive on the 6th and the 26th, the community meets on the last Friday, one
/// night a house burns, one day the water is off. The clock is the driver's, and so is the gateway outside; what the driver did it
/// writes down itself, and <see cref="MonthAccounts"/> holds that against what the hub has.
/// </summary>
public sealed class SimulatedMonth : IAsyncDisposable
{
    /// <summary>The day before, at 8:30: the meetings are planned before the holiday.</summary>
    private static readonly DateTimeOffset Begin = PlainWork.At(9, 30, 8, 30);

    /// <summary>The morning after, when the month's summary has gone out.</summary>
    private static readonly DateTimeOffset End = PlainWork.At(11, 1, 9);

    private readonly MonthPlan _plan;
    private readonly CountingSink _sink;
    private readonly TestHub _hub;
    private readonly PlainRows _rows;
    private readonly MonthClock _clock;
    private readonly People _people;
    private readonly PriorityQueue<Func<Task>, (DateTimeOffset, int)> _acts = new();
    private int _planned;

    private SimulatedMonth(MonthPlan plan, CountingSink sink, TestHub hub, FakeClock clock)
    {
        (_plan, _sink, _hub) = (plan, sink, hub);
        _rows = new(plan.Database ?? $"Data Source={Path.Combine(hub.Folder, "hub.db")};Pooling=False");
        _clock = new(hub, clock, _rows);
        _people = new(hub);
    }

    /// <summary>At how many instants the hub had something to do by itself.</summary>
    public int Hops => _clock.Hops;

    /// <summary>Starts the hub on the day before.</summary>
    public static async Task<SimulatedMonth> StartAsync(MonthPlan plan)
    {
        CountingSink sink = await CountingSink.StartAsync(TimeSpan.Zero, deduplicates: false);
        FakeClock clock = new(Begin);
        TestHub hub = await TestHub.StartAsync(new()
        {
            Demonstration = true,
            Clock = clock,
            Database = plan.Database,
            // Each minute that is jumped over would be warned of.
            Log = Microsoft.Extensions.Logging.LogLevel.Error,
            Settings = new Dictionary<string, string>
            {
                ["Hub:Webhook:Url"] = sink.Address.ToString(),
                ["Hub:Webhook:Secret"] = Gateway.Secret,
                ["Hub:Webhook:Deduplicates"] = "false",
                ["Hub:Delivery:QuietFrom"] = "21:30",
                ["Hub:Delivery:QuietUntil"] = "07:30",
            },
        });
        return new(plan, sink, hub, clock);
    }

    /// <summary>Runs it to its end.</summary>
    /// <exception cref="Xunit.Sdk.XunitException">Somebody was not answered as she should have been; holds her conversation.</exception>
    public async Task<MonthResult> RunAsync()
    {
        await _people.MoveInAsync(_plan.People, _clock.Now);
        MonthMeetings meetings = new(_people);
        MonthBroadcast broadcast = new(_people);
        MonthMatters matters = new(_plan, _people, () => _clock.Now, Do);
        Do(PlainWork.At(9, 30, 8, 45), _people.GreetAsync);
        Do(PlainWork.At(9, 30, 9), meetings.PlanAsync);
        matters.Plan();
        meetings.Attend(Do);
        Do(PlainWork.At(10, 20, 10), broadcast.WriteAsync);
        while (_acts.TryDequeue(out Func<Task>? act, out (DateTimeOffset At, int) when) && when.At < End)
        {
            await _clock.ToAsync(when.At);
            await act();
            await _clock.RestAsync();
        }
        await _clock.ToAsync(End);
        return await new MonthAccounts(_plan, _people, matters.All, meetings, _rows, _sink, _clock.Now).CloseAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _rows.DisposeAsync();
        await _hub.DisposeAsync();
        await _sink.DisposeAsync();
    }

    private void Do(DateTimeOffset at, Func<Task> act) => _acts.Enqueue(act, (at, _planned++));
}
