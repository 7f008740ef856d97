using System.Text.Json.Serialization;

namespace Hub.Notifier.Channels;

/// <summary>What a person sends. A closed set.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "is")]
[JsonDerivedType(typeof(Text), "text")]
[JsonDerivedType(typeof(Choice), "choice")]
[JsonDerivedType(typeof(Media), "media")]
[JsonDerivedType(typeof(Signal), "signal")]
public abstract record Content
{
    private Content()
    {
    }

    /// <summary>Words.</summary>
    public sealed record Text(string Words) : Content;

    /// <summary>A button that was pressed: its id says what it does.</summary>
    public sealed record Choice(string Id) : Content;

    /// <summary>Pictures, recordings or videos that were stored before, with the words that came along.</summary>
    public sealed record Media(IReadOnlyList<MediaItem> Items, string Words) : Content;

    /// <summary>Something that happened and is not said: the page opened, the clock came.</summary>
    public sealed record Signal(string Name, string? Value = null) : Content;
}

/// <summary>One stored attachment.</summary>
public sealed record MediaItem(Guid Id, string MediaType, string Name);
