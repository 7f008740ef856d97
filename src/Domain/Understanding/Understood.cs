using Hub.Domain.Requests;
using Hub.Domain.Text;

namespace Hub.Domain.Understanding;

/// <summary>What one message says, as facts. A message may both ask (an <see cref="Intent"/>) and describe (<see cref="Matters"/>).</summary>
/// <param name="Language">The language of the message itself; Chinese when it has no letters.</param>
/// <param name="Intent">What it asks of the bot; <see cref="Intent.None"/> when it only describes or answers.</param>
/// <param name="Matters">The problems it describes, in order; empty when nothing is described.</param>
/// <param name="Place">The place that the whole text names.</param>
/// <param name="Denied">The place that the text corrects: 3 in '不是3号楼, 是5号楼'.</param>
/// <param name="RedLine">The gravest present danger, if any. It is set even where no matter could be made of the text.</param>
/// <param name="Number">A request number that the text names, or the number that it consists of.</param>
/// <param name="Rating">1 to 5, when the text rates.</param>
/// <param name="Anonymous">It asks that the sender stay unnamed.</param>
/// <param name="Recurs">It speaks of something that was reported or repaired before and is back.</param>
public sealed record Understood(
    Lang Language,
    Intent Intent,
    IReadOnlyList<Matter> Matters,
    Place Place,
    Place? Denied,
    RedLine? RedLine,
    long? Number,
    int? Rating,
    bool Anonymous,
    bool Recurs)
{
    /// <summary>The free text after a command and its number: '已换灯泡' in '办结 12 已换灯泡'.</summary>
    public string? Rest { get; init; }
}
