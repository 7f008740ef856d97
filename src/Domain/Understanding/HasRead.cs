using System.Text.RegularExpressions;

namespace Hub.Domain.Understanding;

/// <summary>'收到', 'got it': she has read what she was told, and asks for nothing.</summary>
public static partial class HasRead
{
    /// <summary>Whether the whole text says so and no more.</summary>
    public static bool In(string text) => Said().IsMatch(text);

    [GeneratedRegex("^\\s*(?:好的?[，,\\s]*)?(?:收到|知道了?|明白了?|了解了?|晓得了|好嘞|ok,? got it|got it|noted|roger|i see|understood)[,，。.！!~\\s]*(?:谢谢|thanks|thank you)?[。.！!~\\s]*$", RegexOptions.IgnoreCase)]
    private static partial Regex Said();
}
