namespace Hub.Domain.Understanding;

/// <summary>Where clauses and sentences begin and end. Looks at most <see cref="Reach"/> characters away, so that a text without punctuation stays linear.</summary>
internal static class Clause
{
    public const int Reach = 60;

    public static bool Ends(char c) => c is ',' or ' ' or ';' || EndsSentence(c);

    public static bool EndsSentence(char c) => c is '.' or '!' or '?' or '\n' or ';' or '…';

    /// <summary>The start of the clause around <paramref name="at"/>. A space ends a clause between Chinese words only.</summary>
    public static int Start(ReadOnlySpan<char> text, int at)
    {
        int floor = Math.Max(0, at - Reach);
        while (at > floor && !Parts(text, at - 1))
        {
            at--;
        }

        return at;
    }

    public static int End(ReadOnlySpan<char> text, int at)
    {
        int ceiling = Math.Min(text.Length, at + Reach);
        while (at < ceiling && !Parts(text, at))
        {
            at++;
        }

        return at;
    }

    public static int SentenceStart(ReadOnlySpan<char> text, int at)
    {
        int floor = Math.Max(0, at - Reach);
        while (at > floor && !EndsSentence(text[at - 1]))
        {
            at--;
        }

        return at;
    }

    public static int SentenceEnd(ReadOnlySpan<char> text, int at)
    {
        int ceiling = Math.Min(text.Length, at + Reach);
        while (at < ceiling && !EndsSentence(text[at]))
        {
            at++;
        }

        return at;
    }

    private static bool Parts(ReadOnlySpan<char> text, int i) =>
        text[i] == ' '
            ? i > 0 && i + 1 < text.Length && Tongue.IsHan(text[i - 1]) && Tongue.IsHan(text[i + 1])
            : text[i] == ',' || EndsSentence(text[i]);
}
