namespace Hub.Domain.Text;

/// <summary>What is wrong with a row of an imported file.</summary>
public static class ImportTexts
{
    public static readonly Bi Line = new("第 {0} 行", "line {0}");

    public static readonly Bi NothingWritten = new("{0} 处错误，数据库没有改动", "{0} problems; nothing was written");

    public static readonly Bi BadCode = new(
        "编码“{0}”不对：应为 1–32 个字母、数字、_ 或 -", "bad code '{0}': 1 to 32 of A-Z a-z 0-9 _ -");

    public static readonly Bi DuplicateCode = new("编码“{0}”与第 {1} 行重复", "duplicate code '{0}': line {1} has it too");

    public static readonly Bi UnknownLevel = new(
        "级别“{0}”不认识：城市、区县、街道、社区、网格、楼、小区",
        "unknown level '{0}': City, District, Street, Community, Grid, Building or Compound");

    public static readonly Bi MissingName = new("缺少名称", "missing name");

    public static readonly Bi BadName = new("名称最多 {0} 个字，不能有控制字符", "bad name: at most {0} characters, none of them a control character");

    public static readonly Bi UnknownParent = new("上级“{0}”不存在", "unknown parent '{0}'");

    public static readonly Bi Cycle = new("“{0}”的上级绕成了圈", "cycle: '{0}' lies below itself");

    public static readonly Bi LevelOrder = new(
        "级别不对：“{0}”（{1}）不能在“{2}”（{3}）下面",
        "wrong level order: '{0}' ({1}) cannot be below '{2}' ({3})");

    public static readonly Bi CompoundPlace = new("小区的上级只能是社区", "a compound stands right below a community and nowhere else");

    public static readonly Bi UnknownCompound = new("小区“{0}”不存在", "unknown compound '{0}'");

    public static readonly Bi CompoundOfOther = new("只有楼才能属于小区，“{0}”不是楼", "only a building has a compound, and '{0}' is none");

    public static readonly Bi NotACompound = new("“{0}”不是小区", "'{0}' is not a compound");

    public static readonly Bi OtherCommunity = new("小区“{0}”属于另一个社区“{1}”", "compound '{0}' belongs to another community, '{1}'");

    public static readonly Bi MissingColumn = new("缺少列“{0}”", "missing column '{0}'");

    public static readonly Bi BadQuotes = new("引号不配对", "broken quotes");

    public static readonly Bi NumberTooLong = new(
        "“{0}”列的数字太长，Excel 已丢失末尾几位：请把该列设为文本", "the number in column '{0}' is too long for Excel, which has dropped its last digits: format the column as text");

    public static readonly Bi NotUtf8 = new(
        "文件不是 UTF-8 编码：请另存为“CSV UTF-8”或 .xlsx", "the file is not UTF-8: save it as 'CSV UTF-8' or .xlsx");

    /// <summary>{0} at which byte, from 1, {1} the byte.</summary>
    public static readonly Bi NotUtf8At = new(
        "第{0}个字节（{1}）不是 UTF-8 编码：请把文件另存为 UTF-8，再导入一次", "byte {0} ({1}) is not UTF-8: save the file as UTF-8 and import it again");

    public static readonly Bi NoFile = new("读不了文件：{0}", "cannot read the file: {0}");

    public static readonly Bi Empty = new("文件里没有数据", "the file has no rows");

    public static readonly Bi BadPhone = new("电话号码不对", "bad phone number");

    public static readonly Bi UnknownRole = new("岗位“{0}”不认识", "unknown role '{0}'");

    public static readonly Bi UnknownArea = new("区域“{0}”不存在", "unknown area '{0}'");

    public static readonly Bi AmbiguousArea = new(
        "“{0}”有 {1} 个，请写编码：{2}", "ambiguous area '{0}': {1} have that name, write the code: {2}");

    public static readonly Bi HomeNotBuilding = new("居民的区域必须是楼，“{0}”不是", "a resident lives in a building, and '{0}' is none");

    public static readonly Bi BadUnit = new("unit 列“{0}”不对：只用于居民，最多 8 个字，例如 2", "unit: '{0}' is none: at most 8 letters or digits, such as 2, and for residents only");

    public static readonly Bi UnknownLanguage = new("语言“{0}”不认识：zh 或 en", "unknown language '{0}': zh or en");

    public static readonly Bi OtherName = new("与第 {0} 行电话相同，姓名却不同", "another name than in line {0}, with the same phone");

    public static readonly Bi OtherLanguage = new("与第 {0} 行电话相同，语言却不同", "another language than in line {0}, with the same phone");

    public static readonly Bi BadWebhook = new("webhook 列：地址最多 {0} 个字，不能有控制字符", "webhook: at most {0} characters, none of them a control character");

    public static readonly Bi OtherWebhook = new("与第 {0} 行电话相同，webhook 却不同", "another webhook than in line {0}, with the same phone");

    public static readonly Bi SharedWebhook = new("webhook 与第 {0} 行另一人相同：一个地址只属于一个人", "the webhook of somebody else in line {0}: an address is one person's");

    public static readonly Bi TakenWebhook = new(
        "webhook 已属于另一人：先在那人的行写 none 取消", "the webhook belongs to somebody else: take it back first, by none in that person's row");

    public static readonly Bi UnknownGrade = new("grade 列“{0}”不认识：urgent（紧急）、redline（红线），留空为全部", "grade: '{0}' is not known: urgent, redline, or empty for both");

    public static readonly Bi UnknownKind = new(
        "kind 列“{0}”不认识：写红线或类别的英文名，如 Gas、Fire、Heating，留空为全部",
        "kind: '{0}' is not known: the name of a danger or a category, such as Gas, Fire or Heating, or empty for all");

