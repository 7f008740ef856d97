namespace Hub.Domain.Notices;

/// <summary>One row of a file of alert policies: one level of one policy, as it was written; nothing of it is trusted yet.</summary>
/// <param name="Line">Where it stands in the file, from 1.</param>
/// <param name="Area">The area's code, its full name, or a name that only one area has.</param>
/// <param name="Grade"><c>urgent</c> (紧急) or <c>redline</c> (红线); empty for both.</param>
/// <param name="Kind">What the alert is about: a danger or a category, for example <c>Gas</c>; empty for all.</param>
/// <param name="Level">1, 2, 3 … from the lowest; <c>none</c> (无) takes the policy back.</param>
/// <param name="Roles">Who is called, joined by <c>+</c>.</param>
/// <param name="Quorum">How many of them must answer; empty is 1.</param>
/// <param name="Minutes">How long they have.</param>
/// <param name="Channels"><c>parallel</c> (同时) or <c>in turn</c> (依次); empty is parallel.</param>
/// <param name="RingMinutes">How often the desk is rung at the top; empty is the default of the grade.</param>
public readonly record struct PolicyRow(
    int Line, string Area, string Grade, string Kind, string Level, string Roles, string Quorum, string Minutes, string Channels, string RingMinutes);
