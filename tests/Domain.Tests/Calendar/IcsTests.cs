using System.Globalization;
using System.Text;
using Hub.Domain.Calendar;
using Hub.Domain.Text;
using Hub.Testing;
using Xunit.Abstractions;
using static Hub.Domain.Tests.Calendar.Community;

namespace Hub.Domain.Tests.Calendar;

/// <summary>Feeds that we write, as npm's ical.js and as we read them.</summary>
public sealed class IcsTests(ITestOutputHelper output)
{
    [Fact]
    public async Task A_series_is_a_feed_in_which_moved_and_cancelled_ones_keep_their_identity()
    {
        Series series = Started(ReceptionDay);
        IReadOnlyList<Occurrence> all = TopUpOccurrences.Decide(series, [], WorkCalendar.Weekends, FreshIds, Now).Added;
        new MoveOccurrence(At(2026, 1, 7, 14), Reason: "停电").Decide(all[0], series, null, Secretary.Person.Id, Upward, Now);
        new CancelOccurrence().Decide(all[1], series, null, Secretary.Person.Id, Upward, Now);

        string text = IcsWriter.Write(new("浑河湾小区, 日历", [.. all.Select(one => OccurrenceEvents.Event(
            one, series, Lang.Zh, Now, new("https://hub.example/o/1?a=b;c"), TimeSpan.FromHours(1)))]));

        NpmIcs feed = Assert.Single(await NpmCalendar.ReadAsync(text));
        // Of names that begin with X- ical.js takes the value as it stands.
        Assert.Equal(("浑河湾小区, 日历", null, 26), (IcsText.Unescape(feed.Name), feed.Method, feed.Events.Count));
        NpmIcsEvent moved = feed.Events[0];
        Assert.Equal(
            ($"{all[0].Id:N}@hub", At(2026, 1, 7, 14), At(2026, 1, 7, 16), "Asia/Shanghai", 1, "CONFIRMED", "浑河湾小区业主接待日", "物业二楼", Now),
            (moved.Uid, moved.Start, moved.End, moved.Zone, moved.Sequence, moved.Status, moved.Summary, moved.Location, moved.Stamp));
        Assert.Equal("停电\n1. 业委会接待业主，登记反映的问题\n2. 答复上次接待登记的问题\n3. 业委会和监事会联席会议", moved.Description);
        Assert.Equal(("https://hub.example/o/1?a=b;c", 60), (moved.Url, Assert.Single(moved.Alarms)));
        Assert.Equal(("CANCELLED", 1, 0), (feed.Events[1].Status, feed.Events[1].Sequence, feed.Events[1].Alarms.Count));
        Assert.DoesNotContain("METHOD", text, StringComparison.Ordinal);
        AssertIsFolded(text);
        Assert.Equal(text, IcsWriter.Write(Read(text)));
    }

    [Fact]
    public async Task Random_texts_survive_being_written_and_read_by_others_and_by_us()
    {
        int seed = Environment.GetEnvironmentVariable("CALENDAR_SEED") is { } given ? int.Parse(given, CultureInfo.InvariantCulture) : Random.Shared.Next();
        output.WriteLine($"CALENDAR_SEED={seed}");
        Random random = new(seed);
        IcsEvent[] events = [.. Enumerable.Range(0, 500).Select(i => new IcsEvent
        {
            Uid = $"{i}@hub",
            Start = IcsTime.Of(Now),
            End = IcsTime.Of(Now.AddHours(1)),
            Stamp = Now,
            Summary = Text(random, 80),
            Description = Text(random, 600),
            Location = Text(random, 40),
        })];

        string text = IcsWriter.Write(new(Text(random, 60), events));
        NpmIcs theirs = Assert.Single(await NpmCalendar.ReadAsync(text));

        AssertIsFolded(text);
        Assert.Equal(events.Length, theirs.Events.Count);
        foreach ((IcsEvent one, NpmIcsEvent their, IcsEvent our) in events.Zip(theirs.Events, Read(text).Events))
        {
            (string, string, string) expected = (IcsText.Plain(one.Summary), IcsText.Plain(one.Description), IcsText.Plain(one.Location));
            Assert.Equal(expected, (our.Summary, our.Description, our.Location));
            Assert.Equal(expected, (their.Summary, their.Description, their.Location));
        }
    }

