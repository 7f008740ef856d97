using System.Globalization;
using Hub.Domain.Areas;
using Hub.Domain.Calendar;
using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Storage;
using Hub.Domain.Text;

namespace Hub.Testing.Year;

/// <summary>Communities of a compound and a building each, with two residents, a committee of one, a coordinator, and one kind of meeting.</summary>
internal sealed class YearCommunities(HubStore store, IdSource ids, DateTimeOffset now, string zone)
{
    private static readonly DateOnly Today = new(2027, 12, 31);

    /// <summary>What a community holds: of twenty, one keeps bad hours, three receive, the others meet on Tuesdays.</summary>
    public static Meeting MeetingOf(int community) => (community % 20) switch { 0 => Meeting.NightOwls, <= 3 => Meeting.ReceptionDay, _ => Meeting.FirstTuesday };

    /// <summary>The area at which its meeting is.</summary>
    public static string Code(int community) => string.Create(CultureInfo.InvariantCulture, $"x{community:D4}");

    public async Task WriteAsync(int count)
    {
        await store.WriteAsync(
            async rows =>
            {
                SpecialDay[] days = [.. PlainYear.Holidays.SelectMany(off => Enumerable.Range(0, off.Days).Select(day => new SpecialDay(off.Day.AddDays(day), off.IsWorked, "")))];
                await rows.Calendar.ImportAsync(new(ChinaHolidays.Calendar.With([2028], days), [2028], days.Length), now, CancellationToken.None);
                rows.Areas.Add(new Area { Code = "c", Level = AreaLevel.City, Name = "城", Path = "c/" });
                return true;
            }, CancellationToken.None);
        foreach (int[] some in Enumerable.Range(0, count).Chunk(50))
        {
            List<(int, Guid Coordinator, Guid Committee)> theirs = [];
            await store.WriteAsync(
                rows =>
                {
                    theirs = [.. some.Select(i => Write(rows, i))];
                    return Task.FromResult(true);
                }, CancellationToken.None);
            await store.WriteAsync(
                async rows =>
                {
                    CalendarBook book = new(rows, ids, now, Today);
                    foreach ((int i, Guid coordinator, Guid committee) in theirs)
                    {
                        SeriesOutcome outcome = await book.StartAsync(Draft(i, committee), Code(i), coordinator, CancellationToken.None);
                        _ = outcome as SeriesOutcome.Done ?? throw new InvalidOperationException($"The meeting of {Code(i)} was not set up: {outcome}.");
                    }
                    return true;
                }, CancellationToken.None);
        }
    }

    private (int, Guid Coordinator, Guid Committee) Write(Rows rows, int i)
    {
        string x = Code(i), m = $"m{x}", g = $"g{x}", b = $"b{x}";
        rows.Areas.Add(
            new Area { Code = m, ParentCode = "c", Level = AreaLevel.Community, Name = $"{i}社区", Path = $"c/{m}/" },
            new Area { Code = x, ParentCode = m, Level = AreaLevel.Compound, Name = $"{i}小区", Path = $"c/{m}/{x}/" },
            new Area { Code = g, ParentCode = m, Level = AreaLevel.Grid, Name = $"{i}网格", Path = $"c/{m}/{g}/" },
            new Area { Code = b, ParentCode = g, Level = AreaLevel.Building, Name = $"{i}号楼", Path = $"c/{m}/{g}/{b}/", CompoundCode = x });
        Guid coordinator = Person("林晓彤"), chair = Person("王德福"), committee = ids.Next();
        rows.People.Add(new Post { Id = ids.Next(), PersonId = coordinator, Role = Role.Coordinator, AreaCode = x, From = Today });
        rows.People.Add(new Organisation { Id = committee, Kind = OrganisationKind.OwnersCommittee, Name = $"{i}业主委员会", AreaCode = x });
        rows.People.Add(new Membership { Id = ids.Next(), OrganisationId = committee, PersonId = chair, From = Today });
        foreach (string name in new[] { "田雨欣", "居民" })
        {
            rows.People.Add(new Home { Id = ids.Next(), PersonId = Person(name), BuildingCode = b, From = Today });
        }
        return (i, coordinator, committee);

        Guid Person(string name)
        {
            Guid id = ids.Next();
            rows.People.Add(new Person { Id = id, Name = name, CreatedAt = now });
            return id;
        }
    }

    private SeriesDraft Draft(int i, Guid committee)
    {
        Bi place = new("物业二楼", "Management office");
        SeriesDraft day = SeriesDefaults.ReceptionDay(
            new() { Code = Code(i), Level = AreaLevel.Compound, Name = $"{i}小区", Path = "" }, committee, place, Today, TimeZoneInfo.FindSystemTimeZoneById(zone));
        return MeetingOf(i) switch
        {
            Meeting.ReceptionDay => day,
            Meeting.FirstTuesday => day with
            {
                Kind = SeriesKind.JointMeeting,
                Host = new() { Roles = [Role.Coordinator] },
                Recurrence = new(Today, RecurrenceRule.MonthlyOn(new RecurrenceDay(DayOfWeek.Tuesday, 1))),
                At = new(14, 0),
                Audience = new([]) { Parts = [new(Code(i), AudienceKind.Posts)] },
                HolidayPolicy = HolidayPolicy.PreviousWorkday,
                Slots = null,
            },
            _ => day with
            {
                Kind = SeriesKind.Other,
                Recurrence = new(Today, RecurrenceRule.MonthlyOn(5, 12, 29)),
                At = new(10, 0),
                Reminders = [ReminderRule.OnDay(3, new(9, 0)), ReminderRule.OnDay(0, new(1, 30)), ReminderRule.OnDay(0, new(2, 30), ReminderTo.Hosts)],
                Slots = null,
            },
        };
    }
}
