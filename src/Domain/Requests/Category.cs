namespace Hub.Domain.Requests;

/// <summary>What a request is about. It decides the <see cref="Way"/> in which it is discussed.</summary>
public enum Category
{
    /// <summary>Not recognised, or none of the others.</summary>
    Other,

    /// <summary>Lamps in stairways, yards and streets.</summary>
    Lighting,

    /// <summary>Tap water, pipes, drains, flooding, roof and wall leaks.</summary>
    Water,

    /// <summary>Heating that is cold, late or leaking.</summary>
    Heating,

    /// <summary>Power cuts, tripping breakers, wires.</summary>
    Electricity,

    /// <summary>Gas supply and gas appliances.</summary>
    Gas,

    /// <summary>Lifts.</summary>
    Lift,

    /// <summary>Doors, walls, roofs, stairs, fire equipment and other parts of a building.</summary>
    Building,

    /// <summary>Roads, pavements, manhole covers.</summary>
    Road,

    /// <summary>Rubbish, dirt, smells, pests, pollution.</summary>
    Hygiene,

    /// <summary>Trees, lawns, benches, playgrounds.</summary>
    Greenery,

    /// <summary>Parking, blocked passages, e-bikes and their charging.</summary>
    Parking,

    /// <summary>Noise and disputes between neighbours.</summary>
    Neighbours,

    /// <summary>Fire, safety and health hazards.</summary>
    Safety,

    /// <summary>Certificates, insurance, schools, pensions and other public services.</summary>
    PublicService,

    /// <summary>The property company: fees, service, staff.</summary>
    Property,
}
