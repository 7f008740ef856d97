using Hub.Bot.Turns;

namespace Hub.Bot.Calendar;

/// <summary>Of which occurrence is being spoken, and what was said of it that a choice has no room for.</summary>
/// <param name="OccurrenceId">The occurrence.</param>
/// <param name="Until">After this instant her words mean another one.</param>
/// <param name="Reason">Why it is to be moved or cancelled.</param>
internal sealed record CalendarFocus(Guid OccurrenceId, DateTimeOffset Until, string? Reason = null) : IRemembered<CalendarFocus>
{
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    public static string Name => "calendar";

    public static int Version => 1;

    /// <summary>The occurrence that is spoken of, while it is.</summary>
    public static Guid? Of(Turn turn) => turn.Memory.Recall<CalendarFocus>() is { } focus && turn.Now < focus.Until ? focus.OccurrenceId : null;

    /// <summary>It is spoken of from now on.</summary>
    public static void Set(Turn turn, Guid occurrenceId, string? reason = null) =>
        turn.Memory.Keep(new CalendarFocus(occurrenceId, turn.Now + Patience, reason));
}
