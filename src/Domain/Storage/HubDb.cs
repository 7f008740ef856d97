using System.Data.Common;
using System.Runtime.CompilerServices;
using Hub.Domain.Areas;
using Hub.Domain.Calendar;
using Hub.Domain.Conversations;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Privacy;
using Hub.Domain.Requests;
using Hub.Domain.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Hub.Domain.Storage;

/// <summary>The one model of Hub, on SQLite and on PostgreSQL.</summary>
public abstract class HubDb(DbContextOptions options) : DbContext(options)
{
    internal DbSet<Area> Areas => Set<Area>();
    internal DbSet<Person> People => Set<Person>();
    internal DbSet<Home> Homes => Set<Home>();
    internal DbSet<Post> Posts => Set<Post>();
    internal DbSet<Duty> Duties => Set<Duty>();
    internal DbSet<Contact> Contacts => Set<Contact>();
    internal DbSet<Whistle> Whistles => Set<Whistle>();
    internal DbSet<WhistleCall> WhistleCalls => Set<WhistleCall>();
    internal DbSet<Organisation> Organisations => Set<Organisation>();
    internal DbSet<Membership> Memberships => Set<Membership>();
    internal DbSet<PersonalLink> Links => Set<PersonalLink>();
    internal DbSet<Request> Requests => Set<Request>();
    internal DbSet<TimelineEntry> Timeline => Set<TimelineEntry>();
    internal DbSet<Attachment> Attachments => Set<Attachment>();
    internal DbSet<Policy> Policies => Set<Policy>();
    internal DbSet<Notice> Notices => Set<Notice>();
    internal DbSet<Delivery> Deliveries => Set<Delivery>();
    internal DbSet<Attempt> Attempts => Set<Attempt>();
    internal DbSet<Slice> Slices => Set<Slice>();
    internal DbSet<Expansion> Expansions => Set<Expansion>();
    internal DbSet<Tally> Tallies => Set<Tally>();
    internal DbSet<Emergency> Emergencies => Set<Emergency>();
    internal DbSet<AlertPolicy> AlertPolicies => Set<AlertPolicy>();
    internal DbSet<Call> Calls => Set<Call>();
    internal DbSet<Broadcast> Broadcasts => Set<Broadcast>();
    internal DbSet<Template> Templates => Set<Template>();
    internal DbSet<NoticeValues> NoticeValues => Set<NoticeValues>();
    internal DbSet<ApiCall> ApiCalls => Set<ApiCall>();
    internal DbSet<ApiToken> ApiTokens => Set<ApiToken>();
    internal DbSet<Conversation> Conversations => Set<Conversation>();
    internal DbSet<Inbound> Inbox => Set<Inbound>();
    internal DbSet<Activity> Activities => Set<Activity>();
    internal DbSet<Firing> Firings => Set<Firing>();
    internal DbSet<Look> Looks => Set<Look>();
    internal DbSet<Series> Series => Set<Series>();
    internal DbSet<Occurrence> Occurrences => Set<Occurrence>();
    internal DbSet<Reminded> Reminded => Set<Reminded>();
    internal DbSet<ReminderWish> ReminderWishes => Set<ReminderWish>();
    internal DbSet<SlotBooking> SlotBookings => Set<SlotBooking>();
    internal DbSet<OccurrenceReply> Replies => Set<OccurrenceReply>();
    internal DbSet<AgendaPoint> AgendaPoints => Set<AgendaPoint>();
    internal DbSet<Minutes> Minutes => Set<Minutes>();
    internal DbSet<MinutesWithdrawal> Withdrawals => Set<MinutesWithdrawal>();
    internal DbSet<Decision> Decisions => Set<Decision>();
    internal DbSet<HolidayYear> HolidayYears => Set<HolidayYear>();
    internal DbSet<HolidayDay> HolidayDays => Set<HolidayDay>();
    internal DbSet<CalendarFeed> CalendarFeeds => Set<CalendarFeed>();
    internal DbSet<Setting> Settings => Set<Setting>();

    private static readonly ConditionalWeakTable<IModel, CompiledQueries> Queries = [];

    private CompiledQueries? _compiled;

    /// <summary>What messages ask, compiled for this model.</summary>
    internal CompiledQueries Compiled => _compiled ??= Queries.GetValue(Model, static _ => new());

    /// <summary>The next short number of a request.</summary>
    internal abstract Task<long> NextRequestNumberAsync(CancellationToken cancellationToken);

    /// <summary>Adds a row that this transaction will not change again.</summary>
    internal virtual void Append<T>(T row)
        where T : class => Set<T>().Add(row);

    /// <summary>Adds many rows of a kind that this transaction will not change again, as fast as the database can.</summary>
    internal abstract Task AppendAllAsync<T>(IReadOnlyList<T> rows, CancellationToken cancellationToken)
        where T : class;

    /// <summary>Stamps a message, read without being watched, as answered.</summary>
    internal virtual void Answer(Inbound inbound, Action<Inbound> answer)
    {
        Attach(inbound);
        answer(inbound);
    }

    /// <summary>Forgets what was read and added, and not yet saved.</summary>
    internal virtual void Forget() => ChangeTracker.Clear();

    /// <summary>Runs a statement that returns one whole number, or none. It may use <c>@value</c>.</summary>
    internal async Task<long?> ScalarAsync(string sql, string value, CancellationToken cancellationToken)
    {
        await using DbCommand command = Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The constants of this folder; what comes from outside is in the parameter.
        command.CommandText = sql;
#pragma warning restore CA2100
        DbParameter parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = ("@value", value);
        command.Parameters.Add(parameter);
        return (long?)await command.ExecuteScalarAsync(cancellationToken);
    }

