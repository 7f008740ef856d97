using Hub.Domain.Text;

namespace Hub.Domain.People;

/// <summary>What a role is called.</summary>
public static class RoleWords
{
    /// <summary>The role as residents and pages say it.</summary>
    public static Bi Words(this Role role) => role switch
    {
        Role.BuildingHead => new("楼栋长", "building head"),
        Role.GridWorker => new("网格员", "grid worker"),
        Role.GridLeader => new("网格长", "grid leader"),
        Role.CompoundChief => new("小区长", "compound chief"),
        Role.EmergencyChief => new("应急长", "emergency chief"),
        Role.HonoraryChief => new("名誉长", "honorary chief"),
        Role.CommunitySecretary => new("社区书记", "community secretary"),
        Role.Coordinator => new("社区工作者", "community coordinator"),
        Role.DepartmentLiaison => new("部门联络员", "department liaison"),
        Role.PropertyManager => new("物业经理", "property manager"),
        Role.CommunityPolice => new("社区民警", "community police officer"),
        Role.EpidemicInspector => new("防疫员", "epidemic inspector"),
        Role.LawEnforcementOfficer => new("执法员", "law enforcement officer"),
        Role.Volunteer => new("志愿者", "volunteer"),
    };

    /// <summary>The role that a word means: its English name or words, or the Chinese ones, in any case; null when it means none.</summary>
    public static Role? Read(string word)
    {
        string bare = Bare(word);
        return Enum.GetValues<Role>().Cast<Role?>().FirstOrDefault(role =>
            Bare(role!.Value.ToString()) == bare || Bare(role.Value.Words().En) == bare || role.Value.Words().Zh == bare
            || role.Value.OtherWords().Contains(bare));
    }

    // What people write besides the words that pages use.
    private static string[] OtherWords(this Role role) => role switch
    {
        Role.BuildingHead => ["楼长", "楼组长"],
        Role.Coordinator => ["社区协调员", "协调员"],
        Role.CommunitySecretary => ["书记", "社区党委书记", "SECRETARY"],
        Role.CommunityPolice => ["民警"],
        _ => [],
    };

    private static string Bare(string word) =>
        word.Replace(" ", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();
}
