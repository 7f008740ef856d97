using System.Globalization;
using Hub.Domain.Calendar;

namespace Hub.Domain.Tests.Calendar;

/// <summary>Local times and the instants that they are, around clock changes.</summary>
public sealed class ZonedTimeTests
{
    [Theory]
    [InlineData("Asia/Shanghai", "2026-01-06T09:00", "2026-01-06T01:00Z")]
    // Shanghai had summer time until 1991, from 2:00 on.
    [InlineData("Asia/Shanghai", "1990-04-15T02:30", "1990-04-14T18:30Z")]
    [InlineData("Asia/Shanghai", "1990-09-16T01:30", "1990-09-15T16:30Z")]
    [InlineData("America/New_York", "2026-03-08T01:59", "2026-03-08T06:59Z")]
    [InlineData("America/New_York", "2026-03-08T02:30", "2026-03-08T07:30Z")]
    [InlineData("America/New_York", "2026-03-08T03:00", "2026-03-08T07:00Z")]
    [InlineData("America/New_York", "2026-11-01T01:30", "2026-11-01T05:30Z")]
    [InlineData("America/New_York", "2026-11-01T02:00", "2026-11-01T07:00Z")]
    [InlineData("Europe/Berlin", "2026-03-29T02:00", "2026-03-29T01:00Z")]
    [InlineData("Europe/Berlin", "2026-10-25T02:30", "2026-10-25T00:30Z")]
    [InlineData("Europe/Berlin", "2026-10-25T03:00", "2026-10-25T02:00Z")]
    // Half an hour, in the southern summer.
    [InlineData("Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-03T15:45Z")]
    [InlineData("Australia/Lord_Howe", "2026-10-04T02:30", "2026-10-03T15:30Z")]
    [InlineData("Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-04T14:45Z")]
    [InlineData("Australia/Lord_Howe", "2026-04-05T02:00", "2026-04-04T15:30Z")]
    // The gap is at midnight: the day begins at one.
    [InlineData("Asia/Beirut", "2022-03-27T00:00", "2022-03-26T22:00Z")]
    [InlineData("Asia/Beirut", "2022-03-27T00:30", "2022-03-26T22:30Z")]
    [InlineData("Asia/Beirut", "2022-10-29T23:30", "2022-10-29T20:30Z")]
    [InlineData("America/Asuncion", "2023-10-01T00:30", "2023-10-01T04:30Z")]
    [InlineData("America/Asuncion", "2023-10-01T01:00", "2023-10-01T04:00Z")]
    // A whole day left out: Samoa crossed the date line.
    [InlineData("Pacific/Apia", "2011-12-30T12:00", "2011-12-30T22:00Z")]
    [InlineData("Pacific/Apia", "2011-12-31T00:00", "2011-12-30T10:00Z")]
    // Ireland's winter time is the one with the negative saving.
    [InlineData("Europe/Dublin", "2026-03-29T01:30", "2026-03-29T01:30Z")]
    [InlineData("Europe/Dublin", "2026-10-25T01:30", "2026-10-25T00:30Z")]
    public void In_a_gap_the_offset_before_it_counts_and_in_an_overlap_the_first(string zone, string local, string instant)
    {
        DateTime wanted = DateTime.ParseExact(local, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);

        DateTimeOffset found = ZonedTime.Instant(DateOnly.FromDateTime(wanted), TimeOnly.FromDateTime(wanted), TimeZoneInfo.FindSystemTimeZoneById(zone));

        Assert.Equal(instant, found.ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture));
        Assert.Equal(TimeSpan.Zero, found.Offset);
    }

    [Theory]
    [InlineData("America/New_York")]
    [InlineData("Europe/Berlin")]
    [InlineData("Asia/Shanghai")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("Asia/Beirut")]
    [InlineData("America/Asuncion")]
    [InlineData("Pacific/Apia")]
    public void Every_instant_comes_back_from_its_local_time_or_is_the_second_of_two(string id)
    {
        TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(id);
        DateTimeOffset end = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);
        for (DateTimeOffset instant = new(1985, 1, 1, 0, 0, 0, TimeSpan.Zero); instant < end; instant += TimeSpan.FromMinutes(75))
        {
            DateTimeOffset back = ZonedTime.Instant(ZonedTime.DayOf(instant, zone), ZonedTime.TimeOf(instant, zone), zone);
            Assert.True(
                back == instant || (back < instant && TimeZoneInfo.ConvertTime(back, zone).DateTime == TimeZoneInfo.ConvertTime(instant, zone).DateTime),
                $"{instant:O} came back as {back:O}");
        }
    }

    [Fact]
    public void The_first_and_last_days_of_the_calendar_have_instants_too()
    {
        Assert.Equal(DateTimeOffset.MinValue, ZonedTime.Instant(DateOnly.MinValue, default, TimeZoneInfo.Utc));
        Assert.Equal(9999, ZonedTime.Instant(DateOnly.MaxValue, new(23, 0), TimeZoneInfo.Utc).Year);
    }
}
