using Hub.Bot.Turns;
using Hub.Domain.Text;

namespace Hub.Bot;

/// <summary>The one switch: what the bot understands.</summary>
internal static class Routes
{
    public static Task AnswerAsync(Turn turn)
    {
        turn.Say(new Bi("您好，我是小邻。", "Hello, I am Xiaolin."));
        return Task.CompletedTask;
    }

    public static Task RescueAsync(Turn turn) => Task.CompletedTask;
}
