using System.Diagnostics;
using Hub.Domain.Conversations;
using Hub.Domain.Storage;
using Hub.Notifier.Channels.DirectLine;
using Xunit.Sdk;

namespace Hub.Testing;

/// <summary>
/// A conversation told as a script: each line is said, and what comes back is the bot's whole answer, all its messages and
/// the buttons below them. So a test can also say what the bot must not have said.
/// <code>
/// Talk her = await here.ResidentAsync();
/// Assert.Contains("哪栋楼", await her.SayAsync("楼道灯坏了"));
/// Assert.Contains("提交", await her.SayAsync("3号楼"));
/// </code>
/// </summary>
public sealed class Talk(ChatDriver chat, HubStore store) : IAsyncDisposable
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(5);

    /// <summary>The chat below it.</summary>
    public ChatDriver Chat => chat;

    /// <summary>The bot's last whole answer, as <see cref="SayAsync"/> gives it.</summary>
    public string Answer { get; private set; } = "";

    /// <summary>The number of the request that the last answer names: of several, the first.</summary>
    public long Number => Numbers[0];

    /// <summary>All request numbers that the last answer names, in order.</summary>
    public IReadOnlyList<long> Numbers =>
        [.. Words.Numbers().Matches(Answer).Select(match => long.Parse(match.Value, System.Globalization.CultureInfo.InvariantCulture)).Distinct()];

    /// <summary>Says it, and gives the whole answer.</summary>
    public async Task<string> SayAsync(string words) => await AnswerToAsync(await chat.SayAsync(words));

    /// <summary>Presses a button, see <see cref="ChatDriver.ChooseAsync(string)"/>, and gives the whole answer.</summary>
    public async Task<string> ChooseAsync(string choice) => await AnswerToAsync(await chat.ChooseAsync(choice));

    /// <summary>Sends files with words, and gives the whole answer.</summary>
    public async Task<string> SendAsync(string words, params byte[][] files) => await AnswerToAsync(await chat.SendPhotoAsync(words, files));

    /// <summary>Says several things as fast as they can be sent; the answers to all of them.</summary>
    public async Task<string> SayFastAsync(params string[] words)
    {
        int before = chat.Log.Count;
        await chat.SayFastAsync(words);
        return await AnswersAsync([.. chat.Log.Skip(before).Where(line => !line.IsBot)]);
    }

    /// <summary>Waits for something that comes by itself: the form that was filed, the news of a request.</summary>
    public async Task<string> HearAsync(params string[] contains) => Answer = (await chat.ExpectAsync(contains)).ToString();

    public ValueTask DisposeAsync() => chat.DisposeAsync();

    /// <summary>The whole answer to a message that was sent.</summary>
    public Task<string> AnswerToAsync(string id) => AnswersAsync([chat.Log.Single(line => line.Id == id)]);

    private async Task<string> AnswersAsync(IReadOnlyList<ChatLine> said)
    {
        HashSet<long> numbers = [];
        foreach (ChatLine line in said)
        {
            Inbound answered = await AnsweredAsync(line);
            for (long number = answered.AnswerFrom ?? 0; number > 0 && number <= answered.AnswerTo; number++)
            {
                numbers.Add(number);
            }
        }
        ChatLine[] answer = [];
        bool came = await chat.WaitAsync(lines => (answer = [.. lines.Where(line => line.IsBot && numbers.Contains(line.Number))]).Length == numbers.Count);
        return came ? Answer = string.Join('\n', answer.Select(Shown)) : throw new XunitException($"The answer did not come.\n{chat.Transcript()}");
    }

    private async Task<Inbound> AnsweredAsync(ChatLine line)
    {
        long began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) < chat.Patience)
        {
            if (await store.ReadAsync(rows => rows.Conversations.ReceivedAsync(
                DirectLineChannel.Named, $"{chat.ConversationId}/{line.ClientId}", CancellationToken.None), CancellationToken.None) is { AnsweredAt: not null } answered)
            {
                return answered;
            }
            await Task.Delay(Look);
        }
        throw new XunitException($"'{line.Text}' was never answered.\n{chat.Transcript()}");
    }

    private static string Shown(ChatLine line) =>
        line.Text + string.Concat(line.Choices.Select(choice => $" [{choice.Number} {choice.Label}]"));
}

/// <summary>What tests read out of answers.</summary>
internal static partial class Words
{
    /// <summary>The short numbers of requests: from 1001 on, and never a phone or a year.</summary>
    [System.Text.RegularExpressions.GeneratedRegex(@"(?<![\d:-])1[0-9]{3}(?![\d-]|:\d)")]
    public static partial System.Text.RegularExpressions.Regex Numbers();
}
