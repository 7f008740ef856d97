namespace Hub.Domain.Areas;

/// <summary>One row of a file of areas, as it was written; nothing of it is trusted yet.</summary>
/// <param name="Line">Where it stands in the file, from 1; the header is line 1.</param>
/// <param name="Code">The area's code.</param>
/// <param name="ParentCode">The code of the area above; empty at the top.</param>
/// <param name="Level">The level, in English or Chinese.</param>
/// <param name="Name">The name.</param>
/// <param name="CompoundCode">For a building, its compound; empty takes it out of its compound, null (no such column) leaves it there.</param>
public readonly record struct AreaRow(
    int Line, string Code, string ParentCode, string Level, string Name, string? CompoundCode);

/// <summary>An area as the database has it, without its path, which follows from the parents.</summary>
public readonly record struct StoredArea(
    string Code, string? ParentCode, AreaLevel Level, string Name, string? CompoundCode);
