using System.Text;

namespace Hub.Domain.Calendar;

/// <summary>Text in iCalendar: escaped (RFC 5545, section 3.3.11) and folded (section 3.1).</summary>
internal static class IcsText
{
    /// <summary>The most octets of a line, its end excluded.</summary>
    public const int MostOctets = 75;

    /// <summary>Text as iCalendar can hold it: lines end with LF, no other controls but tabs, no halves of characters.</summary>
    public static string Plain(string text)
    {
        StringBuilder plain = new(text.Length);
        foreach (Rune rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' || !Rune.IsControl(rune))
            {
                plain.Append(rune);
            }
        }
        return plain.ToString();
    }

    public static string Escape(string text) =>
        Plain(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
            .Replace(",", "\\,", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);

    public static string Unescape(string value)
    {
        StringBuilder text = new(value.Length);
        for (int i = 0; i < value.Length; i++)
        {
            if (value[i] != '\\' || i == value.Length - 1)
            {
                text.Append(value[i]);
                continue;
            }
            char next = value[++i];
            text.Append(next is 'n' or 'N' ? '\n' : next);
        }
        return text.ToString();
    }

    /// <summary>Appends a line, folded, with its end.</summary>
    public static void AppendFolded(StringBuilder lines, string line)
    {
        int octets = 0;
        foreach (Rune rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                lines.Append("\r\n ");
                octets = 1;
            }
            lines.Append(rune);
            octets += rune.Utf8SequenceLength;
        }
        lines.Append("\r\n");
    }
}
