using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Text;

namespace Hub.Bot.Notices;

/// <summary>How the API reads and writes.</summary>
internal static class ApiJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        MaxDepth = 16,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Each field that a patch names takes the place of the old one, null among them; null where it cannot be read.</summary>
    /// <param name="old">What there was.</param>
    /// <param name="patch">What is to be otherwise.</param>
    /// <param name="where">Where it cannot be read.</param>
    public static T? Merged<T>(T old, JsonObject patch, out string where)
        where T : class
    {
        where = "body";
        JsonObject merged = JsonSerializer.SerializeToNode(old, Options)!.AsObject();
        foreach ((string name, JsonNode? value) in patch)
        {
            merged[name] = value?.DeepClone();
        }
        try
        {
            return merged.Deserialize<T>(Options);
        }
        catch (JsonException unread)
        {
            where = unread.Path is { Length: > 1 } path ? path : where;
            return null;
        }
    }
}

/// <summary>A broadcast as its author writes it.</summary>
/// <param name="Area">The code of its area: who holds a post there or above may approve and stop it.</param>
/// <param name="Zh">The words in Chinese; with a template, none.</param>
/// <param name="En">The words in English; where they are left out, the Chinese ones.</param>
/// <param name="Audience">Whom it is for.</param>
/// <param name="Lane">Bulk, Normal or Emergency. Emergency goes without approval.</param>
/// <param name="Template">The key of a template.</param>
/// <param name="Values">What stands for the template's placeholders, for everybody.</param>
/// <param name="Rows">What stands for them for single people.</param>
/// <param name="Links">Addresses (https) below the words.</param>
/// <param name="Acknowledge">Whether people are asked to say that they know.</param>
/// <param name="ScheduledAt">When it goes; left out, as soon as it is approved. Of one that repeats: its next run.</param>
/// <param name="ExpiresAt">Do not send after; what repeats ends with it.</param>
/// <param name="Repeats">By which rule it repeats from scheduledAt on, an RRULE's value such as FREQ=WEEKLY;BYDAY=MO; left out, it goes once.</param>
internal sealed record BroadcastBody(
    string Area, string? Zh, string? En, AudienceBody Audience, [property: JsonConverter(typeof(JsonStringEnumConverter<Lane>))] Lane Lane = Lane.Bulk,
    string? Template = null, Dictionary<string, string>? Values = null, IReadOnlyList<RowBody>? Rows = null, List<string>? Links = null,
    bool Acknowledge = false, DateTimeOffset? ScheduledAt = null, DateTimeOffset? ExpiresAt = null, string? Repeats = null)
{
    public BroadcastDraft Draft() => new()
    {
        AreaCode = Area ?? "",
        Text = Zh is null && En is null ? null : new(Zh ?? En!, string.IsNullOrWhiteSpace(En) ? Zh ?? "" : En),
        Audience = (Audience ?? new()).Audience(),
        Lane = Lane,
        TemplateKey = Template,
        Values = Given(Values),
        Rows = [.. (Rows ?? []).OfType<RowBody>().Select(row => new PersonValues(row.Person, Given(row.Values)))],
        Links = [.. (Links ?? []).OfType<string>()],
        AsksAck = Acknowledge,
        ScheduledAt = ScheduledAt,
        ExpiresAt = ExpiresAt,
        Repeats = Repeats,
    };

    // A null is no value: it is missed by its name.
    private static Dictionary<string, string> Given(Dictionary<string, string>? values) =>
        (values ?? []).Where(value => value.Value is not null).ToDictionary();

    public static BroadcastBody Of(Broadcast broadcast, IReadOnlyList<NoticeValues> rows) => new(
        broadcast.AreaCode, broadcast.TemplateKey is null ? broadcast.Text.Zh : null, broadcast.TemplateKey is null ? broadcast.Text.En : null,
        AudienceBody.Of(broadcast.Audience), broadcast.Lane, broadcast.TemplateKey, broadcast.Values,
        [.. rows.Select(row => new RowBody(row.PersonId, row.Values))], broadcast.Links, broadcast.AsksAck, broadcast.ScheduledAt, broadcast.ExpiresAt,
        broadcast.ScheduleRule);
}

/// <summary>Values for one person.</summary>
internal sealed record RowBody(Guid Person, Dictionary<string, string>? Values);

/// <summary>Whom it is for.</summary>
/// <param name="People">Persons by id.</param>
/// <param name="Parts">Areas, and who is meant there.</param>
/// <param name="Except">Who is left out although a part means them.</param>
/// <param name="ExceptPeople">Persons who are left out.</param>
internal sealed record AudienceBody(
    IReadOnlyList<Guid>? People = null, IReadOnlyList<PartBody>? Parts = null, IReadOnlyList<PartBody>? Except = null, IReadOnlyList<Guid>? ExceptPeople = null)
{
    public Audience Audience() => new(People ?? [])
    {
        Parts = [.. (Parts ?? []).OfType<PartBody>().Select(part => part.Part())],
        Except = [.. (Except ?? []).OfType<PartBody>().Select(part => part.Part())],
        ExceptPeople = ExceptPeople ?? [],
    };

    public static AudienceBody Of(Audience audience) => new(
        audience.People, [.. audience.Parts.Select(PartBody.Of)], [.. audience.Except.Select(PartBody.Of)], audience.ExceptPeople);
}

