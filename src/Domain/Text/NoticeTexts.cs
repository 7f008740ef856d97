namespace Hub.Domain.Text;

/// <summary>What is said around notices.</summary>
public static class NoticeTexts
{
    /// <summary>Above what waited: {0} how many.</summary>
    public static readonly Bi Waited = new("这段时间有 {0} 条通知：", "{0} notices have waited for you:");
}
