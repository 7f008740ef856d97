using System.Globalization;

namespace Hub.Domain.Text;

/// <summary>The beginning of a long text.</summary>
public static class Cut
{
    /// <summary>At most <paramref name="most"/> characters and an ellipsis, cut between what a reader takes for characters.</summary>
    public static string To(string text, int most)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length <= most)
        {
            return text;
        }
        int end = 0;
        for (int next; (next = end + StringInfo.GetNextTextElementLength(text.AsSpan(end))) < most;)
        {
            end = next;
        }
        return text[..end] + "…";
    }
}
