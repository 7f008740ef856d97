namespace Hub.Domain.Notices;

/// <summary>What became of a step with a broadcast. A closed set.</summary>
public abstract record BroadcastMoved
{
    private BroadcastMoved()
    {
    }

    /// <summary>It is so now.</summary>
    public sealed record Done(Broadcast Broadcast) : BroadcastMoved
    {
        /// <summary>Of a step that rings people again: how many; null of any other.</summary>
        public int? Rung { get; init; }
    }

    /// <summary>It was so before; nothing changed.</summary>
    public sealed record Already(Broadcast Broadcast) : BroadcastMoved;

    /// <summary>Its state does not allow it.</summary>
    public sealed record WrongState(Broadcast Broadcast) : BroadcastMoved;

    /// <summary>Somebody changed it since the version that was named.</summary>
    public sealed record Changed(Broadcast Broadcast) : BroadcastMoved;

    /// <summary>There is none, or not for her.</summary>
    public sealed record NotFound : BroadcastMoved;

    /// <summary>She holds no post that may.</summary>
    public sealed record NoAuthority(string AreaCode) : BroadcastMoved;

    /// <summary>The author cannot approve her own.</summary>
    public sealed record OwnWork(Broadcast Broadcast) : BroadcastMoved;

    /// <summary>A deputy may approve from this instant on.</summary>
    public sealed record TooEarly(Broadcast Broadcast, DateTimeOffset From) : BroadcastMoved;

    /// <summary>What it says does not hold together.</summary>
    public sealed record Invalid(IReadOnlyList<BroadcastProblem> Problems) : BroadcastMoved;
}

/// <summary>One thing that is wrong with a broadcast.</summary>
/// <param name="Fault">What.</param>
/// <param name="Where">In which field; of rows with values, <c>rows/3</c>.</param>
/// <param name="Detail">The placeholder, area or value that it is about.</param>
public sealed record BroadcastProblem(BroadcastFault Fault, string Where, string Detail = "");

/// <summary>What can be wrong with a broadcast.</summary>
public enum BroadcastFault
{
    /// <summary>No words in one of the languages.</summary>
    TextMissing,

    /// <summary>More than <see cref="BroadcastLimits.MostCharacters"/>.</summary>
    TextTooLong,

    /// <summary>A control character in the words, other than a line break.</summary>
    TextControl,

    /// <summary>An all-clear is for an emergency.</summary>
    NoEmergency,

    /// <summary>Neither people nor parts.</summary>
    AudienceEmpty,

    /// <summary>A part of the audience means none of residents, posts and members, or a role that is none.</summary>
    WhomUnknown,

    /// <summary>An area of the audience does not exist.</summary>
    AreaUnknown,

    /// <summary>An area of the audience lies outside of the broadcast's.</summary>
    AreaOutside,

    /// <summary>A unit is named of something that is not the residents of one building, or is no unit.</summary>
    UnitUnknown,

    /// <summary>A person of the audience does not exist.</summary>
    PersonUnknown,

    /// <summary>A person of the audience neither lives nor works in the area.</summary>
    PersonOutside,

    /// <summary>More than <see cref="BroadcastLimits.MostNamed"/> people by name.</summary>
    TooManyNamed,

    /// <summary>An organisation of the audience does not exist.</summary>
    OrganisationUnknown,

    /// <summary>The lane is none of Bulk, Normal, Emergency.</summary>
    LaneUnknown,

    /// <summary>'Do not send after' is before the start, or past.</summary>
    ExpiresTooEarly,

    /// <summary>The time of sending is past.</summary>
    ScheduledInPast,

    /// <summary>The rule by which it repeats cannot be read.</summary>
    RuleUnknown,

    /// <summary>It repeats, and its first time is not said, or is none by the rule.</summary>
    RuleStart,

    /// <summary>An emergency, which nobody approves, does not repeat.</summary>
    RuleEmergency,

    /// <summary>A link is no https address.</summary>
    LinkUnknown,

    /// <summary>More than <see cref="BroadcastLimits.MostFiles"/>.</summary>
    TooManyFiles,

    /// <summary>An attachment is none of <see cref="BroadcastFile.MediaTypes"/>.</summary>
    FileKindUnknown,

    /// <summary>An attachment is bigger than <see cref="BroadcastLimits.MostFileBytes"/>.</summary>
    FileTooBig,

    /// <summary>There is no such template here.</summary>
    TemplateUnknown,

    /// <summary>A placeholder has no value.</summary>
    ValueMissing,

    /// <summary>A value stands for no placeholder.</summary>
    ValueUnknown,

    /// <summary>A row is for somebody whom the audience does not name, or there are two for her.</summary>
    RowUnknown,

    /// <summary>Nobody but the author could approve it.</summary>
    NobodyToApprove,
}

/// <summary>What bounds a broadcast.</summary>
public static class BroadcastLimits
{
    /// <summary>The most characters of its words, in each language.</summary>
    public const int MostCharacters = 2000;

    /// <summary>The most people by name; areas have no limit.</summary>
    public const int MostNamed = 5000;

    /// <summary>The most links.</summary>
    public const int MostLinks = 5;

    /// <summary>The most attachments.</summary>
    public const int MostFiles = 5;

    /// <summary>The most that an attachment may weigh, in bytes: 10 MB.</summary>
    public const long MostFileBytes = 10 * 1024 * 1024;

    /// <summary>How long an attachment can be opened, from the start of the broadcast: 30 days.</summary>
    public static readonly TimeSpan FileLife = TimeSpan.FromDays(30);

    /// <summary>After how long a deputy may approve.</summary>
    public static readonly TimeSpan DeputyAfter = TimeSpan.FromMinutes(10);
}
