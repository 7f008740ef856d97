using Hub.Domain.Text;

namespace Hub.Domain.Areas;

/// <summary>Why a row of an imported file cannot be taken.</summary>
/// <param name="Line">Where it stands in the file, from 1.</param>
/// <param name="Reason">What is wrong with it.</param>
public sealed record RowProblem(int Line, Bi Reason);
