namespace Hub.Domain.Text;

/// <summary>What is said to somebody who asks about notices that she got.</summary>
public static class ToldTexts
{
    /// <summary>{0} when, {1} its words.</summary>
    public static readonly Bi Told = new("社区{0}的通知：\n{1}", "The community's notice of {0}:\n{1}");

    public static readonly Bi IsItThis = new("跟通知说的不一样，或者是您家自己的问题，点“反映问题”。", "If it is not as the notice says, or in your home alone, press “Report a problem”.");

    public static readonly Bi Lately = new("最近发给您的通知：", "The notices that you got lately:");

    public static readonly Bi None = new("最近没有发给您的通知。", "There were no notices for you lately.");
}
