using Hub.Domain.Notices;

namespace Hub.Domain.Requests;

/// <summary>The choices that go with a request. Their ids are read by <see cref="Conversations.ChoiceId"/>.</summary>
public static class RequestChoices
{
    /// <summary>The resident: solved.</summary>
    public static NoticeChoice Confirm(Guid id) => new($"request/{id:N}/confirm", "已解决", "Solved");

    /// <summary>The resident: not solved.</summary>
    public static NoticeChoice Reopen(Guid id) => new($"request/{id:N}/reopen", "没解决", "Not solved");

    /// <summary>The resident: look at it.</summary>
    public static NoticeChoice Show(Guid id) => new($"request/{id:N}/show", "看进度", "See progress");

    /// <summary>The resident: answer the worker's question.</summary>
    public static NoticeChoice Answer(Guid id) => new($"request/{id:N}/add", "回答", "Answer");

    /// <summary>The worker: take it.</summary>
    public static NoticeChoice Accept(Guid id) => new($"order/{id:N}/accept", "接单", "Accept");

    /// <summary>The worker: give it back.</summary>
    public static NoticeChoice Decline(Guid id) => new($"order/{id:N}/decline", "不能接", "Decline");
}
