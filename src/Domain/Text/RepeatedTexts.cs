namespace Hub.Domain.Text;

/// <summary>What is asked where it is not clear how often something is: {0} are the words that were said.</summary>
public static class RepeatedTexts
{
    public static readonly Bi Which = new(
        "“{0}”可能有几种意思。是多久一次、星期几或几号，从哪天算起？例如“每两周周三，从1月7日起”“每3周周三”“每月第二个星期二”。",
        "“{0}” may mean several things. How often, on which day, and from when? For example “every other Wednesday from 7 January”, “every 3 weeks on Wednesday” or “the second Tuesday of each month”.");

    public static readonly Bi Weekday = new(
        "“{0}”是星期几？例如“每两周周三”；要定从哪一周算起，说“每两周周三，从1月7日起”。",
        "“{0}”: on which weekday? For example “every other Wednesday”; to say which week it begins with, “every other Wednesday from 7 January”.");

    public static readonly Bi MonthDay = new(
        "“{0}”是哪一天？例如“每两个月5号”或“每两个月最后一个星期五”；要定从哪个月算起，说“每两个月5号，从2月5日起”。",
        "“{0}”: on which day? For example “every other month on the 5th” or “every other month on the last Friday”; to say which month it begins with, “every other month on the 5th from 5 February”.");

    public static readonly Bi Year = new(
        "“{0}”是哪一年？请把年份说上，例如“从2027年1月7日起”。", "“{0}”: of which year? Please say it, for example “from 7 January 2027”.");
}
