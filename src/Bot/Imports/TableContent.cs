using Hub.Domain.Areas;

namespace Hub.Bot.Imports;

/// <summary>What a file held: its rows, and what could not even be read as a row.</summary>
internal sealed record TableContent<T>(List<T> Rows, List<RowProblem> Problems);
