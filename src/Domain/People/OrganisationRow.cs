namespace Hub.Domain.People;

/// <summary>One row of a file of organisations, as it was written; nothing of it is trusted yet. A row without a member is an organisation alone.</summary>
/// <param name="Line">Where it stands in the file, from 1.</param>
/// <param name="Name">The organisation's name: with its area it says which one is meant.</param>
/// <param name="Kind">What kind it is, in English or Chinese.</param>
/// <param name="Area">Where it is at home: an area's code, its full name, or a name that only one area has.</param>
/// <param name="Member">Who is in it: a name or a telephone number; empty for nobody.</param>
/// <param name="Title">What she is there; empty says nothing.</param>
/// <param name="From">The first day of her term, <c>2026-11-22</c>; empty for the term that runs, or one that begins today.</param>
/// <param name="Until">The last day of her term; empty while it runs, <c>none</c> (无) takes the term back.</param>
public readonly record struct OrganisationRow(
    int Line, string Name, string Kind, string Area, string Member, string Title, string From, string Until);