    [Theory]
    [InlineData("America/New_York")]
    [InlineData("Europe/Berlin")]
    [InlineData("Asia/Shanghai")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("Asia/Beirut")]
    [InlineData("America/Asuncion")]
    [InlineData("Europe/Dublin")]
    public async Task The_zones_of_a_feed_give_every_event_its_instant(string id)
    {
        TimeZoneInfo zone = TimeZoneInfo.FindSystemTimeZoneById(id);
        DateTimeOffset[] starts = [.. Enumerable.Range(0, 1500).Select(i => new DateTimeOffset(2021, 12, 30, 0, 0, 0, TimeSpan.Zero).AddMinutes(i * 1_777))];

        NpmIcs feed = Assert.Single(await NpmCalendar.ReadAsync(IcsWriter.Write(new("", [.. starts.Select((start, i) => new IcsEvent
        {
            Uid = $"{i}", Start = IcsTime.Of(start, zone), End = IcsTime.Of(start.AddMinutes(30), zone),
        })]))));

        Assert.Equal(starts, feed.Events.Select(one => one.Start));
        Assert.Equal(starts.Select(start => start.AddMinutes(30)), feed.Events.Select(one => one.End));
        Assert.Contains(feed.Events, one => one.Zone == id);
    }

    [Fact]
    public async Task Rules_and_days_left_out_are_written_as_others_read_them()
    {
        IcsEvent one = new()
        {
            Uid = "r",
            Start = IcsTime.Of(At(2026, 1, 6, 9), Shanghai),
            End = IcsTime.Of(At(2026, 1, 6, 11), Shanghai),
            Rule = RecurrenceRule.MonthlyOn(6, 26),
            Excluded = [IcsTime.Of(At(2026, 2, 6, 9), Shanghai), IcsTime.Of(At(2026, 3, 6, 9))],
            Added = [IcsTime.Of(At(2026, 2, 8, 9), Shanghai)],
        };
        IcsEvent day = new() { Uid = "d", Start = IcsTime.Of(new DateOnly(2026, 10, 1)), End = IcsTime.Of(new DateOnly(2026, 10, 8)) };
        string text = IcsWriter.Write(new("", [one, day]));

        NpmIcs feed = Assert.Single(await NpmCalendar.ReadAsync(text));
        Assert.Equal("FREQ=MONTHLY;BYMONTHDAY=6,26", feed.Events[0].Rule);
        Assert.Equal([At(2026, 2, 6, 9), At(2026, 3, 6, 9)], feed.Events[0].Excluded);
        Assert.True(feed.Events[1].IsDay);
        IcsEvent again = Read(text).Events[0];
        Assert.Equal(one.Recurrence, again.Recurrence);
        Assert.Equal(one.Excluded, again.Excluded);
        Assert.Equal([new(2026, 1, 6), new(2026, 1, 26), new(2026, 2, 8)], again.Recurrence.Dates().Take(3));
    }

