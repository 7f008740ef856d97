namespace Hub.Domain.People;

/// <summary>One row of a file of people, as it was written; nothing of it is trusted yet. Several posts of one person are several rows.</summary>
/// <param name="Line">Where it stands in the file, from 1.</param>
/// <param name="Name">How she is called.</param>
/// <param name="Phone">Her telephone number: by it she is recognised.</param>
/// <param name="Role">Her role, in English or Chinese; empty, <c>Resident</c> or <c>居民</c> for somebody who lives there.</param>
/// <param name="Area">The area's code, its full name (<c>沈阳市/和平区/…</c>), or a name that only one area has.</param>
/// <param name="Language"><c>zh</c> or <c>en</c>; empty leaves it, and is Chinese for somebody new.</param>
/// <param name="Webhook">Her address at the message gateway; <c>none</c> takes it back, empty leaves it.</param>
/// <param name="Unit">Of a resident: the unit of the building; empty leaves it.</param>
public readonly record struct PersonRow(int Line, string Name, string Phone, string Role, string Area, string Language, string Webhook = "",
    string Unit = "");
