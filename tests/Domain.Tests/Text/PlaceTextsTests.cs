using Hub.Domain.Text;

namespace Hub.Domain.Tests.Text;

/// <summary>Places are read in the reader's language; names stay names.</summary>
public sealed class PlaceTextsTests
{
    [Theory]
    [InlineData("3号楼", Lang.Zh, "3号楼 2单元")]
    [InlineData("3号楼", Lang.En, "building 3 unit 2")]
    [InlineData("河湾花园 3号楼", Lang.Zh, "河湾花园 3号楼 2单元")]
    [InlineData("河湾花园 3号楼", Lang.En, "河湾花园 building 3 unit 2")]
    [InlineData("科技楼", Lang.En, "科技楼 unit 2")]
    [InlineData("5号楼前广场", Lang.En, "5号楼前广场 unit 2")]
    [InlineData(null, Lang.En, "unit 2")]
    public void Building_and_unit_are_said(string? area, Lang lang, string said) => Assert.Equal(said, PlaceTexts.Whole(lang, area, "2", null));
}
