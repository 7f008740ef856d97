namespace Hub.Domain.Text;

/// <summary>What is said about where somebody lives, and the notices that she gets by it.</summary>
public static class HomeTexts
{
    public static readonly Bi Offer = new(
        "要收这栋楼的通知吗？停水停电、业主接待日这些，都会发给您。",
        "Would you like the notices of this building: water, power, reception days?");

    /// <summary>{0} where she is entered.</summary>
    public static readonly Bi OfferMove = new(
        "您登记的住处是{0}。搬到这里了，还是两边的通知都要收？",
        "You are entered at {0}. Have you moved here, or would you like the notices of both?");

    /// <summary>{0} the place.</summary>
    public static readonly Bi Join = new("收{0}的通知", "Get notices for {0}");

    /// <summary>{0} the place.</summary>
    public static readonly Bi Also = new("{0}的也收", "Those for {0} too");

    /// <summary>{0} the place.</summary>
    public static readonly Bi Move = new("搬到{0}了", "I moved to {0}");

    /// <summary>{0} the place.</summary>
    public static readonly Bi Joined = new(
        "好的，{0}的通知以后就发给您。不想收了说“退订”，搬走了说“我搬走了”。",
        "All right, you get the notices for {0}. To stop them say “unsubscribe”, or “I moved away”.");

    /// <summary>{0} the place, {1} the earlier ones.</summary>
    public static readonly Bi Moved = new(
        "好的，您现在住{0}：以后收这里的通知，{1}的不再发给您。",
        "All right, you live in {0} now: you get its notices, and no more of {1}.");

    /// <summary>{0} the place.</summary>
    public static readonly Bi Left = new(
        "好的，{0}的通知不再发给您，您自己诉求的进展照常告诉您。新家也在附近的话，告诉我楼号就行。",
        "All right, no more notices of {0}; news of your own requests comes as before. If your new home is near here, tell me the building.");

    public static readonly Bi NotEntered = new(
        "您还没有登记住处，本来就收不到楼里的通知。要登记，告诉我楼号就行，比如“3号楼2单元”。",
        "You have not entered a home, so no building's notices come to you. To enter one, tell me the building, for example “building 3 unit 2”.");

    /// <summary>{0} the place.</summary>
    public static readonly Bi NotThere = new("您没有登记住在{0}。", "You are not entered at {0}.");

    public static readonly Bi WhichLeft = new("您登记了不止一处，哪一处不住了？", "You have entered more than one home. Where do you live no more?");

    /// <summary>{0} the place.</summary>
    public static readonly Bi StillThere = new("我还住{0}", "I still live in {0}");

    public static readonly Bi AskBuilding = new(
        "您住哪栋楼？说楼号就行，比如“3号楼2单元”，那栋楼的通知就会发给您。",
        "Which building do you live in? For example “building 3 unit 2”: then its notices come to you.");

    /// <summary>{0} how many.</summary>
    public static readonly Bi TooMany = new(
        "您已经登记了{0}处，要再加，请先说“我搬走了”去掉一处。", "You have entered {0} homes already. Say “I moved away” to take one off first.");

    /// <summary>{0} the places.</summary>
    public static readonly Bi Set = new("· 住处：{0}", "· home: {0}");

    public static readonly Bi SetNone = new("· 住处：没有登记，收不到本楼的通知", "· home: none entered, so no building's notices");
}
