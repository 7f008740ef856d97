using Hub.Domain.Text;

namespace Hub.Domain.Notices;

/// <summary>What the states of a broadcast are called.</summary>
public static class BroadcastStateWords
{
    /// <summary>The state as staff say it.</summary>
    public static Bi Words(this BroadcastState state) => state switch
    {
        BroadcastState.Draft => new("草稿", "draft"),
        BroadcastState.Submitted => new("等待审批", "waits for approval"),
        BroadcastState.Scheduled => new("等待发送", "waits for its time"),
        BroadcastState.Sending => new("发送中", "going out"),
        BroadcastState.Paused => new("已暂停", "paused"),
        BroadcastState.Stopped => new("已停止", "stopped"),
        BroadcastState.Done => new("已完成", "done"),
        BroadcastState.Rejected => new("已退回", "returned"),
        BroadcastState.Recalled => new("已撤回", "withdrawn"),
    };
}
