namespace Hub.Domain.Text;

/// <summary>Words inside a timeline.</summary>
public static class TimelineTexts
{
    /// <summary>Somebody who gave no name.</summary>
    public static readonly Bi Resident = new("居民", "the resident");

    /// <summary>A resolution that says all by its pictures.</summary>
    public static readonly Bi SeePhotos = new("见照片", "see the photos");
}
