using System.Text.Json.Serialization;
using Hub.Domain.Notices;

namespace Hub.Bot.Notices;

/// <summary>How a broadcast stands.</summary>
/// <param name="State">The broadcast's state.</param>
/// <param name="People">How many are in the ledger.</param>
/// <param name="States">How many deliveries are in each state.</param>
/// <param name="FailedByReason">Why those that failed did.</param>
/// <param name="Channels">For each channel, how its tries ended.</param>
/// <param name="Areas">For each subarea, how many deliveries are in each state.</param>
/// <param name="IsSettled">Whether nothing of it is to be sent any more.</param>
internal sealed record NumbersView(
    [property: JsonConverter(typeof(JsonStringEnumConverter<BroadcastState>))] BroadcastState State, long People, IReadOnlyDictionary<string, long> States,
    IReadOnlyDictionary<string, long> FailedByReason, IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> Channels,
    IReadOnlyList<AreaNumbers> Areas, bool IsSettled)
{
    public static NumbersView Of(Broadcast broadcast, NoticeNumbers numbers, IReadOnlyDictionary<string, string> names)
    {
        NumberLine[] deliveries = [.. numbers.Lines.Where(line => line.Channel.Length == 0)];
        return new(
            broadcast.State, numbers.People, Count(deliveries),
            deliveries.Where(line => line.What == nameof(DeliveryState.Failed)).GroupBy(line => line.Reason)
                .ToDictionary(same => same.Key, same => same.Sum(line => line.Count)),
            numbers.Lines.Where(line => line.Channel.Length > 0).GroupBy(line => line.Channel).ToDictionary(
                same => same.Key, IReadOnlyDictionary<string, long> (same) => same.GroupBy(line => Camel(line.What)).ToDictionary(how => how.Key, how => how.Sum(line => line.Count))),
            [
                .. deliveries.Where(line => line.AreaCode.Length > 0).GroupBy(line => line.AreaCode)
                    .Select(same => new AreaNumbers(same.Key, names.GetValueOrDefault(same.Key), same.Sum(line => line.Count), Count(same)))
                    .OrderBy(area => area.Area, StringComparer.Ordinal),
            ],
            numbers.IsSettled);
    }

    private static Dictionary<string, long> Count(IEnumerable<NumberLine> lines)
    {
        Dictionary<string, long> states = Enum.GetValues<DeliveryState>().ToDictionary(state => Camel(state.ToString()), _ => 0L);
        foreach (NumberLine line in lines)
        {
            states[Camel(line.What)] += line.Count;
        }
        return states;
    }

    private static string Camel(string word) => char.ToLowerInvariant(word[0]) + word[1..];
}

/// <summary>The numbers of one subarea.</summary>
internal sealed record AreaNumbers(string Area, string? Name, long People, IReadOnlyDictionary<string, long> States);
