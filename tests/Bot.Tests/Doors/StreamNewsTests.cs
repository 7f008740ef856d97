using Hub.Bot.Doors;
using Hub.Domain.Conversations;

namespace Hub.Bot.Tests.Doors;

/// <summary>What a socket takes of the news, and when it must read the log.</summary>
public sealed class StreamNewsTests
{
    [Theory]
    [InlineData(4, "5", "5", false)]
    [InlineData(4, "5 6 7", "5 6 7", false)]
    [InlineData(4, "6 5", "5 6", false)] // One ring overtook the other.
    [InlineData(4, "6", "", true)] // 5 was committed before, and its ring is still on its way.
    [InlineData(4, "5 7", "5", true)]
    [InlineData(4, "3 4", "", false)] // Read from the log before they rang.
    [InlineData(4, "4 5", "5", false)]
    [InlineData(4, "5 5 6", "5 6", false)]
    [InlineData(4, "5 5 7", "5", true)]
    [InlineData(0, "", "", false)]
    public void Lines_that_follow_on_are_given_and_for_gaps_the_log_is_read(long after, string heard, string given, bool more)
    {
        StreamNews news = new();
        foreach (string number in heard.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            news.Hear([Line(long.Parse(number, System.Globalization.CultureInfo.InvariantCulture))]);
        }

        Assert.Equal(given, string.Join(' ', news.Take(after, out bool look).Select(line => line.Seq)));
        Assert.Equal(more, look);
    }

    [Fact]
    public void A_reader_that_takes_nothing_makes_it_hold_a_hundred_lines_and_no_more()
    {
        StreamNews news = new();
        for (int i = 1; i <= 100_000; i++)
        {
            news.Hear([Line(i)]);
        }

        Assert.Equal(100, news.Take(0, out bool more).Count);
        Assert.True(more);
        Assert.Empty(news.Take(100, out more));
        Assert.False(more);
    }

    [Fact]
    public async Task A_ring_is_heard_once_however_often_it_rang()
    {
        StreamNews news = new();
        news.Hear(null);
        news.Ring();

        await news.WaitAsync(CancellationToken.None);

        using CancellationTokenSource end = new();
        Task again = news.WaitAsync(end.Token).AsTask();
        Assert.False(again.IsCompleted);
        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => again);
        news.Take(0, out bool more);
        Assert.True(more);
    }

    private static Activity Line(long number) =>
        new() { ConversationId = "c", Seq = number, Json = "{}", At = DateTimeOffset.UnixEpoch };
}
