namespace Hub.Domain.Text;

/// <summary>How places are said.</summary>
public static class PlaceTexts
{
    /// <summary>A unit of a building.</summary>
    public static readonly Bi Unit = new("{0}单元", "unit {0}");
}
