using System.Globalization;
using Hub.Domain.Text;

namespace Hub.Domain.Tests.Text;

/// <summary>Instants and spans as people say them.</summary>
public sealed class InstantWordsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.FromHours(8));

    [Theory]
    [InlineData("2026-11-22T09:05", "今天 9:05", "today 9:05")]
    [InlineData("2026-11-23T00:00", "明天 0:00", "tomorrow 0:00")]
    [InlineData("2026-11-21T23:59", "昨天 23:59", "yesterday 23:59")]
    [InlineData("2026-12-06T18:30", "12月6日 18:30", "6 Dec 18:30")]
    [InlineData("2027-01-06T08:00", "2027年1月6日 8:00", "6 Jan 2027 8:00")]
    public void Days_near_by_have_names(string local, string zh, string en) => Assert.Equal(
        new Bi(zh, en), InstantWords.Words(new DateTimeOffset(DateTime.Parse(local, CultureInfo.InvariantCulture), Now.Offset), Now));

    [Theory]
    [InlineData(0, 0, 0, "1分钟")]
    [InlineData(0, 0, 59, "59分钟")]
    [InlineData(0, 2, 5, "2小时5分")]
    [InlineData(0, 2, 0, "2小时")]
    [InlineData(3, 2, 40, "3天2小时")]
    [InlineData(3, 0, 40, "3天")]
    public void Spans_have_two_units_at_most(int days, int hours, int minutes, string zh)
    {
        TimeSpan span = new(days, hours, minutes, 0);
        Assert.Equal(zh, InstantWords.Words(span).Zh);
        Assert.Equal(zh, InstantWords.Words(-span).Zh);
    }
}
