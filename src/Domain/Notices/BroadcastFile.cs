using System.Globalization;
using System.Text.Json.Serialization;
using Hub.Domain.Text;

namespace Hub.Domain.Notices;

/// <summary>A picture or a PDF that goes with a broadcast. Its content is a row of its own.</summary>
/// <param name="Id">The row of its content.</param>
/// <param name="Name">What it is called.</param>
/// <param name="MediaType">By its content, never by what the sender said.</param>
/// <param name="Bytes">How big it is.</param>
/// <param name="Site">The hub's own address, under which it is opened.</param>
/// <param name="Token">256 random bits: who knows them may read it, from the start of the broadcast for <see cref="BroadcastLimits.FileLife"/>.</param>
public sealed record BroadcastFile(Guid Id, string Name, string MediaType, long Bytes, string Site, string Token)
{
    /// <summary>The kinds that everybody's phone shows.</summary>
    public static readonly IReadOnlyList<string> MediaTypes = ["image/jpeg", "image/png", "image/gif", "image/webp", "application/pdf"];

    /// <summary>Where those who were told open it, without signing in; it answers nobody before the start.</summary>
    [JsonIgnore]
    public string ReaderAddress => $"{Site}/files/{Token}";

    /// <summary>Where those who approve it open it, signed in.</summary>
    public string ReviewAddress(Guid broadcastId) => $"{Site}/notices/{broadcastId:N}/files/{Id:N}";

    /// <summary>Its name and size: <c>plan.pdf (1.2 MB)</c>.</summary>
    [JsonIgnore]
    public Bi Words => new Bi("{0}（{1}）", "{0} ({1})").With(Name, Size(Bytes));

    private static string Size(long bytes) => bytes < 1024 * 1024
        ? string.Create(CultureInfo.InvariantCulture, $"{Math.Max(1, bytes / 1024)} KB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1048576.0:0.0} MB");
}
