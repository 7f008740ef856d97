using System.Globalization;

namespace Hub.Domain.Text;

/// <summary>Instants and spans as people say them.</summary>
public static class InstantWords
{
    /// <summary>今天 9:05, 明天 18:00, 11月22日 9:05; the year only where it is another one.</summary>
    /// <param name="local">The instant as the community's clocks show it.</param>
    /// <param name="localNow">Now, on the same clocks.</param>
    public static Bi Words(DateTimeOffset local, DateTimeOffset localNow)
    {
        string time = local.ToString("H:mm", CultureInfo.InvariantCulture);
        Bi day = (local.Date - localNow.Date).Days switch
        {
            0 => new("今天", "today"),
            1 => new("明天", "tomorrow"),
            -1 => new("昨天", "yesterday"),
            _ when local.Year == localNow.Year => new($"{local.Month}月{local.Day}日", local.ToString("d MMM", CultureInfo.InvariantCulture)),
            _ => new($"{local.Year}年{local.Month}月{local.Day}日", local.ToString("d MMM yyyy", CultureInfo.InvariantCulture)),
        };
        return new($"{day.Zh} {time}", $"{day.En} {time}");
    }

    /// <summary>3天2小时, 2小时5分, 4分钟: two units at most, never 0.</summary>
    public static Bi Words(TimeSpan span)
    {
        TimeSpan length = span.Duration();
        return (length.Days, length.Hours, length.Minutes) switch
        {
            ( > 0 and var days, 0, _) => new($"{days}天", $"{days} d"),
            ( > 0 and var days, var hours, _) => new($"{days}天{hours}小时", $"{days} d {hours} h"),
            (_, > 0 and var hours, 0) => new($"{hours}小时", $"{hours} h"),
            (_, > 0 and var hours, var minutes) => new($"{hours}小时{minutes}分", $"{hours} h {minutes} min"),
            (_, _, var minutes) => new($"{Math.Max(1, minutes)}分钟", $"{Math.Max(1, minutes)} min"),
        };
    }
}
