namespace Hub.Domain.Requests;

/// <summary>A danger that is never held up by a form. Each has its own emergency number and its own first sentence.</summary>
public enum RedLine
{
    /// <summary>A smell of gas, or a gas leak.</summary>
    Gas,

    /// <summary>Fire or smoke.</summary>
    Fire,

    /// <summary>Hot, smoking or sparking wires or sockets.</summary>
    Wires,

    /// <summary>Somebody is trapped in a lift.</summary>
    Lift,

    /// <summary>A live wire has fallen, or water stands under current.</summary>
    LiveWire,

    /// <summary>A person in danger: hurt, unconscious, attacked, a lost child, about to fall.</summary>
    Person,

    /// <summary>Somebody thinks of ending their life.</summary>
    Suicide,
}
