using Hub.Domain.Text;

namespace Hub.Domain.Notices;

/// <summary>An emergency as people read it.</summary>
public static class EmergencyWords
{
    /// <summary>How many alerts a report names; the row has all of them.</summary>
    private const int MostAlerts = 20;

    /// <summary>Who is in charge.</summary>
    public static Bi ChiefWords(this Emergency emergency) => emergency.InCharge.Count == 0
        ? EmergencyTexts.NoChief
        : new(emergency.In(Lang.Zh, "、"), emergency.In(Lang.En, ", "));

    /// <summary>The report: times, names, reason, what waited, and the alerts with their acknowledgements.</summary>
    /// <param name="emergency">The emergency; it has ended.</param>
    /// <param name="lang">The language.</param>
    /// <param name="local">An instant as the community's clocks show it.</param>
    /// <param name="now">The instant of reading.</param>
    public static string ReportIn(this Emergency emergency, Lang lang, Func<DateTimeOffset, DateTimeOffset> local, DateTimeOffset now)
    {
        EmergencyReport report = emergency.Report ?? new(0, 0, 0, 0, []);
        string ended = emergency.EndedById is null ? EmergencyTexts.ByItself.In(lang) : Named(emergency.EndedByName).In(lang);
        List<string> lines =
        [
            EmergencyTexts.Report.In(
                lang, emergency.AreaName, At(emergency.StartedAt), Named(emergency.StartedByName).In(lang), At(emergency.EndedAt ?? now), ended,
                emergency.Reason, emergency.ChiefWords().In(lang)),
            report.Held == 0 ? EmergencyTexts.NoneHeld.In(lang) : EmergencyTexts.Held.In(lang, report.Notices, report.People, report.Held, report.Released),
            report.Alerts.Count == 0 ? EmergencyTexts.NoAlerts.In(lang) : EmergencyTexts.Alerts.In(lang, report.Alerts.Count),
        ];
        lines.AddRange(report.Alerts.Take(MostAlerts).Select(alert => alert.FirstAckAt is { } known
            ? EmergencyTexts.Alert.In(lang, alert.Number, At(alert.At), alert.Told, alert.Acked, At(known), Named(alert.FirstAckBy).In(lang))
            : EmergencyTexts.AlertUnknown.In(lang, alert.Number, At(alert.At), alert.Told)));
        if (report.Alerts.Count > MostAlerts)
        {
            lines.Add(EmergencyTexts.MoreAlerts.In(lang, report.Alerts.Count - MostAlerts));
        }
        return string.Join('\n', lines);

        string At(DateTimeOffset instant) => InstantWords.Words(local(instant), local(now)).In(lang);
    }

    internal static Bi Named(string? name) => name is { Length: > 0 } ? new(name, name) : EmergencyTexts.Somebody;

    private static string In(this Emergency emergency, Lang lang, string comma) =>
        EmergencyTexts.Chiefs.In(lang, string.Join(comma, emergency.InCharge.Select(chief => Named(chief.Name).In(lang))));
}
