namespace Hub.Domain.Calendar;

/// <summary>
/// Reads iCalendar (RFC 5545): the events of a calendar, their times, texts, recurrences in Hub's subset and alarms. Other components
/// and properties are passed over. Reading is linear in the text.
/// </summary>
public static class IcsReader
{
    /// <summary>The longest text, in characters.</summary>
    public const int MostCharacters = 5_000_000;

    /// <summary>The most events.</summary>
    public const int MostEvents = 10_000;

    /// <summary>Reads a calendar.</summary>
    public static IcsRead Read(string text)
    {
        if (text.Length > MostCharacters)
        {
            return Refuse(IcsFault.TooLarge, 1, "");
        }
        Stack<string> open = [];
        List<IcsEvent> events = [];
        IcsEventLines? current = null;
        string name = "";
        int last = 1;
        foreach ((int number, string raw) in IcsLine.Unfold(text.TrimStart('\uFEFF')))
        {
            last = number;
            bool isFirst = open.Count == 0 && events.Count == 0;
            if (IcsLine.Read(number, raw) is not { } line)
            {
                return Refuse(isFirst ? IcsFault.NoCalendar : IcsFault.NoLine, number, raw);
            }
            string component = line.Value.Trim().ToUpperInvariant();
            switch (line.Name)
            {
                case "BEGIN" when open.Count == 0 && component != "VCALENDAR":
                    return Refuse(IcsFault.NoCalendar, number, raw);
                case "BEGIN":
                    open.Push(component);
                    current = component == "VEVENT" && open.Count == 2 ? new(number) : current;
                    break;
                case "END" when !open.TryPop(out string? begun) || begun != component:
                    return Refuse(IcsFault.Unbalanced, number, raw);
                case "END" when component == "VEVENT" && open.Count == 1:
                    if (events.Count == MostEvents)
                    {
                        return Refuse(IcsFault.TooManyEvents, current!.Number, "");
                    }
                    if (current!.Make(out IcsEvent? made) is { } problem)
                    {
                        return new IcsRead.Refused(problem);
                    }
                    events.Add(made!);
                    current = null;
                    break;
                case "END":
                    break;
                default:
                    if (open.Count == 0)
                    {
                        return Refuse(IcsFault.NoCalendar, number, raw);
                    }
                    name = open.Count == 1 && line.Name == "X-WR-CALNAME" ? IcsText.Unescape(line.Value) : name;
                    current?.Add(open.Peek(), line);
                    break;
            }
        }
        return open.Count > 0 ? Refuse(IcsFault.Unbalanced, last, $"BEGIN:{open.Peek()}")
            : last == 1 ? Refuse(IcsFault.NoCalendar, 1, "")
            : new IcsRead.Calendar(new(name, events));
    }

    private static IcsRead.Refused Refuse(IcsFault fault, int line, string found) => new(new(fault, line, found));
}
