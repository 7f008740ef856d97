using Hub.Domain.Requests;

namespace Hub.Domain.Understanding;

/// <summary>Finds the dangers that a text speaks of: blanks harmless phrases, seeks cues, and lets the words around each cue take it back.
/// Where nothing takes it back, the alarm is raised: silence costs more than a needless call.</summary>
internal static class Dangers
{
    private static readonly Cue[] Cues = [.. DangerCues.Chinese, .. DangerCuesEnglish.All];
    private static readonly Words<(int Cue, bool With)> Table = new(Cues.SelectMany((cue, i) => Rows(cue, i)));
    /// <summary>A text with more cues than this is taken at its word, so that none can keep the bot busy.</summary>
    private const int MostJudged = 300;
    private const int LongestCue = 24;
    private static readonly Words<bool> Sounding = new(
        [(true, ["going off", "ringing", "went off", "sounding", "beeping", "一直响", "在响", "响了", "响个不停", "报警了"])]);

    /// <summary>From the gravest to the least grave: what a single first sentence must be about.</summary>
    private static readonly RedLine[] Gravity =
        [RedLine.Fire, RedLine.Gas, RedLine.Suicide, RedLine.LiveWire, RedLine.Person, RedLine.Lift, RedLine.Wires];

    public static List<Danger> In(Plain plain)
    {
        char[] text = Mask(plain.Text);
        List<Danger> dangers = [];
        foreach ((int start, int end, int word, Cue cue) in Candidates(text))
        {
            Speech speech = dangers.Count < MostJudged ? DangerSpeech.Of(text, start, end, word, cue) : Speech.Present;
            dangers.Add(new(start, end, cue, speech));
        }

        List<Danger> wires = [.. dangers.Where(d => d.Cue.Kind == RedLine.Wires)];
        return wires.Count is 0 or > 100 ? dangers : [.. dangers.Where(d => !IsSmokeOf(d, wires))];
    }

    /// <summary>The gravest present danger between two places of the text.</summary>
    public static RedLine? Gravest(IReadOnlyList<Danger> dangers, int from, int to)
    {
        RedLine? gravest = null;
        int rank = int.MaxValue;
        foreach (Danger danger in dangers)
        {
            if (danger.Speech == Speech.Present && danger.Start >= from && danger.Start < to
                && Rank(danger.Cue) < rank)
            {
                (gravest, rank) = (danger.Cue.Kind, Rank(danger.Cue));
            }
        }

        return gravest;
    }

    private static int Rank(Cue cue) => cue.Nature.HasFlag(Nature.Cry) ? Gravity.Length : Array.IndexOf(Gravity, cue.Kind);

    private static char[] Mask(string text)
    {
        char[] masked = text.ToCharArray();
        List<Found<(int Cue, bool With)>> cues = Table.All(text);
        foreach (Found<bool> phrase in HarmlessPhrases.Table.All(text))
        {
            bool sounds = Sounding.Any(text, phrase.End, Math.Min(text.Length, phrase.End + 18));
            if (!sounds && (phrase.Value || !IsCrossed(phrase, cues)))
            {
                masked.AsSpan(phrase.Start, phrase.End - phrase.Start).Clear();
            }
        }

        return masked;
    }

    /// <summary>A cue begins before the phrase and ends in it, or begins in it and ends behind it.</summary>
    private static bool IsCrossed(Found<bool> phrase, List<Found<(int Cue, bool With)>> cues)
    {
        int first = FirstFrom(cues, phrase.Start - LongestCue);
        for (int i = first; i < cues.Count && cues[i].Start < phrase.End; i++)
        {
            bool before = cues[i].Start < phrase.Start && cues[i].End > phrase.Start && cues[i].End < phrase.End;
            bool behind = cues[i].Start > phrase.Start && cues[i].End > phrase.End;
            if (before || behind)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The index of the first cue that starts at or after a place; the list is in order.</summary>
    private static int FirstFrom(List<Found<(int Cue, bool With)>> cues, int at)
    {
        (int low, int high) = (0, cues.Count);
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = cues[middle].Start < at ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static IEnumerable<((int, bool) Value, string[] Words)> Rows(Cue cue, int index)
    {
        yield return ((index, false), cue.Said);
        if (cue.With is not null)
        {
            yield return ((index, true), cue.With);
        }
    }

    /// <summary>Cues of one word as they stand; cues of two where both stand close together in one sentence, in either order.</summary>
    private static List<(int Start, int End, int Word, Cue Cue)> Candidates(char[] text)
    {
        List<(int, int, int, Cue)> candidates = [];
        Dictionary<(int, bool), Found<(int, bool)>> last = [];
        foreach (Found<(int Cue, bool With)> found in Table.All(text))
        {
            Cue cue = Cues[found.Value.Cue];
            if (cue.With is null)
            {
                candidates.Add((found.Start, found.End, found.Start, cue));
                continue;
            }

            if (!last.TryGetValue(found.Value, out Found<(int Cue, bool With)> before) || before.End < found.End)
            {
                last[found.Value] = found;
            }

            if (last.TryGetValue((found.Value.Cue, !found.Value.With), out Found<(int, bool)> other) && Together(text, other.End, found.Start, cue))
            {
                candidates.Add((other.Start, found.End, found.Start, cue));
            }
        }

        return candidates;
    }

    private static bool Together(char[] text, int from, int to, Cue cue)
    {
        if (to - from > cue.Gap)
        {
            return false;
        }

        ReadOnlySpan<char> between = text.AsSpan(Math.Min(from, to), Math.Abs(to - from));
        return between.IndexOfAny(".!?\n;") < 0
            && (cue.NotAcross is null || between.IndexOf(cue.NotAcross) < 0);
    }

    private static bool IsSmokeOf(Danger danger, List<Danger> wires) =>
        danger.Cue.Kind == RedLine.Fire && danger.Cue.Nature.HasFlag(Nature.Smoke)
        && wires.Exists(wire => wire.Start <= danger.End && danger.Start <= wire.End);
}