    /// <summary>Reads a conversation and holds its row until the transaction ends.</summary>
    internal abstract Task<Conversation?> LockConversationAsync(string id, CancellationToken cancellationToken);

    /// <summary>Reads a request and holds its row until the transaction ends.</summary>
    internal abstract Task<Request?> LockRequestAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Reads a broadcast and holds its row until the transaction ends.</summary>
    internal abstract Task<Broadcast?> LockBroadcastAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Reads changes of a notice's numbers, those that are not put together first, and holds those that nobody else does.</summary>
    internal abstract Task<List<Tally>> LockTalliesAsync(Guid noticeId, int most, CancellationToken cancellationToken);

    /// <summary>Reads a series and holds its row until the transaction ends.</summary>
    internal abstract Task<Series?> LockSeriesAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Reads series after an id that have not ended before a day, by their ids, and holds those that nobody else does.</summary>
    internal abstract Task<List<Series>> LockSeriesAfterAsync(Guid after, DateOnly day, int most, CancellationToken cancellationToken);

    /// <summary>Reads an occurrence and holds its row until the transaction ends.</summary>
    internal abstract Task<Occurrence?> LockOccurrenceAsync(Guid id, CancellationToken cancellationToken);

    /// <summary>Reads the occurrences of these series from a day on, and holds their rows until the transaction ends.</summary>
    internal abstract Task<List<Occurrence>> LockOccurrencesAsync(IReadOnlyCollection<Guid> series, DateOnly from, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Occurrences with reminders that are due, not to be watched, held until the transaction ends; what others hold is left to the next look.</summary>
    internal abstract Task<List<Occurrence>> ClaimOccurrencesAsync(DateTimeOffset now, int most, CancellationToken cancellationToken);

    /// <summary>Says of occurrences, whose rows are held, when they are looked at next.</summary>
    internal abstract Task RemindAtAsync(IReadOnlyList<(Guid Id, DateTimeOffset? At)> next, CancellationToken cancellationToken);

    /// <summary>Which of these reminders and corrections are known.</summary>
    internal abstract Task<List<string>> KnownRemindedAsync(IReadOnlyCollection<string> keys, CancellationToken cancellationToken);

    /// <summary>Reads a row of the ledger and holds it until the transaction ends.</summary>
    internal abstract Task<Delivery?> LockDeliveryAsync(Guid noticeId, Guid personId, CancellationToken cancellationToken);

    /// <summary>Reads the running calls of a request, whose row is held, and holds them until the transaction ends.</summary>
    internal abstract Task<List<Call>> LockCallsAsync(Guid requestId, CancellationToken cancellationToken);

    /// <summary>A call that is due, held together with its request until the transaction ends; what others hold is left to them.</summary>
    internal abstract Task<Call?> ClaimCallAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>A request whose promise is due, held until the transaction ends; what others hold is left to them.</summary>
    internal abstract Task<Request?> ClaimPromiseAsync(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Keeps others from deciding on an entry of the timetable until the transaction ends.</summary>
    internal abstract Task HoldFiringsAsync(string key, CancellationToken cancellationToken);

    /// <summary>Reads a firing and holds its row until the transaction ends.</summary>
    internal abstract Task<Firing?> LockFiringAsync(string key, DateTimeOffset dueAt, CancellationToken cancellationToken);

    /// <summary>The statements on the ledger that each database has its own words for.</summary>
    internal abstract ILedger Ledger { get; }

    /// <summary>Keeps other writers from the tree of areas until the transaction ends.</summary>
    internal abstract Task HoldAreasAsync(CancellationToken cancellationToken);

    /// <summary>Writes an import of areas, as fast as the database can.</summary>
    internal abstract Task WriteAreasAsync(AreaPlan plan, CancellationToken cancellationToken);

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Lang>().HaveConversion<string>().HaveMaxLength(8);
        configurationBuilder.Properties<Sealed>().HaveConversion<SealedConverter>();
        configurationBuilder.Properties<Bi>().HaveConversion<BiConverter>();
        configurationBuilder.Properties<AreaLevel>().HaveConversion<string>().HaveMaxLength(16);
        configurationBuilder.Properties<Role>().HaveConversion<string>().HaveMaxLength(32);
        configurationBuilder.Properties<RequestStatus>().HaveConversion<string>().HaveMaxLength(16);
        configurationBuilder.Properties<RequestStep>().HaveConversion<string>().HaveMaxLength(16);
        configurationBuilder.Properties<Category>().HaveConversion<string>().HaveMaxLength(16);
        configurationBuilder.Properties<Urgency>().HaveConversion<string>().HaveMaxLength(16);
        configurationBuilder.Properties<RedLine>().HaveConversion<string>().HaveMaxLength(16);
        configurationBuilder.Properties<BroadcastState>().HaveConversion<string>().HaveMaxLength(16);
        configurationBuilder.Properties<DeliveryState>().HaveConversion<string>().HaveMaxLength(16);
        configurationBuilder.Properties<FiringOutcome>().HaveConversion<string>().HaveMaxLength(16);
        configurationBuilder.Properties<AttemptOutcome>().HaveConversion<string>().HaveMaxLength(16);
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder) => HubModel.Build(modelBuilder);

    private sealed class SealedConverter() : ValueConverter<Sealed, string>(value => value.Cipher, text => new Sealed(text));

    /// <summary>Both languages in one column, apart by a character that no text holds (U+001F, unit separator).</summary>
    private sealed class BiConverter() : ValueConverter<Bi, string>(
        value => value.Zh + '\u001f' + value.En,
        text => new Bi(text.Substring(0, text.IndexOf('\u001f')), text.Substring(text.IndexOf('\u001f') + 1)));
}
