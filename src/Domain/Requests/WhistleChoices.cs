using Hub.Domain.Notices;

namespace Hub.Domain.Requests;

/// <summary>The choices that go with a call to departments.</summary>
public static class WhistleChoices
{
    /// <summary>The feature word of their ids.</summary>
    public const string Feature = "whistle";

    /// <summary>The community: call departments.</summary>
    public static NoticeChoice Confirm(Guid id) => new($"{Feature}/{id:N}/confirm", "叫部门", "Call departments");

    /// <summary>The community: none is needed.</summary>
    public static NoticeChoice Refuse(Guid id) => new($"{Feature}/{id:N}/refuse", "不用叫", "Not needed");

    /// <summary>The department: we come.</summary>
    public static NoticeChoice Come(Guid id) => new($"{Feature}/{id:N}/come", "报到", "Report in");

    /// <summary>The department: our answer.</summary>
    public static NoticeChoice Answer(Guid id) => new($"{Feature}/{id:N}/answer", "答复", "Answer");
}
