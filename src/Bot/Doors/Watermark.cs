using System.Globalization;

namespace Hub.Bot.Doors;

/// <summary>How far a client has read: the number of the last activity that it has seen.</summary>
internal static class Watermark
{
    /// <summary>How many of the last lines a page sees that has seen none.</summary>
    public const int Recent = 200;

    /// <summary>Reads the query's <c>watermark</c>. Null where it is missing or empty: the client has seen nothing.</summary>
    /// <returns>False where it is no watermark.</returns>
    public static bool TryRead(HttpContext http, out long? seen)
    {
        seen = null;
        if (http.Request.Query["watermark"] is not [{ Length: > 0 } text])
        {
            return true;
        }
        bool isNumber = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number);
        seen = number;
        return isNumber;
    }

    /// <summary>After which number to go on: a page that has seen nothing gets the recent lines, and nobody is ahead of the log.</summary>
    public static long Start(long? seen, long last) => Math.Min(seen ?? Math.Max(0, last - Recent), last);
}
