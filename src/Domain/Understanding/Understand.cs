using Hub.Domain.Requests;

namespace Hub.Domain.Understanding;

/// <summary>Reads a message. Pure: no clock, no storage, never throws, and takes time in proportion to the text.</summary>
public static class Understand
{
    /// <summary>A rating comes with a few words; a longer text that holds one describes.</summary>
    private const int LongestRating = 24;

    /// <summary>What <paramref name="text"/> says, in either language.</summary>
    public static Understood Text(string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        // 1. One spelling of everything, and the dangers first: they hold whatever else the text may be.
        Plain plain = Plain.Of(text);
        List<Danger> dangers = Dangers.In(plain);
        List<Mark> marks = Places.In(plain.Text);

        // 2. What is asked.
        Asked asked = Intents.Of(plain);
        int? rating = Figures.RatingIn(plain.Text);

        // 3. What is described, unless a command's free text takes it up.
        RedLine? danger = Dangers.Gravest(dangers, 0, plain.Length);
        bool rates = rating is not null && danger is null && asked.Intent is (Intent.None or Intent.Rate) && Tongue.Weight(plain.Text) <= LongestRating;
        List<Matter> matters = TakesUp(asked) || rates ? [] : Described(plain, marks, dangers, asked);
        Intent intent = asked.Intent != Intent.None ? asked.Intent
            : rating is not null && matters.Count == 0 ? Intent.Rate
            : matters.Count == 0 ? Intents.Leading(plain.Text)
            : Intent.None;

        Place denied = Places.Compose(marks, 0, plain.Length, denied: true);
        return new Understood(
            Tongue.Of(plain.Text),
            intent,
            matters,
            Places.Compose(marks, 0, plain.Length),
            denied.IsUnknown ? null : denied,
            danger,
            asked.Intent == Intent.Rate && asked.Number == rating ? null : asked.Number ?? Figures.NumberIn(plain.Text),
            rating,
            ProblemWords.Anonymous.Any(plain.Text),
            ProblemWords.Recurring.Any(plain.Text))
        {
            Rest = KeepsRest(intent) ? asked.Rest : null,
        };
    }

    private static List<Matter> Described(Plain plain, List<Mark> marks, List<Danger> dangers, Asked asked)
    {
        int from = asked.IsCommand ? asked.End : 0;
        List<Stretch> stretches = [.. Parts.Of(plain.Text, marks, dangers)
            .Select(s => s with { Start = Math.Max(s.Start, Math.Min(from, s.End)) })
            .Where(s => Dangers.Gravest(dangers, s.Start, s.End) is not null || Description.Holds(plain.Text, s, marks, asked))];
        if (stretches.Count == 0 && Dangers.Gravest(dangers, from, plain.Length) is not null)
        {
            stretches.Add(new(from, plain.Length));
        }

        List<Matter> matters = [];
        foreach (Stretch stretch in stretches)
        {
            Place own = Places.Compose(marks, stretch.Start, stretch.End);
            Place place = matters.Count == 0 ? Widen(own, marks, stretch, plain) : Inherit(own, matters[^1].Place);
            matters.Add(Read(plain, stretch, dangers, place));
        }

        return matters;
    }

    private static Matter Read(Plain plain, Stretch stretch, List<Danger> dangers, Place place)
    {
        RedLine? danger = Dangers.Gravest(dangers, stretch.Start, stretch.End);
        Category category = danger is { } kind
            ? Matters.Of(kind)
            : Matters.CategoryOrWeak(plain.Text, stretch.Start, stretch.End);
        bool hazard = dangers.Exists(d => d.Speech == Speech.Hazard && d.Start >= stretch.Start && d.Start < stretch.End);
        Urgency urgency = danger is not null
            ? Urgency.RedLine
            : Matters.UrgencyOf(plain.Text, stretch.Start, stretch.End, category, hazard);
        return new(plain.Words(stretch.Start, stretch.End), category, urgency, danger, place);
    }

    /// <summary>The first matter takes a place that was named before it: '3号楼。1.灯坏了'.</summary>
    private static Place Widen(Place own, List<Mark> marks, Stretch stretch, Plain plain) =>
        own.Building is null ? own.Or(Places.Compose(marks, 0, Math.Min(stretch.Start, plain.Length))) : own;

    /// <summary>A later matter without a building of its own is at the building of the one before it, unless it is outside.</summary>
    private static Place Inherit(Place own, Place before) =>
        own.IsUnknown ? before
        : own.Building is null && (own.Spot is null || !Spots.IsOutside(own.Spot)) ? own.Or(before with { Spot = null })
        : own with { Compound = own.Compound ?? before.Compound };

    private static bool TakesUp(Asked asked) =>
        asked.IsCommand && asked.Intent is not (Intent.FileForResident or Intent.FoundAndFixed);

    private static bool KeepsRest(Intent intent) => intent is Intent.Decline or Intent.ResolveOrder or Intent.PassMessage
        or Intent.AddToRequest or Intent.FileForResident or Intent.FoundAndFixed or Intent.Transfer;
}
