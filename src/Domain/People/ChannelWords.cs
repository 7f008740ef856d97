using Hub.Domain.Text;

namespace Hub.Domain.People;

/// <summary>Channels in plain words.</summary>
public static class ChannelWords
{
    /// <summary>A channel by its name; one that nobody has given words is called by its name.</summary>
    public static Bi Of(string channel) => channel switch
    {
        "directline" => new("网页聊天", "web chat"),
        "phone" => new("短信", "text message"),
        "webhook" => new("消息平台", "message service"),
        "inperson" => new("当面告知", "in person"),
        "live" => new("工作页面", "work page"),
        _ => new(channel, channel),
    };
}
