namespace Hub.Domain.Understanding;

/// <summary>What a message asks of the bot.</summary>
public enum Intent
{
    /// <summary>Nothing: it describes, or answers a question.</summary>
    None,

    /// <summary>你好, hello.</summary>
    Greeting,

    /// <summary>What the bot can do, how to use it.</summary>
    Help,

    /// <summary>Stop what we are in the middle of.</summary>
    Cancel,

    /// <summary>再见, bye.</summary>
    Goodbye,

    /// <summary>谢谢, thanks.</summary>
    Thanks,

    /// <summary>Agreement.</summary>
    Yes,

    /// <summary>Disagreement.</summary>
    No,

    /// <summary>Leave this question out.</summary>
    Skip,

    /// <summary>Go on in Chinese.</summary>
    SwitchToChinese,

    /// <summary>Go on in English.</summary>
    SwitchToEnglish,

    /// <summary>How far the sender's own requests are.</summary>
    MyRequests,

    /// <summary>A human, or the office's or a worker's number.</summary>
    FindPerson,

    /// <summary>The phone of another private person, which is never given.</summary>
    OthersNumber,

    /// <summary>When the owners' reception day is.</summary>
    ReceptionDay,

    /// <summary>When the next meeting of the place is.</summary>
    NextMeeting,

    /// <summary>Who is on duty.</summary>
    WhoIsOnDuty,

    /// <summary>The resident says that it is repaired.</summary>
    Resolved,

    /// <summary>The resident says that it is not repaired.</summary>
    NotSolved,

    /// <summary>The resident takes a request back.</summary>
    Withdraw,

    /// <summary>More about a request.</summary>
    AddToRequest,

    /// <summary>Rate how a request was handled.</summary>
    Rate,

    /// <summary>File without a name.</summary>
    FileAnonymously,

    /// <summary>The resident has moved.</summary>
    ChangeBuilding,

    /// <summary>What is done with personal information.</summary>
    PrivacyInfo,

    /// <summary>Erase what is stored about me.</summary>
    EraseMe,

    /// <summary>Give me what is stored about me.</summary>
    ExportMe,

    /// <summary>Staff: my orders.</summary>
    MyOrders,

    /// <summary>Staff: take an order.</summary>
    Accept,

    /// <summary>Staff: give an order back, with the reason.</summary>
    Decline,

    /// <summary>Staff: an order is done, with what was done.</summary>
    ResolveOrder,

    /// <summary>Staff: file for a resident.</summary>
    FileForResident,

    /// <summary>Staff: found on the round and dealt with.</summary>
    FoundAndFixed,

    /// <summary>Staff: hand an order to another worker.</summary>
    Transfer,

    /// <summary>Pass a message on to somebody.</summary>
    PassMessage,
}
