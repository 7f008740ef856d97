namespace Hub.Domain.Understanding;

/// <summary>A part of an address.</summary>
internal enum Part
{
    Compound,
    Building,
    Unit,
    Floor,
    Door,
    Spot,
}

/// <summary>One part of an address where it stands in the text; <paramref name="Denied"/> when the text says that it is not this one.</summary>
internal readonly record struct Mark(int Start, int End, Part Part, string Value, bool Denied = false);

/// <summary>Finds what a text says about places.</summary>
internal static class Places
{
    private static readonly Words<bool> Denials = new(
        [(true, ["不是", "并不是", "不在", "并非", "没在", "不住", "不是说", "不是在", "不是住", "别去", "not", "not in", "not at", "not the", "isn't", "isn't in",
            "wasn't", "wasn't in", "no longer in", "instead of"])]);

    private static readonly Words<bool> Questions = new([(true, ["是不是", "在不在", "why not", "not sure if"])]);

    /// <summary>Every part of an address, in order, without overlaps.</summary>
    public static List<Mark> In(string text)
    {
        List<Mark> marks = [];
        bool[] taken = new bool[text.Length + 1];
        foreach (IEnumerable<Mark> found in (IEnumerable<Mark>[])
            [AddressWords.Dashed(text), AddressWords.Chinese(text), AddressWords.English(text), Spots.Compounds(text), Spots.In(text)])
        {
            Take(found, taken, marks);
        }

        Take(AddressWords.BareDoors(text, [.. marks]), taken, marks);
        marks.Sort((a, b) => a.Start != b.Start ? a.Start - b.Start : a.Part - b.Part);
        return Deny(text, marks);
    }

    /// <summary>The place that the marks between two positions name; it stops where a second building begins.</summary>
    public static Place Compose(IEnumerable<Mark> marks, int from, int to, bool denied = false)
    {
        string?[] parts = new string?[6];
        foreach (Mark mark in marks)
        {
            if (mark.Start < from || mark.Start >= to || mark.Denied != denied)
            {
                continue;
            }

            if (mark.Part == Part.Building && parts[(int)Part.Building] is { } first && first != mark.Value)
            {
                break;
            }

            parts[(int)mark.Part] ??= mark.Value;
        }

        Place place = new(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
        return place.IsUnknown ? Place.Unknown : place;
    }

    private static void Take(IEnumerable<Mark> found, bool[] taken, List<Mark> marks)
    {
        List<Mark> fresh = [.. found.Where(mark => !taken[mark.Start] && !taken[Math.Max(mark.Start, mark.End - 1)])];
        foreach (Mark mark in fresh)
        {
            taken.AsSpan(mark.Start, mark.End - mark.Start).Fill(true);
        }

        marks.AddRange(fresh);
    }

    /// <summary>A denial reaches the part that follows it and the parts that touch that one.</summary>
    private static List<Mark> Deny(string text, List<Mark> marks)
    {
        List<Mark> judged = new(marks.Count);
        foreach (Mark mark in marks)
        {
            bool touches = judged.Count > 0 && judged[^1].Denied && mark.Start - judged[^1].End <= 1
                && (mark.Start <= judged[^1].End || text[judged[^1].End] is ' ' or '-' or '的');
            judged.Add(mark with { Denied = touches || FollowsDenial(text, mark.Start) });
        }

        return judged;
    }

    private static bool FollowsDenial(string text, int at)
    {
        int from = Math.Max(0, at - 14);
        foreach (Found<bool> denial in Denials.All(text, from, at))
        {
            string between = text[denial.End..at].Trim();
            if (between is "" or "在" or "the" or "in" or "我们" or "我家" && !Questions.Any(text, Math.Max(0, denial.Start - 9), at))
            {
                return true;
            }
        }

        return false;
    }
}
