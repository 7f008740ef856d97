using Hub.Domain.Areas;
using Hub.Domain.Calendar;
using Hub.Domain.People;
using Hub.Domain.Storage;
using Hub.Testing;

namespace Hub.Domain.Tests.Storage;

/// <summary>A compound with a coordinator, an owners' committee and a reception day on the 6th and the 26th at 9:00.</summary>
public abstract class CalendarTests(DatabaseKind kind) : StorageTests(kind)
{
    protected Person Coordinator { get; private set; } = null!;

    protected Person Chair { get; private set; } = null!;

    protected Person Resident { get; private set; } = null!;

    protected Guid Committee { get; private set; }

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await WriteCommunityAsync();
        Coordinator = await WritePersonAsync("林晓彤", Role.Coordinator, "m");
        Chair = await WritePersonAsync("王德福");
        Resident = await WritePersonAsync("田雨欣");
        Committee = Ids.Next();
        await WriteAsync(rows =>
        {
            rows.People.Add(new Organisation { Id = Committee, Kind = OrganisationKind.OwnersCommittee, Name = "河湾花园业主委员会", AreaCode = Compound });
            rows.People.Add(new Membership { Id = Ids.Next(), OrganisationId = Committee, PersonId = Chair.Id, From = Today });
        });
        await MoveInAsync(Resident.Id);
    }

    protected SeriesDraft ReceptionDay() => SeriesDefaults.ReceptionDay(
        new() { Code = Compound, Level = AreaLevel.Compound, Name = "河湾花园", Path = "m/x/" }, Committee, new("物业二楼", "Management office"), Today, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"));

    protected async Task<Series> StartAsync(SeriesDraft? draft = null) => Assert.IsType<SeriesOutcome.Done>(
        await BookAsync(book => book.StartAsync(draft ?? ReceptionDay(), Compound, Coordinator.Id, default))).Series;

    protected Task<T> BookAsync<T>(Func<CalendarBook, Task<T>> work) => WriteAsync(rows => work(new(rows, Ids, Now, Today)));

    protected Task<T> MeetAsync<T>(Func<MeetingBook, Task<T>> work) => WriteAsync(rows => work(new(rows, Ids, Now, Today)));

    protected Task<(int Written, bool More)> RemindAsync() => WriteAsync(rows => new ReminderBook(rows, Ids, Now, Today).StepAsync(default));

    protected async Task<Occurrence> FirstAsync(Series series) =>
        (await ReadAsync(rows => rows.Calendar.BetweenAsync([series.Id], Now, DateTimeOffset.MaxValue, 1, default)))[0];

    protected async Task ExpandAsync()
    {
        while (await WriteAsync(rows => rows.Ledger.ExpandAsync(Now, default)) is { Parts: > 0 })
        {
        }
    }

    /// <summary>Moves the clock to a local time in Shanghai.</summary>
    protected void At(int month, int day, int hour, int minute = 0) =>
        Clock.Advance(ZonedTime.Instant(new(2026, month, day), new(hour, minute), TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai")) - Now);

    protected async Task<string[]> KeysAsync() => [.. (await Database.AskAsync("""SELECT "Key" FROM notices""")).Order(StringComparer.Ordinal)];

    protected async Task<string[]> ToldAsync(string key) =>
        [.. (await Database.AskAsync($"""SELECT p."Name" FROM deliveries d JOIN notices n ON n."Id" = d."NoticeId" JOIN people p ON p."Id" = d."PersonId" WHERE n."Key" LIKE '{key}%'""")).Order(StringComparer.Ordinal)];

    protected Task MoveInAsync(Guid person) => WriteAsync(rows =>
        rows.People.Add(new Home { Id = Ids.Next(), PersonId = person, BuildingCode = Building, From = Today }));
}
