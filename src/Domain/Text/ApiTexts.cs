namespace Hub.Domain.Text;

/// <summary>What the API answers when something is not done: what, and what to do.</summary>
public static class ApiTexts
{
    public static readonly Bi NoToken = new("没有带令牌，或令牌无效", "No token, or not a valid one");
    public static readonly Bi NoTokenDo = new("请在 Authorization 里带 Bearer 令牌；令牌用 token 命令生成。", "Send 'Authorization: Bearer TOKEN'. The command 'token PERSON' prints one.");
    public static readonly Bi NotJson = new("请求体读不懂", "The body cannot be read");
    public static readonly Bi NotJsonDo = new("请按 /api/openapi.json 的格式发 JSON。", "Send JSON as /api/openapi.json describes it.");
    public static readonly Bi NotFormDo = new("请用 multipart/form-data 发送，每个文件一个 file 部分，一次不超过30 MB。", "Send multipart/form-data with a part 'file' for each file, 30 MB in one call.");
    public static readonly Bi NotFound = new("没有找到", "There is no such thing");
    public static readonly Bi NotFoundDo = new("请核对地址里的编号。", "Check the id in the address.");
    public static readonly Bi NoAuthority = new("您的岗位管不到这里", "None of your posts covers this");
    public static readonly Bi NoAuthorityDo = new("请由{0}或其上级的社区工作者、书记来办；修改和提交只能由作者本人。", "Somebody with a post at {0} or above must do it; only the author edits and submits.");
    public static readonly Bi OwnWork = new("自己写的通知要由别人审批", "Nobody approves her own notice");
    public static readonly Bi OwnWorkDo = new("请找另一位审批。", "Ask a second person.");
    public static readonly Bi TooEarly = new("还没到代审的时间", "It is too early for a deputy");
    public static readonly Bi TooEarlyDo = new("{0} 之后可以代审。", "A deputy may approve from {0} on.");
    public static readonly Bi WrongState = new("现在的状态不能这样做：{0}", "Its state does not allow this: {0}");
    public static readonly Bi WrongStateDo = new("请先查看它现在的状态。", "Read it again and see where it stands.");
    public static readonly Bi Changed = new("它已被改过，现在是第{0}版", "It was changed since; it is version {0} now");
    public static readonly Bi ChangedDo = new("请重新读取，再带上新版本号。", "Read it again and send the new version.");
    public static readonly Bi Invalid = new("内容有问题", "It does not hold together");
    public static readonly Bi InvalidDo = new("请按 errors 逐条改正。", "Put right what 'errors' lists.");
    public static readonly Bi KeyReused = new("同一个 Idempotency-Key 用在了不同的内容上", "This Idempotency-Key was used for something else");
    public static readonly Bi KeyReusedDo = new("新内容请换一个新的键。", "Use a new key for a new broadcast.");
    public static readonly Bi VersionMissing = new("没有写版本号", "The version is missing");
    public static readonly Bi VersionMissingDo = new("请带上您看到的 version。", "Send the 'version' that you saw.");
    public static readonly Bi ReasonMissing = new("没有写原因", "The reason is missing");
    public static readonly Bi ReasonMissingDo = new("请写明原因，最多500字。", "Say why, in 500 characters at most.");
    public static readonly Bi Broken = new("出了点问题", "Something went wrong");
    public static readonly Bi BrokenDo = new("请稍后再试。", "Please try again in a while.");

    public static readonly Bi NoAlert = new("这条诉求没有发过警报", "The request had no alert");
    public static readonly Bi NoAlertDo = new("请核对编号", "Check the number.");
}
