using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Hub.Domain.Privacy;
using Hub.Domain.Text;

namespace Hub.Bot.Calendar;

/// <summary>
/// Opens the minutes of one occurrence until an instant, without signing in. It is signed with the hub's own key, so no row is
/// kept of it, and the document is always as the minutes stand: another text leaves it, taking them back ends it.
/// </summary>
/// <param name="OccurrenceId">Of which occurrence.</param>
/// <param name="Lang">In which language.</param>
/// <param name="Until">Until when.</param>
/// <param name="Withdrawals">How often the minutes had been taken back when it was given: taken back once more, it opens them no more.</param>
internal sealed record MinutesLink(Guid OccurrenceId, Lang Lang, DateTimeOffset Until, int Withdrawals = 0)
{
    /// <summary>How long one holds.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(30);

    /// <summary>The token of it, for an address.</summary>
    public string Token(Seal seal) => $"{Claim}-{seal.LookUp($"minutes/{Claim}")}";

    /// <summary>What a token opens at an instant; null where it opens nothing.</summary>
    public static MinutesLink? Open(string token, Seal seal, DateTimeOffset now) =>
        token.Length <= 200 && token.Split('-') is [var id, var lang, var until, .. var rest, _] && Guid.TryParseExact(id, "N", out Guid occurrence)
        && long.TryParse(until, NumberStyles.None, CultureInfo.InvariantCulture, out long seconds) && seconds < 253_402_300_800
        && (rest switch { [] => 0, [var times] when int.TryParse(times, NumberStyles.None, CultureInfo.InvariantCulture, out int number) => number, _ => -1 }) is >= 0 and var withdrawals
        && new MinutesLink(occurrence, lang == "en" ? Lang.En : Lang.Zh, DateTimeOffset.FromUnixTimeSeconds(seconds), withdrawals) is var link
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(link.Token(seal)), Encoding.UTF8.GetBytes(token)) && now < link.Until
            ? link
            : null;

    // Links that were given before minutes could be taken back say no number.
    private string Claim => string.Create(
        CultureInfo.InvariantCulture, $"{OccurrenceId:N}-{(Lang == Lang.En ? "en" : "zh")}-{Until.ToUnixTimeSeconds()}{(Withdrawals > 0 ? $"-{Withdrawals}" : "")}");
}
