namespace Hub.Domain.People;

/// <summary>One row of a file of the duty roster, as it was written; nothing of it is trusted yet.</summary>
/// <param name="Line">Where it stands in the file, from 1.</param>
/// <param name="Person">Who holds the post: her name, or her telephone number.</param>
/// <param name="Role">The post's role, in English or Chinese.</param>
/// <param name="Area">The post's area: its code, its full name, or a name that only one area has.</param>
/// <param name="Kind"><c>shift</c> (值班) or <c>leave</c> (请假).</param>
/// <param name="From">Its beginning in the community's time: <c>2026-11-22 08:00</c>, or a day alone for the beginning of that day.</param>
/// <param name="Until">Its end, the first instant after it; a day alone is the end of that day; <c>none</c> (无) takes the row back.</param>
/// <param name="StandIn">Who does it instead: a name or a telephone number; empty for nobody.</param>
public readonly record struct RosterRow(
    int Line, string Person, string Role, string Area, string Kind, string From, string Until, string StandIn);
