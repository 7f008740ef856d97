namespace Hub.Domain.Text;

/// <summary>The words of finding a place.</summary>
public static class WhereTexts
{
    public static readonly Bi Choose = new("请选择：", "Please choose:");
    public static readonly Bi ChooseIn = new("{0}，请选择：", "{0}, please choose:");
    public static readonly Bi More = new("更多…", "More…");
    public static readonly Bi Noted = new("好的，您在{0}。", "All right, you are at {0}.");
    public static readonly Bi InCompound = new("{0}（{1}）", "{0} ({1})");
}
