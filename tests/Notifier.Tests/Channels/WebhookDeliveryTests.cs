using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Privacy;
using Hub.Notifier.Channels.Webhook;
using Hub.Notifier.Lanes;
using Hub.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Hub.Notifier.Tests.Channels;

/// <summary>A notice on its whole way: from its row through the ledger to a city's gateway.</summary>
public sealed class WebhookDeliveryTests : IAsyncLifetime
{
    private const int PerSecond = 40;
    private const string Phone = "+8613800000001";

    private readonly ConcurrentQueue<string> _log = [];
    private Gateway _gateway = null!;
    private TestHub _hub = null!;

    public async Task InitializeAsync()
    {
        _gateway = await Gateway.StartAsync();
        _hub = await TestHub.StartAsync(new()
        {
            Settings = new Dictionary<string, string>
            {
                ["Hub:Webhook:Url"] = _gateway.Address.ToString(),
                ["Hub:Webhook:Secret"] = Gateway.Secret,
                ["Hub:Webhook:RatePerSecond"] = PerSecond.ToString(CultureInfo.InvariantCulture),
            },
            Services = services => services.AddSingleton<ILoggerProvider>(_ => new Lines(_log)).Configure<LoggerFilterOptions>(options => options.MinLevel = LogLevel.Trace),
        });
    }

    public async Task DisposeAsync()
    {
        await _hub.DisposeAsync();
        await _gateway.DisposeAsync();
    }

    [Fact]
    public async Task A_person_with_an_address_of_the_gateway_is_reached_by_it_and_the_ledger_says_so()
    {
        _gateway.Answer = context => context.Response.WriteAsync("""{"id":"sms-1"}""");
        (Notice notice, Guid person) = await TellAsync();
        await _gateway.UntilAsync(1);
        Attempt attempt = await AttemptAsync(notice, person);

        GatewayRequest got = Assert.Single(_gateway.Requests);
        JsonElement data = JsonElement.Parse(got.Body).GetProperty("data");
        Assert.Equal((Phone, "今晚停水"), (data.GetProperty("to").GetString(), data.GetProperty("text").GetString()));
        Assert.Equal(Attempt.KeyOf(notice.Id, person, WebhookChannel.Named, 1), got.Headers["webhook-id"]);
        Assert.Equal((AttemptOutcome.Ok, "sms-1"), (attempt.Outcome, attempt.ProviderId));
        Assert.Null((await NpmStandardWebhooks.VerifyAsync(got))[0].Refused);
    }

    [Fact]
    public async Task What_was_cut_is_sent_again_with_the_same_id()
    {
        int calls = 0;
        _gateway.Answer = context =>
        {
            if (Interlocked.Increment(ref calls) == 1)
            {
                context.Abort();
            }
            return Task.CompletedTask;
        };
        await TellAsync();
        await _gateway.UntilAsync(2);

        Assert.Single(_gateway.Requests.Select(one => one.Headers["webhook-id"]).Distinct());
    }

    [Fact]
    public async Task A_broadcast_goes_no_faster_than_the_gateway_allows_and_reaches_everybody_once()
    {
        List<DateTimeOffset> at = [];
        _gateway.Answer = _ =>
        {
            lock (at)
            {
                at.Add(TimeProvider.System.GetUtcNow());
            }
            return Task.CompletedTask;
        };
        (Notice notice, Guid last) = await TellAsync(people: 4 * PerSecond, Lane.Bulk);
        await _gateway.UntilAsync(4 * PerSecond);
        await AttemptAsync(notice, last);

        Assert.Equal(4 * PerSecond, _gateway.Requests.Select(one => one.Headers["webhook-id"]).Distinct().Count());
        Assert.Equal(4 * PerSecond, _gateway.Requests.Count);
        // What was sent late by a busy machine may meet what was sent in time.
        Assert.InRange(at.Max(from => at.Count(one => one >= from && one < from.AddSeconds(1))), 1, PerSecond * 5 / 4);
        Assert.All(_gateway.Requests, one => Assert.EndsWith("/1", one.Headers["webhook-id"], StringComparison.Ordinal));
    }

    [Fact]
    public async Task No_log_holds_the_secret_the_address_or_the_words()
    {
        _gateway.Answer = context =>
        {
            context.Abort();
            return Task.CompletedTask;
        };
        await TellAsync();
        await _gateway.UntilAsync(2);

        Assert.NotEmpty(_log);
        Assert.All(_log, line =>
        {
            Assert.DoesNotContain(Gateway.Secret["whsec_".Length..], line, StringComparison.Ordinal);
            Assert.DoesNotContain(Phone, line, StringComparison.Ordinal);
            Assert.DoesNotContain("今晚停水", line, StringComparison.Ordinal);
        });
    }

    private async Task<(Notice Notice, Guid Person)> TellAsync(int people = 1, Lane lane = Lane.Normal)
    {
        IdSource ids = _hub.Services.GetRequiredService<IdSource>();
        Seal seal = _hub.Services.GetRequiredService<Seal>();
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        Person[] persons = [.. Enumerable.Range(0, people).Select(_ => new Person { Id = ids.Next(), CreatedAt = now })];
        Notice notice = new()
        {
            Id = ids.Next(),
            Key = "water",
            Kind = NoticeKind.Broadcast,
            Lane = lane,
            Text = new("今晚停水", "No water tonight"),
            Audience = new([.. persons.Select(person => person.Id)]),
            CreatedAt = now,
        };
        IReadOnlyList<Ring> rings = await _hub.Store.WriteAsync(
            rows =>
            {
                for (int i = 0; i < people; i++)
                {
                    string phone = string.Create(CultureInfo.InvariantCulture, $"+86138{i + 1:D8}");
                    rows.People.Add(persons[i]);
                    rows.People.Add(new Contact
                    {
                        Id = ids.Next(),
                        PersonId = persons[i].Id,
                        Channel = WebhookChannel.Named,
                        Address = seal.Close(phone),
                        AddressHash = seal.LookUp(phone),
                    });
                }
                return Task.FromResult(rows.Notices.Add(notice));
            },
            CancellationToken.None);
        await _hub.Services.GetRequiredService<ILanes>().OfferAsync([.. rings]);
        return (notice, persons[^1].Id);
    }

    private async Task<Attempt> AttemptAsync(Notice notice, Guid person)
    {
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(20));
        while (true)
        {
            List<Attempt> attempts = await _hub.Store.ReadAsync(
                rows => rows.Notices.AttemptsAsync(notice.Id, person, CancellationToken.None), patience.Token);
            if (attempts.Find(attempt => attempt.Channel == WebhookChannel.Named) is { } found)
            {
                return found;
            }
            await Task.Delay(20, patience.Token);
        }
    }

    /// <summary>Everything that is logged, at every level.</summary>
    private sealed class Lines(ConcurrentQueue<string> all) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            all.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
