using System.Collections.Concurrent;
using Hub.Domain.Storage;
using Hub.Testing;

namespace Hub.Domain.Tests.Storage;

/// <summary>Many askers, one question.</summary>
public sealed class ReadTogetherTests() : StorageTests(DatabaseKind.Sqlite), IDisposable
{
    private readonly ConcurrentQueue<int[]> _asked = new();
    private readonly SemaphoreSlim _go = new(0);

    public void Dispose() => _go.Dispose();

    [Fact]
    public async Task Who_comes_while_one_is_under_way_is_in_the_next_and_each_gets_her_own()
    {
        ReadTogether<int, int> together = new(Store, SquareAsync);
        Task<int> first = together.AskAsync(1, default);
        await UntilAskedAsync(1);
        Task<int>[] others = [.. Enumerable.Range(2, 1500).Append(2).Select(one => together.AskAsync(one, default))];

        _go.Release(4);

        Assert.Equal(1, await first);
        int[] answers = await Task.WhenAll(others);
        Assert.Equal(Enumerable.Range(2, 1500).Append(2).Select(one => one * one), answers);
        int[] sizes = [.. _asked.Select(question => question.Length)];
        Assert.Equal(new[] { 1, 1000, 501 }, sizes);
    }

    [Fact]
    public async Task What_the_database_throws_reaches_all_who_asked_and_nobody_after_them()
    {
        bool isBroken = true;
        ReadTogether<int, int> together = new(Store, async (_, asked) =>
        {
            await _go.WaitAsync();
            return isBroken ? throw new TimeoutException("away") : one => one + asked.Count;
        });
        Task<int>[] both = [together.AskAsync(1, default), together.AskAsync(2, default)];
        _go.Release(2);
        foreach (Task<int> one in both)
        {
            await Assert.ThrowsAsync<TimeoutException>(() => one);
        }

        isBroken = false;
        _go.Release(2);
        Assert.Equal(4, await together.AskAsync(3, default));
    }

    [Fact]
    public async Task Who_gives_up_holds_nobody_up()
    {
        ReadTogether<int, int> together = new(Store, SquareAsync);
        using CancellationTokenSource end = new();
        Task<int> leaves = together.AskAsync(3, end.Token);
        Task<int> stays = together.AskAsync(3, default);

        await end.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => leaves);
        _go.Release(2);

        Assert.Equal(9, await stays);
    }

    private async Task<Func<int, int>> SquareAsync(Rows rows, IReadOnlyCollection<int> asked)
    {
        _asked.Enqueue([.. asked]);
        await _go.WaitAsync();
        return one => one * one;
    }

    private async Task UntilAskedAsync(int questions)
    {
        while (_asked.Count < questions)
        {
            await Task.Delay(5);
        }
    }
}
