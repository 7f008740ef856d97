namespace Hub.Domain.Text;

/// <summary>
/// The first sentence in danger: the number to call and the one thing to do or not to do. Hub never says that it called.
/// Numbers: fire and rescue 119, ambulance 120, police 110, power 95598, the national psychological aid line 12356.
/// </summary>
public static class RedLineTexts
{
    public static readonly Bi Gas = new(
        "🔴 别开关任何电器，别点火，马上到室外，再打 119（我不能替您打）。",
        "🔴 Touch no switch, light nothing, go outside now, then call 119 yourself – I cannot call for you.");

    public static readonly Bi Fire = new(
        "🔴 马上打 119（我不能替您打）。走楼梯离开，不坐电梯；烟大就关好门，堵住门缝。",
        "🔴 Call 119 now – I cannot call for you. Leave by the stairs, never the lift; in thick smoke stay behind a closed door.");

    public static readonly Bi Wires = new(
        "🔴 别碰电线和插座，能安全够到就拉总闸。冒烟起火马上打 119，供电抢修 95598（我不能替您打）。",
        "🔴 Do not touch the wires or the socket; cut the main switch if you can reach it safely. Smoke or fire: call 119. Power repair: 95598. I cannot call for you.");

    public static readonly Bi Lift = new(
        "🔴 按电梯里的报警键，打 119（我不能替您打）。别扒门，靠边站好，等人来。",
        "🔴 Press the alarm button and call 119 – I cannot call for you. Do not force the doors; keep to the side and wait.");

    public static readonly Bi LiveWire = new(
        "🔴 离落地电线至少8米，别碰、别让人靠近。打 95598 供电抢修，有人触电打 120（我不能替您打）。",
        "🔴 Keep at least 8 metres from the wire and keep others away. Call 95598 (power); if somebody was hit, 120. I cannot call for you.");

    public static readonly Bi Person = new(
        "🔴 马上打 120 急救，有人行凶或走失打 110（我不能替您打）。人没反应别随便搬动，守在旁边。",
        "🔴 Call 120 (ambulance) now; for violence or a missing person 110. I cannot call for you. Do not move an unconscious person; stay with them.");

    public static readonly Bi Suicide = new(
        "🔴 谢谢您说出来。请现在就打 12356（全国心理援助热线），或 110、120（我不能替您打）。别一个人待着，先离开危险的地方，找个人陪着。",
        "🔴 Thank you for saying it. Please call 12356 now (psychological aid), or 110 or 120; I cannot call for you. Do not stay alone: move away from danger and be with somebody.");

    public static readonly Bi Told = new(
        "我已经把情况告诉了{0}（{1}号）。", "I have told {0} (no. {1}).");

    public static readonly Bi AndMore = new("{0}等{1}人", "{0} and {1} more");
    public static readonly Bi ToldNobody = new("情况已登记为{0}号，但现在没有值班人员能看到，请一定自己打电话。", "It is noted as no. {0}, but nobody on duty can see it now: please do call yourself.");
    public static readonly Bi WhereExactly = new("只告诉我一件事：在哪栋楼、几单元？", "Tell me only this: which building, which unit?");
    public static readonly Bi WhichOfThem = new("只告诉我一件事，是哪一处：{0}？", "Tell me only this, which one is it: {0}?");
    public static readonly Bi WhereUnknown = new("没关系。能看到楼号、路牌或者小区名就告诉我。", "Never mind. If you can see a building's number, a street sign or a name, tell me.");
    public static readonly Bi StillThere = new(
        "我按{0}通知的。不在{0}就马上告诉我楼号；在的话，说几单元。", "I sent them to {0}. If it is not there, tell me the building at once; if it is, which unit?");
    public static readonly Bi PlaceKept = new("好，他们已经知道地点。先保证自己安全。", "Good, they know the place. Keep yourself safe first.");
    public static readonly Bi PlaceNoted = new("地点已告诉他们：{0}。", "They know the place now: {0}.");
    public static readonly Bi MoreNoted = new("已转告他们（{0}号）。有新情况继续告诉我。", "I have told them (no. {0}). Tell me if anything changes.");
}
