using Hub.Domain.Requests;

namespace Hub.Domain.Understanding;

/// <summary>Decides how a text speaks of a danger, from the words around the cue.</summary>
internal static class DangerSpeech
{
    private const int ShortClause = 6;
    private static readonly Words<bool> NoNegations = new([(true, DangerGuards.NoNegations)]);

    public static Speech Of(char[] text, int start, int end, int word, Cue cue)
    {
        if (IsDenied(text, start) || (word != start && IsDenied(text, word)))
        {
            return Speech.Nothing;
        }

        int from = Clause.Start(text, start), to = Clause.End(text, end);
        if (from > 1 && from - Clause.Start(text, from - 1) is > 0 and <= ShortClause && !Clause.EndsSentence(text[from - 1]))
        {
            from = Clause.Start(text, from - 1);
        }

        Nature nature = cue.Nature;
        List<Found<Guard>> guards = DangerGuards.Table.All(text, from, to);
        int afresh = guards.FindLast(g => g.Value == Guard.Afresh && g.End <= start).End;
        guards.RemoveAll(g => g.Start < afresh);
        Around around = new(text, guards, start, end);
        bool topic = around.After(Guard.TopicAfter) || around.Before(Guard.TopicBefore)
            || (nature.HasFlag(Nature.Harm) && around.Has(Guard.Claim))
            || (nature.HasFlag(Nature.Smoke) && DangerGuards.Chimneys.Any(text, Clause.SentenceStart(text, start), Clause.SentenceEnd(text, end)))
            || (nature.HasFlag(Nature.Breath) && around.Has(Guard.Supply));
        if (topic)
        {
            return Speech.Nothing;
        }

        if (nature.HasFlag(Nature.Mind) || (nature.HasFlag(Nature.Deed) && around.Before(Guard.Will)))
        {
            return Speech.Present;
        }

        bool lasting = nature.HasFlag(Nature.Lasting);
        if (around.InPast(Guard.Past) || around.After(Guard.Reference))
        {
            return Speech.Nothing;
        }

        bool hazard = (!nature.HasFlag(Nature.Deed) && around.Before(Guard.Supposed))
            || (!lasting && (around.Before(Guard.Feared) || around.InPast(Guard.Recent) || around.IsHabit()))
            || IsOver(text, end, cue.Kind);
        return hazard ? Speech.Hazard : Speech.Present;
    }

    /// <summary>A negation stands before the place, with nothing but fillers between.</summary>
    private static bool IsDenied(ReadOnlySpan<char> text, int at)
    {
        for (int steps = 0; steps < 6 && at > 0; steps++)
        {
            if (EndsWithNegation(text, at))
            {
                return true;
            }

            int filler = WordBefore(text, at, DangerGuards.Fillers);
            if (filler == 0)
            {
                return false;
            }

            at -= filler;
        }

        return false;
    }

    private static bool EndsWithNegation(ReadOnlySpan<char> text, int at)
    {
        int length = WordBefore(text, at, DangerGuards.Negations);
        return length > 0
            && !NoNegations.Any(text, Math.Max(0, at - length - 3), Math.Min(text.Length, at + 4));
    }

    /// <summary>The length of the longest of <paramref name="words"/> that ends at <paramref name="at"/>, or 0.</summary>
    private static int WordBefore(ReadOnlySpan<char> text, int at, string[] words)
    {
        int longest = 0;
        foreach (string word in words)
        {
            bool whole = !char.IsAsciiLetter(word[0]) || at <= word.Length || !char.IsAsciiLetter(text[at - word.Length - 1]);
            if (word.Length > longest && whole && text[..at].EndsWith(word))
            {
                longest = word.Length;
            }
        }

        return longest;
    }

    private static bool IsOver(char[] text, int end, RedLine kind)
    {
        Guard rescued = kind is RedLine.Lift or RedLine.Person ? Guard.Safe : Guard.Over;
        int to = Clause.SentenceEnd(text, end);
        foreach (Found<Guard> found in DangerGuards.Table.All(text, end, to))
        {
            if ((found.Value == Guard.Over || found.Value == rescued) && !IsDenied(text, found.Start))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The guards in the clause of one cue.</summary>
    private readonly record struct Around(char[] Text, List<Found<Guard>> Guards, int Start, int End)
    {
        public bool Has(Guard guard) => Guards.Exists(g => g.Value == guard);

        public bool After(Guard guard)
        {
            int end = End;
            return Guards.Exists(g => g.Value == guard && g.Start >= end);
        }

        public bool Before(Guard guard)
        {
            (char[] text, int start) = (Text, Start);
            return Guards.Exists(g => g.Value == guard && g.Start < start
                && (guard != Guard.Feared || !MeansPerhaps(text, g.Start)));
        }

        public bool IsHabit()
        {
            List<Found<Guard>> guards = Guards;
            return guards.Exists(habit => habit.Value == Guard.Habit
                && !guards.Exists(now => now.Value == Guard.Now && now.Start > habit.Start));
        }

        /// <summary>A word of the past reaches the cue: nothing between says that what follows is later, and nothing says now.</summary>
        public bool InPast(Guard past)
        {
            foreach (Found<Guard> then in Guards)
            {
                if (then.Value == past && !Later(then))
                {
                    return true;
                }
            }

            return false;
        }

        private bool Later(Found<Guard> then)
        {
            foreach (Found<Guard> other in Guards)
            {
                bool between = other.Start >= then.End - 1 && other.Start < Start;
                bool attached = other.Value == Guard.Since && other.End <= then.Start && then.Start - other.End <= 1
                    && then.Start < Start && (then.End >= Text.Length || Text[then.End] != '\'');
                bool now = other.Value == Guard.Now && (then.Start < Start ? other.Start >= then.End : other.Start < then.Start);
                if (now || attached || (between && other.Value == Guard.Since))
                {
                    return true;
                }
            }

            return false;
        }

        /// <summary>'怕是' and '恐怕' say perhaps, not fear.</summary>
        private static bool MeansPerhaps(char[] text, int at) =>
            text[at] == '怕' && ((at + 1 < text.Length && text[at + 1] == '是') || (at > 0 && text[at - 1] == '恐'));
    }
}
