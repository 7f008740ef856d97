namespace Hub.Domain.Storage;

/// <summary>The rows of one transaction, by feature.</summary>
public sealed class Rows
{
    internal Rows(HubDb db)
    {
        Areas = new(db);
        People = new(db);
        Conversations = new(db);
        Notices = new(db);
        Broadcasts = new(db);
        Ledger = new(db);
        Receipts = new(db);
        Tallies = new(db);
        Emergencies = new(db);
        Requests = new(db);
        Calls = new(db);
        Whistles = new(db);
        Firings = new(db);
        Reports = new(db);
        Calendar = new(db);
        Meetings = new(db);
        Settings = new(db);
        Retention = new(db);
        Health = new(db);
        Db = db;
    }

    /// <summary>The tree.</summary>
    public AreaRows Areas { get; }

    /// <summary>People, homes, posts, contacts and links.</summary>
    public PeopleRows People { get; }

    /// <summary>Conversations and their logs.</summary>
    public ConversationRows Conversations { get; }

    /// <summary>Notices and the ledger.</summary>
    public NoticeRows Notices { get; }

    /// <summary>Broadcasts and their templates.</summary>
    public BroadcastRows Broadcasts { get; }

    /// <summary>What the delivery works with.</summary>
    public LedgerRows Ledger { get; }

    /// <summary>What channels say later of messages that they took.</summary>
    public ReceiptRows Receipts { get; }

    /// <summary>The numbers of notices.</summary>
    public TallyRows Tallies { get; }

    /// <summary>The routine-emergency switch.</summary>
    public EmergencyRows Emergencies { get; }

    /// <summary>Alerts on their way up, and the policies by which they climb.</summary>
    public CallRows Calls { get; }

    /// <summary>Requests, their timelines and attachments.</summary>
    public RequestRows Requests { get; }

    /// <summary>Calls from requests to departments.</summary>
    public WhistleRows Whistles { get; }

    /// <summary>What happened by the clock.</summary>
    public FiringRows Firings { get; }

    /// <summary>What the reports count.</summary>
    public ReportRows Reports { get; }

    /// <summary>Series, occurrences, their reminders, holidays and feeds.</summary>
    public CalendarRows Calendar { get; }

    /// <summary>What people bring to occurrences, and what comes of them.</summary>
    public MeetingRows Meetings { get; }

    /// <summary>Facts about this database.</summary>
    public SettingRows Settings { get; }

    /// <summary>What has been kept long enough.</summary>
    public RetentionRows Retention { get; }

    /// <summary>What is owed and late.</summary>
    public HealthRows Health { get; }

    internal HubDb Db { get; }

    /// <summary>Sends what was added so far to the database, still uncommitted, so that later reads of this transaction see it.</summary>
    public Task FlushAsync(CancellationToken cancellationToken) => Db.SaveChangesAsync(cancellationToken);
}
