using Hub.Domain.People;
using Hub.Domain.Text;

namespace Hub.Domain.Requests;

/// <summary>A timeline in plain words.</summary>
public static class TimelineWords
{
    /// <summary>What happened, who did it, and what was said, in one line.</summary>
    public static Bi Words(this TimelineEntry entry)
    {
        Bi who = entry.ActorName is { Length: > 0 } name ? new(name, name) : TimelineTexts.Resident;
        Bi note = entry.Step switch
        {
            RequestStep.Dispatch or RequestStep.CallNext or RequestStep.RingAgain => Told(entry.Note),
            RequestStep.NobodyOnPost or RequestStep.OffDuty => RoleNamed(entry.Note),
            RequestStep.PromiseBroken or RequestStep.PromisePaused => Promise(entry.Note),
            RequestStep.Resolve when string.IsNullOrWhiteSpace(entry.Note) => TimelineTexts.SeePhotos,
            _ => new(entry.Note ?? "", entry.Note ?? ""),
        };
        Bi line = entry.Step.Words();
        return new(Filled(line.Zh, who.Zh, note.Zh), Filled(line.En, who.En, note.En));
    }

    // 'GridWorker:王芳、BuildingHead:李强', as Timeline.SendTo writes it.
    private static Bi Told(string? note)
    {
        List<string> zh = [];
        List<string> en = [];
        foreach (string told in (note ?? "").Split('、', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] parts = told.Split(':', 2);
            Bi role = RoleNamed(parts[0]);
            string name = parts.Length > 1 ? parts[1] : "";
            zh.Add(role.Zh + name);
            en.Add($"{name} ({role.En})");
        }
        return new(string.Join('、', zh), string.Join(", ", en));
    }

    /// <summary>The note of a promise's step in words: which promise, or for whom it waits.</summary>
    public static Bi Promise(string? note) => note switch
    {
        nameof(PromiseStage.Accept) => PromiseTexts.Accept,
        nameof(PromiseStage.Resolve) => PromiseTexts.Resolve,
        nameof(PauseReason.Resident) => PromiseTexts.WaitsForResident,
        nameof(PauseReason.Department) => PromiseTexts.WaitsForDepartment,
        _ => new(note ?? "", note ?? ""),
    };

    private static Bi RoleNamed(string? role) => Enum.TryParse(role, out Role known) ? known.Words() : new(role ?? "", role ?? "");

    // A step without a note ends where its colon would stand.
    private static string Filled(string line, string who, string note) =>
        string.Format(System.Globalization.CultureInfo.InvariantCulture, line, who, note).TrimEnd(' ', ':', '：');
}
