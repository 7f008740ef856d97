using System.Collections.Concurrent;

namespace Hub.Bot.Doors;

/// <summary>A token whose signature was found good.</summary>
/// <param name="Use">What it is for.</param>
/// <param name="ExpiresAt">Until when; compared at every use.</param>
/// <param name="Answer">What it says, made once.</param>
internal sealed record CheckedToken(string Use, DateTimeOffset ExpiresAt, TokenCheck.Good Answer);

/// <summary>The tokens that were checked lately: two generations, so that what is in use stays and the whole is bounded.</summary>
internal sealed class CheckedTokens
{
    /// <summary>The most that one generation holds: two of them are about 20 MB.</summary>
    private const int Most = 10_000;

    private ConcurrentDictionary<string, CheckedToken> _young = New();
    private ConcurrentDictionary<string, CheckedToken> _old = New();
    private int _count;

    public CheckedToken? Find(ReadOnlySpan<char> token)
    {
        if (_young.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(token, out CheckedToken? known))
        {
            return known;
        }
        if (_old.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(token, out known))
        {
            Keep(token.ToString(), known);
        }
        return known;
    }

    public void Keep(string token, CheckedToken known)
    {
        if (_young.TryAdd(token, known) && Interlocked.Increment(ref _count) >= Most)
        {
            _old = _young;
            _young = New();
            Volatile.Write(ref _count, 0);
        }
    }

    private static ConcurrentDictionary<string, CheckedToken> New() => new(StringComparer.Ordinal);
}
