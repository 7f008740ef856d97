using Hub.Domain.Text;

namespace Hub.Domain.People;

/// <summary>What kinds of organisations are called.</summary>
public static class OrganisationWords
{
    /// <summary>The kind as pages say it.</summary>
    public static Bi Words(this OrganisationKind kind) => kind switch
    {
        OrganisationKind.OwnersCommittee => new("业主委员会", "owners' committee"),
        OrganisationKind.ResidentsCommittee => new("居民委员会", "residents' committee"),
        OrganisationKind.Department => new("部门", "department"),
        OrganisationKind.PropertyCompany => new("物业公司", "property company"),
        OrganisationKind.PartyBranch => new("党组织", "party branch"),
        OrganisationKind.SocialOrganisation => new("社会组织", "social organisation"),
        OrganisationKind.HelpingUnit => new("共建单位", "helping unit"),
    };

    /// <summary>The kind that a word means: its English name or words, or the Chinese ones, in any case; null when it means none.</summary>
    public static OrganisationKind? Read(string word)
    {
        string bare = Bare(word);
        return Enum.GetValues<OrganisationKind>().Cast<OrganisationKind?>().FirstOrDefault(kind =>
            Bare(kind!.Value.ToString()) == bare || Bare(kind.Value.Words().En) == bare || kind.Value.Words().Zh == bare
            || kind.Value.OtherWords().Contains(bare));
    }

    // What people write besides the words that pages use.
    private static string[] OtherWords(this OrganisationKind kind) => kind switch
    {
        OrganisationKind.OwnersCommittee => ["业委会"],
        OrganisationKind.ResidentsCommittee => ["居委会", "社区居委会"],
        OrganisationKind.PropertyCompany => ["物业", "PROPERTY"],
        OrganisationKind.PartyBranch => ["党支部", "党委", "党总支"],
        OrganisationKind.HelpingUnit => ["商户", "企业", "单位", "SHOP", "UNIT"],
        _ => [],
    };

    private static string Bare(string word) => word.Replace(" ", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal)
        .Replace("'", "", StringComparison.Ordinal).Replace("’", "", StringComparison.Ordinal).ToUpperInvariant();
}