/// <summary>One area and who is meant there.</summary>
/// <param name="Area">Its code.</param>
/// <param name="Whom">Residents, Posts or Members.</param>
/// <param name="Role">For Posts: the role; left out, every post.</param>
/// <param name="Organisation">For Members: the organisation.</param>
/// <param name="Unit">For Residents of one building: the unit, as '2'; who lives there with no unit entered is told too. Left out, the whole building.</param>
internal sealed record PartBody(
    string? Area, [property: JsonConverter(typeof(JsonStringEnumConverter<AudienceKind>))] AudienceKind Whom,
    [property: JsonConverter(typeof(JsonStringEnumConverter<Role>))] Role? Role = null, Guid? Organisation = null, string? Unit = null)
{
    public AudiencePart Part() => new(Area ?? "", Whom, Role, Organisation) { Unit = string.IsNullOrWhiteSpace(Unit) ? null : EnterHome.Unit(Unit) ?? Unit };

    public static PartBody Of(AudiencePart part) => new(part.AreaCode, part.Whom, part.Role, part.OrganisationId, part.Unit);
}

/// <summary>A broadcast as it stands.</summary>
internal sealed record BroadcastView(
    Guid Id, int Version, [property: JsonConverter(typeof(JsonStringEnumConverter<BroadcastState>))] BroadcastState State, Guid AuthorId, string Author,
    BroadcastBody Content, DateTimeOffset CreatedAt, DateTimeOffset? SubmittedAt, Guid? ApproverId, DateTimeOffset? ApprovedAt, bool NeedsReview,
    string? Reason, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt, Guid? NoticeId, Guid? CorrectsId, Guid? RepeatsId, IReadOnlyList<FileView> Attachments)
{
    /// <summary>After a resend: how many people are rung again.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Resent { get; init; }

    public static BroadcastView Of(Broadcast it, IReadOnlyList<NoticeValues> rows) => new(
        it.Id, it.Version, it.State, it.AuthorId, it.AuthorName, BroadcastBody.Of(it, rows), it.CreatedAt, it.SubmittedAt, it.ApproverId, it.ApprovedAt,
        it.NeedsReview, it.Reason, it.StartedAt, it.FinishedAt, it.NoticeId, it.CorrectsId, it.RepeatsId, [.. it.Files.Select(file => FileView.Of(it, file))]);
}

/// <summary>An attachment.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What it is called.</param>
/// <param name="MediaType">By its content.</param>
/// <param name="Bytes">How big it is, without what was cut off.</param>
/// <param name="Address">Where those who were told open it, for 30 days from the start; null before.</param>
internal sealed record FileView(Guid Id, string Name, string MediaType, long Bytes, string? Address)
{
    public static FileView Of(Broadcast it, BroadcastFile file) =>
        new(file.Id, file.Name, file.MediaType, file.Bytes, it.StartedAt is null ? null : file.ReaderAddress);
}

/// <summary>What goes with a step: the version that was seen, a reason, new words.</summary>
internal sealed record StepBody(int? Version = null, string? Reason = null, string? Zh = null, string? En = null, IReadOnlyList<Guid>? People = null)
{
    /// <summary>The words in both languages; what one of them lacks, the other says.</summary>
    public Bi Words => new(Zh ?? En ?? "", En ?? Zh ?? "");
}

/// <summary>An audience before anything is sent.</summary>
internal sealed record PreviewView(
    int People, IReadOnlyDictionary<string, int> PerChannel, int UnreachableCount, IReadOnlyList<Guid> Unreachable, IReadOnlyList<LonelyView> UnreachablePeople, int InQuietHours, int OptedOut, double TakesSeconds);

/// <summary>A notice of any kind that did not reach somebody.</summary>
/// <param name="Notice">The notice.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Lane">How urgent it was.</param>
/// <param name="Text">The beginning of its words, in the caller's language.</param>
/// <param name="Person">The person.</param>
/// <param name="Name">How she wants to be called.</param>
/// <param name="State">Failed or Unknown.</param>
/// <param name="Reason">Why, in one short code.</param>
/// <param name="At">Since when.</param>
internal sealed record LostView(
    Guid Notice, [property: JsonConverter(typeof(JsonStringEnumConverter<NoticeKind>))] NoticeKind Kind,
    [property: JsonConverter(typeof(JsonStringEnumConverter<Lane>))] Lane Lane, string Text, Guid Person, string? Name,
    [property: JsonConverter(typeof(JsonStringEnumConverter<DeliveryState>))] DeliveryState State, string? Reason, DateTimeOffset At)
{
    public static LostView Of(LostNotice it, Lang lang) =>
        new(it.NoticeId, it.Kind, it.Lane, Cut.To(it.Text.In(lang), 60), it.PersonId, it.Name, it.State, it.Reason, it.At);
}

/// <summary>Somebody whom no channel reaches.</summary>
/// <param name="Person">Her id.</param>
/// <param name="Name">How she wants to be called; null where she has not said.</param>
/// <param name="Building">Where she lives, or works; null where that is not known.</param>
internal sealed record LonelyView(Guid Person, string? Name, string? Building);

/// <summary>What is asked of a preview.</summary>
internal sealed record PreviewBody(
    string Area, AudienceBody Audience, DateTimeOffset? At = null, [property: JsonConverter(typeof(JsonStringEnumConverter<Lane>))] Lane Lane = Lane.Bulk);

/// <summary>A template.</summary>
internal sealed record TemplateBody(string Key, string Area, string Zh, string En, bool PreApproved = false)
{
    public static TemplateBody Of(Template template) => new(template.Key, template.AreaCode, template.Text.Zh, template.Text.En, template.IsPreApproved);

    public Bi Text => new(Zh, En);
}
