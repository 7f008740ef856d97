using System.Text;

namespace Hub.Domain.Calendar;

/// <summary>A content line of iCalendar, unfolded.</summary>
/// <param name="Number">In which line of the text it begins, from 1.</param>
/// <param name="Name">Its name, in capitals.</param>
/// <param name="Parameters">Its parameters by name, in capitals; of several values the text between, quotes taken off.</param>
/// <param name="Value">Its value, as it stands.</param>
internal sealed record IcsLine(int Number, string Name, IReadOnlyDictionary<string, string> Parameters, string Value)
{
    private static readonly Dictionary<string, string> None = [];

    /// <summary>A parameter's value, or null.</summary>
    public string? Parameter(string name) => Parameters.GetValueOrDefault(name);

    /// <summary>The lines of a text with the number of each one's first; ends of lines may be CR LF or LF, empty lines are left out.</summary>
    public static IEnumerable<(int Number, string Text)> Unfold(string text)
    {
        StringBuilder line = new();
        int first = 1;
        int number = 0;
        foreach (string written in text.Split('\n'))
        {
            string raw = written.TrimEnd('\r');
            number++;
            if (line.Length > 0 && raw.Length > 0 && raw[0] is ' ' or '\t')
            {
                line.Append(raw, 1, raw.Length - 1);
                continue;
            }
            if (line.Length > 0)
            {
                yield return (first, line.ToString());
            }
            first = number;
            line.Clear().Append(raw);
        }
        if (line.Length > 0)
        {
            yield return (first, line.ToString());
        }
    }

    /// <summary>Reads a line; null where it is not NAME;PARAMETER=VALUE:VALUE.</summary>
    public static IcsLine? Read(int number, string text)
    {
        int end = text.AsSpan().IndexOfAny(';', ':');
        if (end <= 0 || !text.AsSpan(0, end).ToArray().All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        {
            return null;
        }
        string name = text[..end].ToUpperInvariant();
        Dictionary<string, string>? parameters = null;
        while (text[end] == ';')
        {
            int equals = text.IndexOf('=', end);
            if (equals < 0)
            {
                return null;
            }
            string parameter = text[(end + 1)..equals].ToUpperInvariant();
            StringBuilder value = new();
            bool isQuoted = false;
            for (end = equals + 1; end < text.Length && (isQuoted || text[end] is not (';' or ':')); end++)
            {
                if (text[end] == '"')
                {
                    isQuoted = !isQuoted;
                }
                else
                {
                    value.Append(text[end]);
                }
            }
            if (end == text.Length)
            {
                return null;
            }
            (parameters ??= [])[parameter] = value.ToString();
        }
        return new(number, name, parameters ?? None, text[(end + 1)..]);
    }
}
