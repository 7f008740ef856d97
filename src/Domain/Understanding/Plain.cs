using System.Globalization;

namespace Hub.Domain.Understanding;

/// <summary>A message as the tables read it: half-width, lower case, simplified, without invisible characters; each character knows where it stood.</summary>
internal sealed class Plain
{
    private readonly int[] origins;

    private Plain(string original, string text, int[] origins)
    {
        Original = original;
        Text = text;
        this.origins = origins;
    }

    public string Original { get; }

    public string Text { get; }

    public int Length => Text.Length;

    public static Plain Of(string original)
    {
        char[] plain = new char[original.Length];
        int[] origins = new int[original.Length + 1];
        int length = 0;
        for (int i = 0; i < original.Length; i++)
        {
            char c = Numerals.HalfWidth(original[i]);
            if (c > 127 && char.GetUnicodeCategory(c) == UnicodeCategory.Format)
            {
                continue;
            }

            origins[length] = i;
            plain[length++] = Read(c);
        }

        origins[length] = original.Length;
        return new(original, new string(plain, 0, length), origins);
    }

    /// <summary>The sender's own words between two places in <see cref="Text"/>, without surrounding punctuation.</summary>
    public string Words(int start, int end) =>
        Original[origins[start]..origins[end]].Trim().Trim([',', '，', ';', '；', ':', '：', '、']).Trim();

    private static char Read(char c) => c switch
    {
        '。' or '．' => '.',
        '、' or '，' => ',',
        '’' or '‘' or '`' => '\'',
        '—' or '–' or '‐' or '－' => '-',
        '【' or '「' or '《' or '“' or '”' or '】' or '」' or '》' => '"',
        '\n' or '\r' or '\u2028' or '\u2029' => '\n',
        < ' ' or '\u007F' or '\u00A0' => ' ',
        < '\u0080' => char.ToLowerInvariant(c),
        _ => Variants.Simplified(c),
    };
}
