using Hub.Domain.Conversations;
using Hub.Domain.Storage;
using Hub.Notifier.Retention;
using Hub.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Hub.Notifier.Tests.Retention;

/// <summary>The night's job: as many steps as it takes, each in a transaction that holds the firing.</summary>
public sealed class RetentionJobTests
{
    private static readonly DateTimeOffset Night = new(2026, 3, 1, 19, 40, 0, TimeSpan.Zero);

    [Fact]
    public async Task It_goes_on_step_by_step_until_nothing_old_is_left()
    {
        await using TestStore database = await TestStore.CreateAsync(DatabaseKind.Sqlite);
        const int Old = (2 * RetentionRows.Most) + 5;
        await database.Store.WriteAsync(
            rows =>
            {
                foreach (int i in Enumerable.Range(0, Old + 10))
                {
                    DateTimeOffset at = i < Old ? Night.AddDays(-8).AddSeconds(i) : Night.AddDays(-6);
                    rows.Conversations.Add(new Inbound
                    {
                        Id = Guid.CreateVersion7(at), Channel = "directline", DedupeKey = $"{i}", ConversationId = "c", Content = "{}", At = at, Seq = i, AnsweredAt = at,
                    });
                }
                return Task.FromResult(true);
            }, default);
        int held = 0;

        int gone = await new RetentionJob(database.Store, new(), new()).RunAsync(Night, _ => Task.FromResult(++held), default);

        Assert.Equal(Old, gone);
        Assert.Equal(["10"], await database.AskAsync("SELECT count(*) FROM inbox"));
        Assert.True(held >= 3 + 5, $"The firing was held {held} times.");
    }

    [Fact]
    public void Ages_out_of_their_range_are_refused_all_at_once()
    {
        IConfiguration settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Hub:Retention:Inbound"] = "00:10:00",
            ["Hub:Retention:Deliveries"] = "4000.00:00:00",
        }).Build();

        OptionsValidationException wrong = Assert.Throws<OptionsValidationException>(() => RetentionOptions.From(settings));

        Assert.Equal(2, wrong.Failures.Count());
    }
}
