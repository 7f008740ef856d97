using System.Globalization;
using System.Text;

namespace Hub.Notifier.Channels.DirectLine;

/// <summary>
/// Halves of characters: a text field that cuts an emoji in two leaves one, and JSON carries it as <c>\ud83d</c>. No database
/// holds it; instead of refusing her message it becomes U+FFFD, the mark of a character that was lost.
/// </summary>
internal static class Surrogates
{
    private const int Length = 6; // \uXXXX

    /// <summary>The JSON without halves; null where there are none.</summary>
    internal static byte[]? Mended(ReadOnlySpan<byte> json)
    {
        string text = Encoding.UTF8.GetString(json);
        StringBuilder? mended = null;
        for (int at = text.IndexOf('\\', StringComparison.Ordinal); at >= 0 && at + 1 < text.Length;)
        {
            int next = at + 2;
            if (Code(text, at) is { } code && char.IsSurrogate(code))
            {
                bool isPair = char.IsHighSurrogate(code) && Code(text, at + Length) is { } low && char.IsLowSurrogate(low);
                next = at + (isPair ? 2 * Length : Length);
                if (!isPair)
                {
                    (mended ??= new(text)).Replace(text.Substring(at, Length), "\\ufffd", at, Length);
                }
            }
            at = next < text.Length ? text.IndexOf('\\', next) : -1;
        }
        return mended is null ? null : Encoding.UTF8.GetBytes(mended.ToString());
    }

    private static char? Code(string text, int at) =>
        at + Length <= text.Length && text[at] == '\\' && text[at + 1] == 'u'
        && ushort.TryParse(text.AsSpan(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code)
            ? (char)code
            : null;
}
