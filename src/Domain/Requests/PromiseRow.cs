namespace Hub.Domain.Requests;

/// <summary>One row of a file of promise terms, as it was written; nothing of it is trusted yet.</summary>
/// <param name="Line">Where it stands in the file, from 1.</param>
/// <param name="Area">For which area and all below it: its code, its full name, or a name that only one area has.</param>
/// <param name="Urgency"><c>normal</c> (一般), <c>urgent</c> (紧急) or <c>redline</c> (红线).</param>
/// <param name="AcceptHours">Taken within so many hours, of working time except for red lines; <c>none</c> (无) takes the row back.</param>
/// <param name="ResolveHours">Solved within so many.</param>
/// <param name="Category">For which category, in English or Chinese; empty for all that have no row of their own.</param>
public readonly record struct PromiseRow(int Line, string Area, string Urgency, string AcceptHours, string ResolveHours, string Category);
