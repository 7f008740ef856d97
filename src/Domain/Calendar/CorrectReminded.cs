using System.Globalization;
using Hub.Domain.Notices;
using Hub.Domain.Text;

namespace Hub.Domain.Calendar;

/// <summary>Tells whoever was reminded of an occurrence that was moved or cancelled since: once for each change that is left standing.</summary>
public static class CorrectReminded
{
    /// <summary>The correction that is due; null where what people were told last still holds.</summary>
    /// <param name="occurrence">The occurrence as it is.</param>
    /// <param name="told">Every reminder and correction of it that went out.</param>
    public static Correction? Decide(Occurrence occurrence, IReadOnlyCollection<Told> told)
    {
        if (occurrence.State == OccurrenceState.Held)
        {
            return null;
        }
        Told[] reminders = [.. told.Where(one => !one.IsCorrection)];
        int corrected = told.Where(one => one.IsCorrection).Select(one => one.Sequence).DefaultIfEmpty(-1).Max();
        Said now = Said.Of(occurrence);
        // A correction took the place of every reminder before it.
        bool holds = told.Where(one => one.IsCorrection ? one.Sequence == corrected : one.Sequence >= corrected).All(one => one.Said == now);
        return reminders.Length == 0 || holds || corrected >= occurrence.Sequence ? null
            : new(occurrence, now, new([]) { Parts = [.. reminders.Select(one => one.NoticeId).Distinct().Select(AudiencePart.ReachedBy)] });
    }
}

/// <summary>What people are told of an occurrence.</summary>
/// <param name="Start">When it begins.</param>
/// <param name="End">When it ends.</param>
/// <param name="Place">Where it is.</param>
/// <param name="IsOn">Whether it takes place.</param>
public sealed record Said(DateTimeOffset Start, DateTimeOffset End, Bi Place, bool IsOn)
{
    /// <summary>What is to be said now.</summary>
    public static Said Of(Occurrence occurrence) => new(occurrence.Start, occurrence.End, occurrence.Place, occurrence.IsOn);
}

/// <summary>A reminder or correction that went out.</summary>
/// <param name="NoticeId">Its notice.</param>
/// <param name="IsCorrection">Whether it was a correction.</param>
/// <param name="Sequence">The occurrence's sequence when it was written.</param>
/// <param name="Said">What it said.</param>
public sealed record Told(Guid NoticeId, bool IsCorrection, int Sequence, Said Said);

/// <summary>A correction that is due.</summary>
/// <param name="Occurrence">Of what.</param>
/// <param name="Said">What holds now.</param>
/// <param name="Audience">Whoever has a reminder, or may have it.</param>
public sealed record Correction(Occurrence Occurrence, Said Said, Audience Audience)
{
    /// <summary>The key of its notice: one for each sequence.</summary>
    public string Key => string.Create(CultureInfo.InvariantCulture, $"correction/{Occurrence.Id:N}/{Occurrence.Sequence}");
}
