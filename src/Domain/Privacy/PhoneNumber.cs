using System.Text.RegularExpressions;

namespace Hub.Domain.Privacy;

/// <summary>A telephone number as people write it, brought to one form: <c>+8613812345678</c>, <c>024-12345678</c>.</summary>
public static partial class PhoneNumber
{
    /// <summary>
    /// The number in its one form, or null when it is none. Mainland mobiles are 11 digits from 13 to 19 (numbering plan of
    /// the Ministry of Industry and Information Technology); landlines carry their area code; others start with + (E.164).
    /// </summary>
    public static string? Normalise(string? written)
    {
        if (string.IsNullOrWhiteSpace(written))
        {
            return null;
        }
        string digits = Separators().Replace(written.Normalize(System.Text.NormalizationForm.FormKC), "");
        return digits switch
        {
            _ when Mobile().Match(digits) is { Success: true } mobile => "+86" + mobile.Groups[1].Value,
            _ when Landline().Match(digits) is { Success: true } line => $"{line.Groups[1].Value}-{line.Groups[2].Value}",
            _ when Foreign().IsMatch(digits) => digits,
            _ => null,
        };
    }

    /// <summary>Shows only what identifies nobody: <c>138****5678</c>.</summary>
    public static string Mask(string number)
    {
        string bare = number.StartsWith("+86", StringComparison.Ordinal) ? number[3..] : number;
        return bare.Length < 8 ? "****" : $"{bare[..3]}****{bare[^4..]}";
    }

    [GeneratedRegex(@"[\s\-()（）.]", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();

    [GeneratedRegex(@"^(?:\+?86)?(1[3-9]\d{9})$", RegexOptions.CultureInvariant)]
    private static partial Regex Mobile();

    [GeneratedRegex(@"^(010|02\d|0[3-9]\d{2})(\d{7,8})$", RegexOptions.CultureInvariant)]
    private static partial Regex Landline();

    [GeneratedRegex(@"^\+(?!86)[1-9]\d{6,14}$", RegexOptions.CultureInvariant)]
    private static partial Regex Foreign();
}
