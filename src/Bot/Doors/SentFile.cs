using System.Text;

namespace Hub.Bot.Doors;

/// <summary>A file that somebody sends: its name is only a claim.</summary>
internal static class SentFile
{
    private const int MostName = 100;

    /// <summary>The last part of whatever path it claims, without what a file system or a terminal would obey.</summary>
    public static string NameOf(string claimed)
    {
        string name = string.Concat(claimed.Split('/', '\\')[^1].EnumerateRunes()
            .Where(rune => !Rune.IsControl(rune) && Rune.GetUnicodeCategory(rune) != System.Globalization.UnicodeCategory.Format)
            .Take(MostName)).Trim();
        return name.Length > 0 ? name : "file";
    }

    /// <summary>All of it.</summary>
    public static async Task<byte[]> BytesAsync(IFormFile file, CancellationToken cancellationToken)
    {
        byte[] bytes = new byte[file.Length];
        await using Stream stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }
}
