using System.Collections.Frozen;

namespace Hub.Domain.Understanding;

/// <summary>A word of a table, found in a text.</summary>
internal readonly record struct Found<T>(int Start, int End, T Value);

/// <summary>Finds the words of a table in a text, in one pass.
/// English words match whole; 'leak*' also matches 'leaking'; '找不到$' matches only at the end of a clause.</summary>
internal sealed class Words<T>
{
    private readonly FrozenDictionary<char, Entry[]> byFirst;

    public Words(params IEnumerable<(T Value, string[] Words)> rows)
    {
        byFirst = rows
            .SelectMany(row => row.Words.Select(word => Read(word, row.Value)))
            .GroupBy(entry => entry.Word[0])
            .ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(e => e.Word.Length).ToArray());
    }

    /// <summary>Every word that starts between the two places, in order; at one place the longest first.</summary>
    public List<Found<T>> All(ReadOnlySpan<char> text, int from, int to)
    {
        List<Found<T>> found = [];
        for (int i = from; i < to; i++)
        {
            if (!byFirst.TryGetValue(text[i], out Entry[]? entries) || InsideWord(text, i))
            {
                continue;
            }

            foreach (Entry entry in entries)
            {
                if (Matches(entry, text, i, to))
                {
                    found.Add(new(i, i + entry.Word.Length, entry.Value));
                }
            }
        }

        return found;
    }

    /// <inheritdoc cref="All(ReadOnlySpan{char}, int, int)"/>
    public List<Found<T>> All(ReadOnlySpan<char> text) => All(text, 0, text.Length);

    /// <summary>Whether any word of the table stands between the two places.</summary>
    public bool Any(ReadOnlySpan<char> text, int from, int to)
    {
        for (int i = from; i < to; i++)
        {
            if (byFirst.TryGetValue(text[i], out Entry[]? entries) && !InsideWord(text, i))
            {
                foreach (Entry entry in entries)
                {
                    if (Matches(entry, text, i, to))
                    {
                        return true;
                    }
                }
            }
        }

        return false;
    }

    /// <inheritdoc cref="Any(ReadOnlySpan{char}, int, int)"/>
    public bool Any(ReadOnlySpan<char> text) => Any(text, 0, text.Length);

    /// <summary>The longest word that starts exactly at <paramref name="at"/>.</summary>
    public Found<T>? At(ReadOnlySpan<char> text, int at)
    {
        if (at < text.Length && byFirst.TryGetValue(text[at], out Entry[]? entries) && !InsideWord(text, at))
        {
            foreach (Entry entry in entries)
            {
                if (Matches(entry, text, at, text.Length))
                {
                    return new(at, at + entry.Word.Length, entry.Value);
                }
            }
        }

        return null;
    }

    private static bool InsideWord(ReadOnlySpan<char> text, int i) =>
        char.IsAsciiLetter(text[i]) && i > 0 && char.IsAsciiLetter(text[i - 1]);

    private static bool Matches(Entry entry, ReadOnlySpan<char> text, int at, int to)
    {
        int end = at + entry.Word.Length;
        if (entry.Word.Length > 1 && at + 1 < to && text[at + 1] != entry.Word[1])
        {
            return false;
        }

        if (end > to || !text[at..end].SequenceEqual(entry.Word))
        {
            return false;
        }

        if (entry.AtEnd)
        {
            return end == text.Length || Clause.Ends(text[end]);
        }

        return entry.Open || !char.IsAsciiLetter(text[end - 1]) || end == text.Length || !char.IsAsciiLetter(text[end]);
    }

    private static Entry Read(string word, T value) =>
        new(word.TrimEnd('*', '$'), word.EndsWith('*'), word.EndsWith('$'), value);

    private sealed record Entry(string Word, bool Open, bool AtEnd, T Value);
}
