namespace Hub.Domain.Storage;

/// <summary>
/// One question to the database for all who ask the same of it at a time: who comes while one is under way is in the next. So
/// thousands of open pages hold one connection, and who asks alone waits for nobody.
/// </summary>
/// <typeparam name="TKey">What each asks for.</typeparam>
/// <typeparam name="TAnswer">What each gets.</typeparam>
/// <param name="store">The database.</param>
/// <param name="read">Reads for many, and gives what answers each of them.</param>
public sealed class ReadTogether<TKey, TAnswer>(HubStore store, Func<Rows, IReadOnlyCollection<TKey>, Task<Func<TKey, TAnswer>>> read)
    where TKey : notnull
{
    private const int MostAtOnce = 1000;

    private readonly Lock _lock = new();
    private readonly Queue<(TKey Key, TaskCompletionSource<TAnswer> Answer)> _waiting = new();
    private bool _isReading;

    /// <summary>Asks for one; what the database throws is thrown to each who asked together.</summary>
    public Task<TAnswer> AskAsync(TKey key, CancellationToken cancellationToken)
    {
        TaskCompletionSource<TAnswer> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            _waiting.Enqueue((key, answer));
            if (!_isReading)
            {
                _isReading = true;
                _ = Task.Run(ReadAllAsync, CancellationToken.None);
            }
        }
        return answer.Task.WaitAsync(cancellationToken);
    }

    private async Task ReadAllAsync()
    {
        while (Next() is { Count: > 0 } asked)
        {
            try
            {
                Func<TKey, TAnswer> answers = await store.ReadAsync(rows => read(rows, [.. asked.Select(one => one.Key).Distinct()]), CancellationToken.None);
                asked.ForEach(one => one.Answer.SetResult(answers(one.Key)));
            }
#pragma warning disable CA1031 // Whatever it was, each who asked gets it.
            catch (Exception broken)
#pragma warning restore CA1031
            {
                asked.ForEach(one => one.Answer.TrySetException(broken));
            }
        }
    }

    private List<(TKey Key, TaskCompletionSource<TAnswer> Answer)> Next()
    {
        lock (_lock)
        {
            List<(TKey, TaskCompletionSource<TAnswer>)> asked = [];
            while (asked.Count < MostAtOnce && _waiting.TryDequeue(out (TKey, TaskCompletionSource<TAnswer>) one))
            {
                asked.Add(one);
            }
            _isReading = asked.Count > 0;
            return asked;
        }
    }
}