    [Fact]
    public void What_others_write_is_read()
    {
        IcsCalendar calendar = Read(string.Join('\n',
            "\uFEFFBEGIN:VCALENDAR", "VERSION:2.0", "X-WR-CALNAME:社区\\, 日历", "BEGIN:VTIMEZONE", "TZID:/example.org/1/Europe/Berlin",
            "BEGIN:STANDARD", "DTSTART:16010101T000000", "END:STANDARD", "END:VTIMEZONE",
            "BEGIN:VEVENT", "uid:1", "DTSTART;TZID=\"/example.org/1/Europe/Berlin\":20260706T090000", "DURATION:PT1H30M",
            "SUMMARY;LANGUAGE=\"zh;x:y\":长标", " 题\\n第二行\\; 完", "RRULE:FREQ=WEEKLY;BYDAY=MO", "EXDATE;VALUE=DATE:20260713,20260720",
            "BEGIN:VALARM", "SUMMARY:not the event's", "TRIGGER:-PT15M", "END:VALARM", "END:VEVENT",
            "BEGIN:VTODO", "SUMMARY:none", "END:VTODO", "",
            "BEGIN:VEVENT", "DTSTART;VALUE=DATE:20261001", "DTSTAMP;VALUE=DATE:19760401", "END:VEVENT",
            "BEGIN:VEVENT", "DTSTART:20261001T090000", "DTEND:20261001T100000", "STATUS:CANCELLED", "END:VEVENT",
            "BEGIN:VEVENT", "DTSTART:20261001T010000Z", "END:VEVENT", "END:VCALENDAR"));

        Assert.Equal(("社区, 日历", 4), (calendar.Name, calendar.Events.Count));
        IcsEvent first = calendar.Events[0];
        Assert.Equal(("1", "长标题\n第二行; 完", "Europe/Berlin"), (first.Uid, first.Summary, first.Start.Zone));
        Assert.Equal((new(2026, 7, 6, 7, 0, 0, TimeSpan.Zero), new(2026, 7, 6, 8, 30, 0, TimeSpan.Zero)), (first.Start.Instant(Shanghai), first.End.Instant(Shanghai)));
        Assert.Equal([TimeSpan.FromMinutes(15)], first.Alarms);
        Assert.Equal([new(2026, 7, 6), new(2026, 7, 27)], first.Recurrence.Dates().Take(2));
        Assert.Equal((IcsTimeKind.Day, new DateOnly(2026, 10, 2)), (calendar.Events[1].Start.Kind, calendar.Events[1].End.Day));
        Assert.True(calendar.Events[2].IsCancelled);
        // 9:00 wherever one is, and 9:00 in Shanghai.
        Assert.Equal(calendar.Events[2].Start.Instant(Shanghai), calendar.Events[3].Start.Instant(Shanghai));
    }

    [Theory]
    [InlineData(IcsFault.NoCalendar, 1, "")]
    [InlineData(IcsFault.NoCalendar, 1, "<html>")]
    [InlineData(IcsFault.NoCalendar, 1, "BEGIN:VEVENT")]
    [InlineData(IcsFault.NoCalendar, 1, "VERSION:2.0")]
    [InlineData(IcsFault.NoLine, 3, "BEGIN:VCALENDAR|BEGIN:VEVENT|what is this|END:VEVENT|END:VCALENDAR")]
    [InlineData(IcsFault.NoLine, 2, "BEGIN:VCALENDAR|DTSTART;TZID=\"Europe:x")]
    [InlineData(IcsFault.Unbalanced, 3, "BEGIN:VCALENDAR|BEGIN:VEVENT|END:VCALENDAR")]
    [InlineData(IcsFault.Unbalanced, 2, "BEGIN:VCALENDAR|BEGIN:VEVENT")]
    [InlineData(IcsFault.Unbalanced, 3, "BEGIN:VCALENDAR|END:VCALENDAR|END:VCALENDAR")]
    [InlineData(IcsFault.StartMissing, 2, "BEGIN:VCALENDAR|BEGIN:VEVENT|SUMMARY:x|END:VEVENT|END:VCALENDAR")]
    [InlineData(IcsFault.TimeUnreadable, 3, "BEGIN:VCALENDAR|BEGIN:VEVENT|DTSTART:20260230|END:VEVENT|END:VCALENDAR")]
    [InlineData(IcsFault.TimeUnreadable, 3, "BEGIN:VCALENDAR|BEGIN:VEVENT|DTSTART;TZID=Asia/Shanghai:00010101T000000|END:VEVENT|END:VCALENDAR")]
    [InlineData(IcsFault.TimeUnreadable, 4, "BEGIN:VCALENDAR|BEGIN:VEVENT|DTSTART:20260201|EXDATE:20260201,x|END:VEVENT|END:VCALENDAR")]
    [InlineData(IcsFault.ZoneUnknown, 3, "BEGIN:VCALENDAR|BEGIN:VEVENT|DTSTART;TZID=Mars/Olympus:20260201T090000|END:VEVENT|END:VCALENDAR")]
    [InlineData(IcsFault.SpanUnreadable, 4, "BEGIN:VCALENDAR|BEGIN:VEVENT|DTSTART:20260201|DURATION:P|END:VEVENT|END:VCALENDAR")]
    [InlineData(IcsFault.EndBeforeStart, 2, "BEGIN:VCALENDAR|BEGIN:VEVENT|DTSTART:20260201|DTEND:20260131|END:VEVENT|END:VCALENDAR")]
    [InlineData(IcsFault.RuleRefused, 4, "BEGIN:VCALENDAR|BEGIN:VEVENT|DTSTART:20260201|RRULE:FREQ=HOURLY|END:VEVENT|END:VCALENDAR")]
    public void What_cannot_be_read_is_said_with_its_line(IcsFault fault, int line, string text)
    {
        IcsProblem problem = Assert.IsType<IcsRead.Refused>(IcsReader.Read(text.Replace("|", "\r\n", StringComparison.Ordinal))).Problem;

        Assert.Equal((fault, line), (problem.Fault, problem.Line));
        Assert.Contains($"line {line}", problem.Words().En, StringComparison.Ordinal);
        Assert.Equal(fault == IcsFault.RuleRefused, problem.Words().En.Contains("use DAILY, WEEKLY, MONTHLY or YEARLY", StringComparison.Ordinal));
    }

