namespace Hub.Domain.Areas;

/// <summary>Codes of areas.</summary>
public static class AreaCode
{
    /// <summary>The longest code, in characters.</summary>
    public const int MaxLength = 32;

    /// <summary>Whether it is 1 to 32 of <c>A–Z a–z 0–9 _ -</c>: whatever may stand in a path, an address and a file name.</summary>
    public static bool IsValid(string code) =>
        code.Length is > 0 and <= MaxLength && code.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
}
