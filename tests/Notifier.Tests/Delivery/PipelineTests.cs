using Hub.Domain.Notices;
using Hub.Notifier.Channels;
using Hub.Notifier.Delivery;
using Hub.Notifier.Delivery.Ceilings;
using Hub.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Hub.Notifier.Tests.Delivery;

/// <summary>How a channel is asked, with a clock that stands still until it is moved.</summary>
public sealed class PipelineTests
{
    private static readonly Sent Down = new Sent.Later(TimeSpan.FromSeconds(5), Hindrance.Down);

    private readonly FakeClock _clock = new();
    private readonly TimeSpan _patience = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task What_was_taken_refused_or_not_there_is_asked_once()
    {
        foreach (Sent sent in new Sent[] { new Sent.Ok("7"), new Sent.Refused("HTTP 400"), new Sent.Unreachable("HTTP 404"), new Sent.Later(TimeSpan.FromSeconds(5)) })
        {
            Scripted channel = new([sent]);

            Assert.Equal(sent, await SendAsync(Pipelines(channel), channel));
            Assert.Equal(1, channel.Calls);
        }
    }

    [Fact]
    public async Task A_short_pause_is_waited_for_and_it_is_tried_again_with_the_same_key()
    {
        Scripted channel = new([new Sent.Later(TimeSpan.FromSeconds(1)), new Sent.Later(TimeSpan.FromSeconds(2)), new Sent.Ok()]);

        Assert.Equal(new Sent.Ok(), await WhileTimePassesAsync(SendAsync(Pipelines(channel), channel)));
        Assert.Equal(["key", "key", "key"], channel.Keys);
        Assert.InRange(channel.At[1] - channel.At[0], TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2));
        Assert.InRange(channel.At[2] - channel.At[1], TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(3.5));
    }

    [Fact]
    public async Task Few_tries_are_made_and_then_it_is_the_ledgers()
    {
        Sent busy = new Sent.Later(TimeSpan.FromSeconds(1));
        Scripted channel = new([busy, busy, busy, new Sent.Ok()]);

        Assert.Equal(busy, await WhileTimePassesAsync(SendAsync(Pipelines(channel), channel)));
        Assert.Equal(3, channel.Calls);
    }

    [Fact]
    public async Task What_fails_is_tried_again_with_growing_pauses_and_then_it_is_the_ledgers()
    {
        Scripted channel = new([Down, Down, Down, new Sent.Ok()]);

        Assert.Equal(Down, await WhileTimePassesAsync(SendAsync(Pipelines(channel), channel)));
        Assert.Equal(["key", "key", "key"], channel.Keys);
        Assert.All(channel.At.Zip(channel.At.Skip(1)), pair => Assert.InRange(pair.Second - pair.First, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(2.1)));
    }

    [Fact]
    public async Task What_nobody_knows_is_asked_again_only_where_the_key_makes_it_harmless()
    {
        Scripted knows = new([new Sent.Unknown("time-out"), new Sent.Ok()]);
        Scripted forgets = new([new Sent.Unknown("time-out"), new Sent.Ok()]) { Deduplicates = false };

        Assert.Equal(new Sent.Ok(), await WhileTimePassesAsync(SendAsync(Pipelines(knows), knows)));
        Assert.Equal(new Sent.Unknown("time-out"), await SendAsync(Pipelines(forgets), forgets));
        Assert.Equal(1, forgets.Calls);
    }

    [Fact]
    public async Task What_may_have_been_taken_stays_unknown_whatever_is_said_later()
    {
        Scripted channel = new([new Sent.Unknown("connection cut"), Down, Down]);

        Assert.Equal(new Sent.Unknown("connection cut"), await WhileTimePassesAsync(SendAsync(Pipelines(channel), channel)));
    }

    [Fact]
    public async Task A_channel_that_breaks_its_promise_is_an_outcome_too()
    {
        Scripted channel = new([]) { Deduplicates = false };

        Assert.Equal(new Sent.Unknown("InvalidOperationException"), await SendAsync(Pipelines(channel), channel));
    }

    [Fact]
    public async Task A_channel_that_fails_is_left_alone_for_a_while_and_then_tried_with_one()
    {
        Scripted channel = new(Enumerable.Repeat(Down, 21)) { Rest = new Sent.Ok() };
        ChannelPipelines pipelines = Pipelines(channel, ("webhook:Retries", "0"));
        for (int i = 0; i < 20; i++)
        {
            Assert.Equal(Down, await SendAsync(pipelines, channel));
        }

        Sent.Later open = Assert.IsType<Sent.Later>(await SendAsync(pipelines, channel));
        Assert.Equal((20, Hindrance.Resting), (channel.Calls, open.Why));
        Assert.InRange(open.After, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(22.5));

        // Once it still fails, and rests again; then it works.
        _clock.Advance(TimeSpan.FromSeconds(16));
        Assert.Equal(Down, await SendAsync(pipelines, channel));
        Assert.NotEqual(Down, await SendAsync(pipelines, channel));
        Assert.Equal(21, channel.Calls);
        _clock.Advance(TimeSpan.FromSeconds(16));
        for (int i = 0; i < 30; i++)
        {
            Assert.Equal(new Sent.Ok(), await SendAsync(pipelines, channel));
        }
    }

    [Fact]
    public async Task One_failure_among_many_leaves_the_channel_as_it_is()
    {
        Scripted channel = new(Enumerable.Range(0, 100).Select(i => i % 3 == 0 ? Down : new Sent.Ok()));
        ChannelPipelines pipelines = Pipelines(channel, ("webhook:Retries", "0"));
        for (int i = 0; i < 100; i++)
        {
            await SendAsync(pipelines, channel);
        }

        Assert.Equal(100, channel.Calls);
    }

    [Fact]
    public async Task A_channel_that_is_busy_or_refuses_has_not_failed()
    {
        Scripted channel = new(Enumerable.Range(0, 60).Select(i => i % 2 == 0 ? new Sent.Later(TimeSpan.FromSeconds(60)) : (Sent)new Sent.Refused("HTTP 400")));
        ChannelPipelines pipelines = Pipelines(channel);
        for (int i = 0; i < 60; i++)
        {
            await SendAsync(pipelines, channel);
        }

        Assert.Equal(60, channel.Calls);
    }

    [Fact]
    public async Task A_channel_that_hangs_is_given_up_at_the_time_limit()
    {
        Scripted channel = new([]) { Hangs = true };
        Task<Sent> sending = SendAsync(Pipelines(channel), channel);

        Assert.Equal(new Sent.Unknown("time limit"), await WhileTimePassesAsync(sending));
    }

    [Fact]
    public async Task Over_the_ceiling_nobody_is_asked_and_it_is_said_when_to_come_back()
    {
        Scripted channel = new([]) { Rest = new Sent.Ok(), Rates = [new(2, TimeSpan.FromMinutes(1), PerPerson: false)] };
        ChannelPipelines pipelines = Pipelines(channel);

        Assert.Equal(new Sent.Ok(), await SendAsync(pipelines, channel));
        Sent.Later over = Assert.IsType<Sent.Later>(await SendAsync(pipelines, channel));
        Assert.Equal((Hindrance.Ours, 1), (over.Why, channel.Calls));
        Assert.InRange(over.After.TotalSeconds, 29, 31);
        _clock.Advance(over.After);
        Assert.Equal(new Sent.Ok(), await SendAsync(pipelines, channel));
    }

    [Fact]
    public async Task A_token_that_comes_soon_is_waited_for()
    {
        Scripted channel = new([]) { Rest = new Sent.Ok(), Rates = [new(5, TimeSpan.FromSeconds(1), PerPerson: false)] };
        ChannelPipelines pipelines = Pipelines(channel);
        await SendAsync(pipelines, channel);

        Assert.Equal(new Sent.Ok(), await WhileTimePassesAsync(SendAsync(pipelines, channel)));
        Assert.InRange(channel.At[1] - channel.At[0], TimeSpan.FromMilliseconds(200), TimeSpan.FromMilliseconds(400));
    }

    [Fact]
    public async Task Those_for_whom_the_line_is_too_long_come_back_one_after_the_other()
    {
        Scripted channel = new([]) { Rest = new Sent.Ok(), Rates = [new(2, TimeSpan.FromSeconds(1), PerPerson: false)] };
        ChannelPipelines pipelines = Pipelines(channel);
        List<Task<Sent>> sendings = [.. Enumerable.Range(0, 30).Select(_ => SendAsync(pipelines, channel, Lane.Bulk))];
        double[] later = [.. sendings.Where(one => one.IsCompleted).Select(one => one.Result).OfType<Sent.Later>().Select(one => one.After.TotalSeconds)];

        Assert.Equal(23, later.Length);
        Assert.All(later.Select((after, i) => after - (3 + (i * 0.5))), off => Assert.InRange(off, -0.01, 0.01));
        await WhileTimePassesAsync(Task.WhenAll(sendings).ContinueWith(all => all.Result[0], TaskScheduler.Default));
        Assert.Equal(7, channel.Calls);
    }

    [Fact]
    public async Task An_alert_passes_the_line()
    {
        Scripted channel = new([]) { Rest = new Sent.Ok(), Rates = [new(20, TimeSpan.FromSeconds(1), PerPerson: false)] };
        ChannelPipelines pipelines = Pipelines(channel);
        Task<Sent>[] bulk = [.. Enumerable.Range(0, 20).Select(_ => SendAsync(pipelines, channel, Lane.Bulk))];

        Assert.Equal(new Sent.Ok(), await SendAsync(pipelines, channel, Lane.Alert).WaitAsync(_patience));
        Assert.Equal(18, bulk.Count(one => !one.IsCompleted));
    }

    [Fact]
    public async Task Who_is_over_her_own_ceiling_takes_nothing_from_the_others()
    {
        Scripted channel = new([])
        {
            Rest = new Sent.Ok(),
            Rates = [new(1, TimeSpan.FromHours(1), PerPerson: true), new(3, TimeSpan.FromHours(1), PerPerson: false)],
        };
        ChannelPipelines pipelines = Pipelines(channel);
        Guid ming = new(1, 0, 0, new byte[8]);
        Assert.IsType<Sent.Ok>(await SendAsync(pipelines, channel, person: ming));
        _clock.Advance(TimeSpan.FromMinutes(21));
        for (int i = 0; i < 5; i++)
        {
            Assert.IsType<Sent.Later>(await SendAsync(pipelines, channel, person: ming));
        }

        Assert.IsType<Sent.Ok>(await SendAsync(pipelines, channel, person: new(2, 0, 0, new byte[8])));
    }

    [Fact]
    public async Task One_persons_hour_moves_nobody_elses_second()
    {
        Scripted channel = new([])
        {
            Rest = new Sent.Ok(),
            Rates = [new(2, TimeSpan.FromSeconds(1), PerPerson: false), new(1, TimeSpan.FromHours(1), PerPerson: true)],
        };
        ChannelPipelines pipelines = Pipelines(channel);
        Guid ming = new(1, 0, 0, new byte[8]);
        await SendAsync(pipelines, channel, person: ming);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Sent.Later hers = Assert.IsType<Sent.Later>(await SendAsync(pipelines, channel, person: ming));

        List<Task<Sent>> others = [.. Enumerable.Range(2, 12).Select(i => SendAsync(pipelines, channel, Lane.Bulk, new(i, 0, 0, new byte[8])))];

        Assert.InRange(hers.After.TotalMinutes, 50, 60);
        Sent.Later[] later = [.. others.Where(one => one.IsCompleted).Select(one => one.Result).OfType<Sent.Later>()];
        Assert.NotEmpty(later);
        Assert.All(later, one => Assert.InRange(one.After.TotalSeconds, 0, 10));
    }

    [Fact]
    public async Task Broadcasts_leave_places_for_alerts()
    {
        Scripted channel = new([]) { Hangs = true };
        ChannelPipelines pipelines = Pipelines(channel, ("webhook:Concurrency", "4"));
        Task<Sent>[] bulk = [.. Enumerable.Range(0, 6).Select(_ => SendAsync(pipelines, channel, Lane.Bulk))];
        Task<Sent> alert = SendAsync(pipelines, channel, Lane.Alert);

        Assert.Equal(4, channel.Calls);
        Sent.Later full = Assert.IsType<Sent.Later>(await (await Task.WhenAny(bulk)).WaitAsync(_patience));
        Assert.Equal(Hindrance.Ours, full.Why);
        await WhileTimePassesAsync(alert);
    }

    [Theory]
    [InlineData("live", "cut off")]
    [InlineData("webhook", "time limit")]
    public async Task What_a_channel_gave_up_by_itself_may_have_been_taken(string name, string reason)
    {
        Scripted channel = new([]) { Name = name, GivesUp = true, Deduplicates = false };

        Assert.Equal(new Sent.Unknown(reason), await SendAsync(Pipelines(channel), channel));
    }

    [Fact]
    public async Task The_channels_of_the_house_are_asked_as_they_are()
    {
        foreach (string name in new[] { "live", "directline" })
        {
            Scripted channel = new(Enumerable.Repeat(Down, 100)) { Name = name, Rates = [new(1, TimeSpan.FromHours(1), PerPerson: false)] };
            ChannelPipelines pipelines = Pipelines(channel);
            for (int i = 0; i < 100; i++)
            {
                Assert.Equal(Down, await SendAsync(pipelines, channel));
            }
            Assert.Equal(100, channel.Calls);
        }
    }

    [Fact]
    public void Limits_out_of_their_range_are_all_said_at_once()
    {
        string message = Assert.Throws<OptionsValidationException>(() => Options(
            ("sms:Concurrency", "0"), ("sms:BreakShare", "2"), ("webhook:TimeLimit", "00:00:00"))).Message;

        Assert.All(
            ["sms:Concurrency", "sms:BreakShare", "webhook:TimeLimit"],
            name => Assert.Contains($"Hub:Delivery:Channels:{name}", message, StringComparison.Ordinal));
    }

    private static DeliveryOptions Options(params (string Key, string Value)[] settings) => DeliveryOptions.From(new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"Hub:Delivery:Channels:{setting.Key}", (string?)setting.Value))).Build());

    private ChannelPipelines Pipelines(Scripted channel, params (string Key, string Value)[] settings)
    {
        channel.Clock = _clock;
        return new([channel], new InProcessCeilings(1, _clock), Options(settings), _clock, NullLogger<ChannelPipelines>.Instance);
    }

    private static Task<Sent> SendAsync(ChannelPipelines pipelines, Scripted channel, Lane lane = Lane.Normal, Guid person = default) =>
        pipelines.SendAsync(channel, new(channel.Name, "somebody"), new("x"), "key", person, lane, CancellationToken.None).AsTask();

    private async Task<Sent> WhileTimePassesAsync(Task<Sent> sending)
    {
        using CancellationTokenSource end = new(_patience);
        while (!sending.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(50));
            await Task.WhenAny(sending, Task.Delay(1, end.Token));
            end.Token.ThrowIfCancellationRequested();
        }
        return await sending;
    }

    /// <summary>A channel that says what it was told to say, in order.</summary>
    private sealed class Scripted(IEnumerable<Sent> script) : IChannel
    {
        private readonly Queue<Sent> _script = new(script);

        public string Name { get; init; } = "webhook";

        public bool Deduplicates { get; init; } = true;

        public bool Hangs { get; init; }

        public bool GivesUp { get; init; }

        public Sent? Rest { get; init; }

        public IReadOnlyList<Rate> Rates { get; init; } = [];

        public TimeProvider Clock { get; set; } = TimeProvider.System;

        public List<string> Keys { get; } = [];

        public List<DateTimeOffset> At { get; } = [];

        public int Calls => Keys.Count;

        public Capabilities Can => new(1000, TextUnit.Utf16, 4, Cards: false, new Proactive.Always(), Deduplicates, Rates);

        public Received Receive(WireRequest request) => throw new NotSupportedException();

        public async ValueTask<Sent> SendAsync(Address to, Message message, string idempotencyKey, CancellationToken cancellationToken)
        {
            Keys.Add(idempotencyKey);
            At.Add(Clock.GetUtcNow());
            if (Hangs)
            {
                await Task.Delay(Timeout.Infinite, cancellationToken);
            }
            return GivesUp ? throw new OperationCanceledException()
                : _script.TryDequeue(out Sent? next) ? next
                : Rest ?? throw new InvalidOperationException("Nothing more was written.");
        }
    }
}