    public static readonly Bi BadLevel = new(
        "level 列“{0}”不对：从 1 起的整数，最多 {1}；写 none（无）则取消该区域的这条规则", "level: '{0}' is no whole number from 1 to {1}; write none to take this policy back");

    public static readonly Bi LevelGap = new("level 列缺少第 {0} 级：各级从 1 起连续编号", "level: level {0} is missing: number the levels from 1 without a gap");

    public static readonly Bi NoneAmongLevels = new("level 列：与第 {0} 行矛盾，取消规则时只写 none 一行", "level: contradicts line {0}: a policy is taken back by one row that says none, and no others");

    public static readonly Bi NoRoles = new("roles 列为空：至少写一个岗位，多个用 + 连接", "roles: empty: write at least one role, several joined by +");

    public static readonly Bi BadQuorum = new("quorum 列“{0}”不对：1 到 {1} 的整数（几个人应答才算）", "quorum: '{0}' is no whole number from 1 to {1}: how many must answer");

    public static readonly Bi BadMinutes = new("{0} 列“{1}”不对：{2} 到 1440 分钟", "{0}: '{1}' is not from {2} to 1440 minutes");

    public static readonly Bi UnknownChannels = new("channels 列“{0}”不认识：parallel（同时）或 in turn（依次）", "channels: '{0}' is not known: parallel or in turn");

    public static readonly Bi OtherRing = new("ring_minutes 列与第 {0} 行不同：一条规则只有一个值", "ring_minutes: another value than in line {0}: a policy has one");

    public static readonly Bi MissingPerson = new("{0} 列为空：写姓名或电话", "{0}: empty: write a name or a phone number");

    public static readonly Bi UnknownPerson = new("{0} 列“{1}”不认识：先用 import people 导入此人", "{0}: nobody is called '{1}': import her with 'import people' first");

    public static readonly Bi AmbiguousPerson = new("{0} 列“{1}”有 {2} 人同名：请写电话", "{0}: {2} people are called '{1}': write the phone number");

    public static readonly Bi NoSuchPost = new("{0}在“{2}”没有{1}岗位：先用 import people 导入岗位", "{0} is no {1} at '{2}': import the post with 'import people' first");

    public static readonly Bi UnknownDuty = new("kind 列“{0}”不认识：shift（值班）或 leave（请假）", "kind: '{0}' is not known: shift or leave");

    public static readonly Bi BadInstant = new("{0} 列“{1}”不对：写成 2026-11-22 08:00，或只写日期", "{0}: '{1}' is no time: write 2026-11-22 08:00, or a day alone");

    public static readonly Bi EndsBefore = new("until 列：结束早于开始", "until: it ends before it begins");

    public static readonly Bi OwnStandIn = new("stand_in 列：不能由本人替班", "stand_in: nobody stands in for herself");

    public static readonly Bi Overlaps = new(
        "与第 {0} 行时间重叠：同一岗位的值班（或请假）不能重叠", "overlaps line {0}: two shifts, or two leaves, of one post cannot overlap");

    public static readonly Bi OverlapsStored = new(
        "与已有的 {0} 至 {1} 重叠：先导入同一开始时间、until 写 none 的一行来取消它",
        "overlaps what stands there from {0} to {1}: take that back first, by a row of the same beginning with none as until");

    public static readonly Bi UnknownOrganisation = new(
        "kind 列“{0}”不认识：业主委员会、居民委员会、部门、物业公司、党组织、社会组织、共建单位",
        "kind: '{0}' is not known: OwnersCommittee, ResidentsCommittee, Department, PropertyCompany, PartyBranch, SocialOrganisation or HelpingUnit");

    public static readonly Bi OtherOrganisationKind = new("kind 列与第 {0} 行不同：同一个组织只有一种类型", "kind: another one than in line {0}, for the same organisation");

    public static readonly Bi BadDay = new("{0} 列“{1}”不是日期：写成 2026-11-22", "{0}: '{1}' is no day: write 2026-11-22");

    public static readonly Bi TermOverlaps = new(
        "from 列：此人在该组织已有 {0} 至 {1} 的任期：写同一开始日期来修改它，或先用 until 写 none 的一行取消它",
        "from: her term from {0} to {1} stands there already: write that first day to change it, or take it back by a row with none as until");

    public static readonly Bi UnknownUrgency = new("urgency 列“{0}”不认识：normal（一般）、urgent（紧急）或 redline（红线）", "urgency: '{0}' is not known: normal, urgent or redline");

    public static readonly Bi UnknownCategory = new(
        "category 列“{0}”不认识：写类别的英文名，如 Water、Heating，留空为全部", "category: '{0}' is not known: the name of a category, such as Water or Heating, or empty for all");

    public static readonly Bi BadHours = new(
        "{0} 列“{1}”不对：大于 0、最多 {2} 小时的数字；accept_hours 写 none（无）则取消该行", "{0}: '{1}' is no number of hours above 0 and up to {2}; write none as accept_hours to take the row back");

    public static readonly Bi SolvedBeforeTaken = new("resolve_hours 列：办结时限不能比接单时限短", "resolve_hours: what is solved is taken first: not less than accept_hours");

    /// <summary>A reason with the column that it is about.</summary>
    public static Bi InColumn(string column, Bi reason) => new($"{column} 列：{reason.Zh}", $"{column}: {reason.En}");

    public static readonly Bi DuplicateRow = new("与第 {0} 行重复", "duplicate of line {0}");
}
