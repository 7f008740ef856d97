using Hub.Domain.Conversations;
using Hub.Notifier.Channels;
using Hub.Notifier.Channels.DirectLine;

namespace Hub.Bot.Turns;

/// <summary>Replies are rows of their turn.</summary>
internal static class Replies
{
    /// <summary>Degrades what was said to the channel and appends it to the log. Only the last message keeps its choices.</summary>
    public static List<Activity> Append(Turn turn, long? replyTo)
    {
        Conversation conversation = turn.Conversation;
        Address to = new(conversation.Channel, conversation.UserId, conversation.Id);
        List<Activity> said = [];
        for (int i = 0; i < turn.Said.Count; i++)
        {
            Message message = i == turn.Said.Count - 1 ? turn.Said[i] : turn.Said[i] with { Choices = [] };
            foreach (Message part in Degrade.To(DirectLineChannel.Limits, message))
            {
                string json = DirectLineJson.Bot(part, to, conversation.LastSeq + 1, turn.Now, replyTo);
                said.Add(turn.Rows.Conversations.Append(conversation, json, turn.Now));
            }
        }
        return said;
    }
}
