namespace Hub.Domain.Notices;

/// <summary>The choices that go with broadcasts.</summary>
public static class BroadcastChoices
{
    /// <summary>Whoever was told: she knows.</summary>
    public static NoticeChoice Ack(Guid id) => new($"broadcast/{id:N}/ack", "知道了", "Got it");

    /// <summary>The second person: yes, to the version that she read.</summary>
    public static NoticeChoice Approve(Guid id, int version) => new($"broadcast/{id:N}/approve/{version}", "批准", "Approve");

    /// <summary>The second person: no.</summary>
    public static NoticeChoice Reject(Guid id, int version) => new($"broadcast/{id:N}/reject/{version}", "退回", "Reject");

    /// <summary>Look at it.</summary>
    public static NoticeChoice Show(Guid id) => new($"broadcast/{id:N}/show", "看进展", "See progress");

    /// <summary>The author: change it.</summary>
    public static NoticeChoice Change(Guid id) => new($"broadcast/{id:N}/edit", "修改", "Change it");
}
