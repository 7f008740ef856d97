using System.Globalization;

namespace Hub.Domain.Understanding;

/// <summary>Numbers as people write them: Chinese numerals, full-width digits, English words up to ten.</summary>
public static class Numerals
{
    private const string Digits = "零一二三四五六七八九";
    private static readonly string[] English =
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    /// <summary>The half-width form of a full-width character; any other character as it is.</summary>
    public static char HalfWidth(char c) => c switch
    {
        '\u3000' => ' ',
        >= '\uFF01' and <= '\uFF5E' => (char)(c - 0xFEE0),
        _ => c,
    };

    /// <summary>A text with its full-width characters half as wide: one for one, so that places in it are places in the text.</summary>
    public static string HalfWidths(string text) => string.Create(text.Length, text, static (plain, from) =>
    {
        for (int i = 0; i < plain.Length; i++)
        {
            plain[i] = HalfWidth(from[i]);
        }
    });

    /// <summary>Reads '12', '１２', '十二', '一百零三', '一二〇一' or 'two', from 0 to 99,999.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out int number)
    {
        number = 0;
        if (text.IsEmpty || text.Length > 9)
        {
            return false;
        }

        for (int i = 0; i <= 10; i++)
        {
            if (text.Equals(English[i], StringComparison.OrdinalIgnoreCase))
            {
                number = i;
                return true;
            }
        }

        return Positional(text, ref number) || WithUnits(text, ref number);
    }

    /// <summary>The Chinese numeral of a number from 0 to 99,999: 12 is 十二, 103 is 一百零三.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside of that range.</exception>
    public static string ToChinese(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 99_999);
        string written = string.Empty;
        bool gap = false;
        foreach ((int unit, string name) in ((int, string)[])[(10_000, "万"), (1_000, "千"), (100, "百"), (10, "十"), (1, "")])
        {
            int digit = number / unit % 10;
            if (digit == 0)
            {
                gap = written.Length > 0;
                continue;
            }

            bool bareTen = unit == 10 && digit == 1 && written.Length == 0;
            written += (gap ? "零" : "") + (bareTen ? "" : Digits[digit]) + name;
            gap = false;
        }

        return written.Length == 0 ? "零" : written;
    }

    internal static string Ascii(ReadOnlySpan<char> text) =>
        TryRead(text, out int number) ? number.ToString(CultureInfo.InvariantCulture) : text.ToString().ToUpperInvariant();

    private static int Digit(char c) => HalfWidth(c) switch
    {
        >= '0' and <= '9' and var ascii => ascii - '0',
        '〇' => 0,
        '两' => 2,
        var other => Digits.IndexOf(other, StringComparison.Ordinal),
    };

    private static bool Positional(ReadOnlySpan<char> text, ref int number)
    {
        int sum = 0;
        foreach (char c in text)
        {
            int digit = Digit(c);
            if (digit < 0 || sum > 9_999)
            {
                return false;
            }

            sum = (sum * 10) + digit;
        }

        number = sum;
        return true;
    }

    private static bool WithUnits(ReadOnlySpan<char> text, ref int number)
    {
        int sum = 0, pending = -1, last = 100_000;
        foreach (char c in text)
        {
            int unit = c switch { '十' => 10, '百' => 100, '千' => 1_000, '万' => 10_000, _ => 0 };
            int digit = Digit(c);
            if (unit == 0 && (digit < 0 || pending > 0))
            {
                return false;
            }

            if (unit == 0)
            {
                pending = digit;
                continue;
            }

            bool bareTen = unit == 10 && pending <= 0;
            if (unit >= last || (pending <= 0 && !bareTen))
            {
                return false;
            }

            sum += (bareTen ? 1 : pending) * unit;
            (pending, last) = (-1, unit);
        }

        number = sum + Math.Max(pending, 0);
        return true;
    }
}
