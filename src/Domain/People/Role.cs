namespace Hub.Domain.People;

/// <summary>What a post is for.</summary>
public enum Role
{
    /// <summary>楼栋长.</summary>
    BuildingHead = 1,

    /// <summary>网格员.</summary>
    GridWorker,

    /// <summary>网格长.</summary>
    GridLeader,

    /// <summary>小区长.</summary>
    CompoundChief,

    /// <summary>应急长.</summary>
    EmergencyChief,

    /// <summary>名誉长.</summary>
    HonoraryChief,

    /// <summary>社区书记.</summary>
    CommunitySecretary,

    /// <summary>社区工作者: the community's desk.</summary>
    Coordinator,

    /// <summary>部门联络员.</summary>
    DepartmentLiaison,

    /// <summary>物业经理.</summary>
    PropertyManager,

    /// <summary>社区民警.</summary>
    CommunityPolice,

    /// <summary>防疫员.</summary>
    EpidemicInspector,

    /// <summary>执法员.</summary>
    LawEnforcementOfficer,

    /// <summary>志愿者.</summary>
    Volunteer,
}