    [Fact]
    public void Too_much_is_refused()
    {
        Assert.Equal(IcsFault.TooLarge, Assert.IsType<IcsRead.Refused>(IcsReader.Read(new(' ', IcsReader.MostCharacters + 1))).Problem.Fault);
        string many = "BEGIN:VCALENDAR\n" + string.Concat(Enumerable.Repeat("BEGIN:VEVENT\nDTSTART:20260101\nEND:VEVENT\n", IcsReader.MostEvents + 1)) + "END:VCALENDAR";
        Assert.Equal(IcsFault.TooManyEvents, Assert.IsType<IcsRead.Refused>(IcsReader.Read(many)).Problem.Fault);
    }

    // Whatever bytes somebody uploads: an answer, and no exception.
    [Fact]
    public void Damaged_feeds_are_answered()
    {
        Random random = new(11);
        string feed = NpmCalendar.Feed("holidays.ics");
        for (int i = 0; i < 300; i++)
        {
            StringBuilder damaged = new(feed[..random.Next(200, 6000)]);
            for (int k = random.Next(1, 6); k > 0; k--)
            {
                damaged[random.Next(damaged.Length)] = ";:=\",\n\r \\0Z字"[random.Next(12)];
            }
            Assert.NotNull(IcsReader.Read(random.Next(2) == 0 ? damaged.ToString() : damaged + "\nEND:VEVENT\nEND:VCALENDAR"));
        }
    }

    private static IcsCalendar Read(string text) => Assert.IsType<IcsRead.Calendar>(IcsReader.Read(text)).Value;

    private static void AssertIsFolded(string text)
    {
        Assert.EndsWith("END:VCALENDAR\r\n", text, StringComparison.Ordinal);
        foreach (string line in text.Split("\r\n"))
        {
            Assert.DoesNotContain('\n', line);
            Assert.True(Encoding.UTF8.GetByteCount(line) <= 75, line);
            // A character that a fold had cut in two would be a replacement here.
            Assert.Equal(line, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(line)));
        }
    }

    private static string Text(Random random, int most)
    {
        string[] pieces = ["a", " ", "\\", ";", ",", ":", "\"", "\n", "\r\n", "\r", "\t", "会议", "𠮷", "👨‍👩‍👧", "é", "\\n", "BEGIN:VEVENT", "\0", "\u007f", "\ud83d", "=", "\u2028", "\u0085"];
        return string.Concat(Enumerable.Range(0, random.Next(1, most)).Select(_ => pieces[random.Next(pieces.Length)]));
    }
}
