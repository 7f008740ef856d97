using Hub.Domain.Requests;

namespace Hub.Domain.Understanding;

/// <summary>What quiets a cue, and what does not.</summary>
[Flags]
internal enum Nature
{
    /// <summary>An event: over when it is spoken of as past, or as what happens often.</summary>
    Event = 0,

    /// <summary>A state that goes on until somebody ends it: 'since yesterday' and 'every day' do not quiet it.</summary>
    Lasting = 1,

    /// <summary>A state of mind: only a negation or a talk about prevention quiets it.</summary>
    Mind = 2,

    /// <summary>Smoke or a smell of burning: is about the wire that stands beside it, and usual at a chimney.</summary>
    Smoke = 4,

    /// <summary>A person's harm: in a text about compensation it is an old story.</summary>
    Harm = 8,

    /// <summary>'没气了': the breath of a person, unless the talk is of gas, stoves or tyres.</summary>
    Breath = 16,

    /// <summary>What somebody does or did to end their life: past talk quiets it, unless somebody wills it.</summary>
    Deed = 32,

    /// <summary>A cry for help: any other danger of the text says what it is about.</summary>
    Cry = 64,
}

/// <summary>Words which say that a danger is present; with <paramref name="With"/>, only where one of those stands within <paramref name="Gap"/> characters of them.</summary>
internal sealed record Cue(RedLine Kind, Nature Nature, string[] Said, string[]? With = null, int Gap = 8, string? NotAcross = null);

/// <summary>How a text speaks of a danger.</summary>
internal enum Speech
{
    /// <summary>Figurative, denied, long past, a topic: no reason to hurry.</summary>
    Nothing,

    /// <summary>It happened or may happen: urgent, and no alarm.</summary>
    Hazard,

    /// <summary>Here and now.</summary>
    Present,
}

/// <summary>One danger that a text speaks of.</summary>
internal readonly record struct Danger(int Start, int End, Cue Cue, Speech Speech);
