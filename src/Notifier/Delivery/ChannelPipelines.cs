using Hub.Notifier.Channels;
using Hub.Notifier.Channels.DirectLine;
using Hub.Notifier.Channels.Live;
using Hub.Notifier.Delivery.Ceilings;
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;
using Polly.Timeout;
using Lane = Hub.Domain.Notices.Lane;

namespace Hub.Notifier.Delivery;

/// <summary>
/// How each channel is asked, from the outside in: a time limit, tries of what is safe to repeat, the ceilings, the places,
/// the breaker. The channels of Hub's own house are asked directly: alerts go through them, and they hold no ceiling.
/// </summary>
internal sealed partial class ChannelPipelines(
    IEnumerable<IChannel> channels, ICeilings ceilings, DeliveryOptions options, TimeProvider clock, ILogger<ChannelPipelines> log)
{
    /// <summary>A longer pause is the ledger's to wait for.</summary>
    private static readonly TimeSpan ShortPause = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);

    private readonly Dictionary<string, Line> _lines = channels
        .Where(channel => channel is { Name: not (LiveChannel.Named or DirectLineChannel.Named), Can.Through: null })
        .ToDictionary(channel => channel.Name, channel => new Line(channel, options.LimitsOf(channel.Name)));

    /// <summary>Sends one message. What a channel may answer is an outcome, also where the channel breaks its promise.</summary>
    internal async ValueTask<Sent> SendAsync(IChannel channel, Address to, Message message, string key, Guid personId, Lane lane, CancellationToken cancellationToken)
    {
        Sending sending = new(channel, to, message, key, personId, lane);
        if (!_lines.TryGetValue(channel.Can.Through ?? channel.Name, out Line? line))
        {
            return (await sending.CallAsync(cancellationToken)).Result ?? new Sent.Unknown("cut off");
        }
        if (line.OpensIn(clock) is { } rest)
        {
            return new Sent.Later(Spread(rest), Hindrance.Resting);
        }
        ResiliencePipeline<Sent> pipeline = line.Pipeline ?? line.Take(Build(line));
        ResilienceContext context = ResilienceContextPool.Shared.Get(cancellationToken);
        context.Properties.Set(Sending.Property, sending);
        Outcome<Sent> outcome = await pipeline.ExecuteOutcomeAsync(
            static (context, sending) => sending.CallAsync(context.CancellationToken), context, sending);
        ResilienceContextPool.Shared.Return(context);
        Sent sent = outcome.Result ?? outcome.Exception switch
        {
            BrokenCircuitException open => new Sent.Later(Spread(open.RetryAfter ?? FirstPause * 10), Hindrance.Resting),
            TimeoutRejectedException or OperationCanceledException when sending.IsOut => new Sent.Unknown("time limit"),
            TimeoutRejectedException => sending.Last ?? new Sent.Later(ShortPause, Hindrance.Ours),
            OperationCanceledException => sending.Last ?? throw outcome.Exception,
            _ => new Sent.Unknown(outcome.Exception!.GetType().Name),
        };
        return sent is Sent.Later && sending.Lost is { } lost ? lost : sent;
    }

    private ResiliencePipeline<Sent> Build(Line line)
    {
        ChannelLimits limits = line.Limits;
        ResiliencePipelineBuilder<Sent> builder = new() { Name = line.Channel.Name, TimeProvider = clock };
        builder.AddTimeout(limits.TimeLimit);
        if (limits.Retries > 0)
        {
            builder.AddRetry(new RetryStrategyOptions<Sent>
            {
                MaxRetryAttempts = limits.Retries,
                Delay = FirstPause,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                MaxDelay = ShortPause,
                ShouldHandle = args => new(IsSafeToRepeat(line.Channel, args.Outcome.Result)),
                DelayGenerator = static args => new(args.Outcome.Result is Sent.Later { Why: Hindrance.Busy } later ? Spread(later.After) : null),
            });
        }
        if (line.Channel.Can.Rates.Count > 0)
        {
            builder.AddStrategy(_ => new PaceStrategy(line.Channel, ceilings, options.Nodes, clock), new StrategyName("pace"));
        }
        return builder
            .AddStrategy(_ => new PlacesStrategy(limits.Concurrency), new StrategyName("places"))
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<Sent>
            {
                FailureRatio = limits.BreakShare,
                MinimumThroughput = limits.BreakAfter,
                SamplingDuration = limits.BreakWindow,
                BreakDuration = limits.BreakFor,
                ShouldHandle = static args => new(args.Outcome.Result is Sent.Unknown or Sent.Later { Why: Hindrance.Down }),
                OnOpened = args =>
                {
                    line.Open(clock, args.BreakDuration);
                    Opened(line.Channel.Name, args.BreakDuration);
                    return default;
                },
                OnClosed = _ =>
                {
                    Closed(line.Channel.Name);
                    return default;
                },
            })
            .Build();
    }

    // 'Later' is a definite answer: nothing was taken. What is not known is asked again only where the key makes it harmless.
    private static bool IsSafeToRepeat(IChannel channel, Sent? sent) => sent switch
    {
        Sent.Later later => later.Why == Hindrance.Down || (later.Why == Hindrance.Busy && later.After <= ShortPause),
        Sent.Unknown => channel.Can.Deduplicates,
        _ => false,
    };

    // Up to half as long again, so that those who were sent away together do not come back together.
    private static TimeSpan Spread(TimeSpan pause) => pause * (1 + (Random.Shared.NextDouble() / 2));

    [LoggerMessage(Level = LogLevel.Warning, Message = "The channel {Channel} fails; it is left alone for {Rest}.")]
    private partial void Opened(string channel, TimeSpan rest);

    [LoggerMessage(Level = LogLevel.Information, Message = "The channel {Channel} works again.")]
    private partial void Closed(string channel);

    /// <summary>A channel with its pipeline.</summary>
    private sealed class Line(IChannel channel, ChannelLimits limits)
    {
        private readonly Lock _lock = new();
        private ResiliencePipeline<Sent>? _pipeline;
        private long _openUntil;

        internal IChannel Channel => channel;

        internal ChannelLimits Limits => limits;

        internal ResiliencePipeline<Sent>? Pipeline => Volatile.Read(ref _pipeline);

        /// <summary>The first pipeline stays: two would have two breakers.</summary>
        internal ResiliencePipeline<Sent> Take(ResiliencePipeline<Sent> built)
        {
            lock (_lock)
            {
                return _pipeline ??= built;
            }
        }

        internal void Open(TimeProvider clock, TimeSpan rest) => Volatile.Write(ref _openUntil, clock.GetTimestamp() + (long)(rest.TotalSeconds * clock.TimestampFrequency));

        /// <summary>How long the breaker stays open; null while it is closed.</summary>
        internal TimeSpan? OpensIn(TimeProvider clock) =>
            Volatile.Read(ref _openUntil) is not 0 and var until && until > clock.GetTimestamp() ? clock.GetElapsedTime(clock.GetTimestamp(), until) : null;
    }
}
