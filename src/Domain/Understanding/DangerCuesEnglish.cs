using static Hub.Domain.Requests.RedLine;
using static Hub.Domain.Understanding.Nature;

namespace Hub.Domain.Understanding;

/// <summary>The English cues of danger.</summary>
internal static class DangerCuesEnglish
{
    private static readonly string[] Conductors =
        ["wire*", "wiring", "socket*", "outlet*", "plug", "plugs", "power strip", "breaker*", "fuse*", "cable*", "switch", "switches", "charger*", "meter",
         "meter box", "electric box", "electrical*", "transformer", "power point", "extension cord", "cord", "battery", "batteries", "panel", "light fitting"];
    private static readonly string[] Kin =
        ["child", "children", "kid", "kids", "son", "daughter", "grandson", "granddaughter", "grandma", "grandmother", "grandpa", "grandfather", "mother", "father",
         "mom", "mum", "dad", "boy", "girl", "baby", "toddler", "wife", "husband", "old man", "old woman", "old lady", "elderly*"];
    private static readonly string[] Anyone =
        [.. Kin, "neighbour", "neighbor", "man", "woman", "person", "someone", "somebody", "worker", "i", "i'm", "we", "he", "she", "people", "resident"];
    private static readonly string[] Missing =
        ["missing", "is lost", "got lost", "went missing", "disappeared", "can't find", "cannot find", "cant find", "can not find", "wandered off", "been taken",
            "kidnapped", "abducted", "hasn't come home", "has not come home", "didn't come home"];

    public static readonly Cue[] All =
    [
        new(Gas, Lasting, ["gas"], ["smell*", "stink*", "leak*", "odour", "odor", "hiss*", "stench", "fumes", "left on"], 30),
        new(Gas, Lasting, ["rotten egg*", "rotten-egg*", "carbon monoxide", "co alarm", "gas alarm", "gasleak", "gas poisoning"]),

        new(Fire, Event, ["on fire", "fire", "a blaze", "ablaze", "flames", "in flames", "burning down", "is burning", "are burning", "still burning", "still on fire",
            "caught alight", "explosion", "exploded", "explode", "blew up"]),
        new(Fire, Smoke, ["smoke", "smoking from", "smokey", "smoky", "burning smell", "burnt smell", "smell burning", "smells burning", "smelling burning",
            "smell of burning", "smells burnt", "smell something burning", "smells like burning", "burning plastic", "burning rubber", "something is burning",
            "something burning"]),
        new(Fire, Smoke, ["is smoking", "are smoking", "started smoking"], ["bin", "bike", "scooter", "car", "oven", "stove", "kitchen", "roof", "window", "chimney",
            "heater", "machine", "boiler", "balcony", "it"], 20),

        new(Wires, Lasting, Conductors, ["spark*", "hot", "smok*", "burn*", "melt*", "scorch*", "buzz*", "sizzl*", "crackl*", "overheat*", "char", "charred", "on fire"], 40),
        new(Wires, Lasting, ["sparks", "sparking", "arcing", "sparks flying"]),

        new(Lift, Event, ["elevator*", "lift", "lifts", "elavator", "elevater"], ["stuck in", "stuck inside", "trapped", "trap", "locked in", "can't get out",
            "cannot get out", "cant get out", "can't open the door*", "doors won't open", "door won't open", "between floors", "people inside", "someone inside",
            "people in it", "person in it", "someone in it", "child in it", "kids in it", "us in it", "person inside", "us inside", "me inside", "kids inside",
            "child inside", "children inside", "is inside", "are inside", "am inside", "we are stuck", "i am stuck", "i'm stuck", "we're stuck", "im stuck",
            "someone is stuck", "somebody is stuck", "someone stuck", "somebody stuck", "people stuck", "person stuck", "is stuck with", "traps"], 40),

        new(LiveWire, Lasting, ["wire", "wires", "cable", "cables", "power line*", "powerline*", "electric line*", "electricity line*", "electric cable*",
            "power cable*", "high voltage", "electric pole", "power pole", "utility pole"], ["fallen", "fell", "fall", "falling", "down", "came down", "on the ground",
            "lying", "snapped", "broken off", "dangling", "hanging", "in the water", "in the puddle", "torn"], 40),
        new(LiveWire, Lasting, ["live wire*", "electrocut*", "electric shock*", "got a shock", "get a shock", "got shocked", "gives shocks", "gave me a shock",
            "gives me a shock", "shocked me", "electrified", "live cable"]),
        new(LiveWire, Lasting, ["water", "puddle", "flood*"], ["electricity in", "live electric*", "wire in", "wires in", "electric current", "reached the socket*",
            "reached the outlet*", "into the socket*", "into the outlet*", "into the fuse*", "into the meter*", "in the socket*", "in the outlet*",
            "dripping on the socket*"], 40),

        new(Person, Harm, ["unconscious", "unconcious", "fainted", "passed out", "not breathing", "isn't breathing", "can't breathe", "cannot breathe", "cant breathe",
            "stopped breathing", "no pulse", "won't wake up", "wont wake up", "not waking up", "unresponsive", "not responding", "does not respond", "doesn't respond",
            "heart attack", "having a stroke", "had a stroke", "seizure", "convuls*", "choking", "drowning", "drowned", "overdose*", "chest pain*", "bleeding",
            "lots of blood", "blood everywhere", "going into labour", "in labor"]),
        new(Person, Harm, ["collapsed"], Anyone, 20),
        new(Person, Harm, ["hurt", "injured", "badly burned", "poisoned", "hit by a car", "run over by", "slipped and fell", "fell and can't", "fell down the stairs",
            "fell off", "fell from", "fallen and", "has fallen", "broke his", "broke her", "broken leg", "broken hip", "can't get up", "cannot get up", "can't move",
            "bitten by", "lying on the floor", "lying on the ground", "not moving", "doesn't move", "hit by a"], Anyone, 40),
        new(Person, Lasting | Harm, ["being attacked", "attacking me", "attacking us", "is beating", "beating his", "beating her", "beats me", "beating me", "hits me",
            "hitting me", "being beaten", "beaten up", "domestic violence", "has a knife", "with a knife", "with knives", "knife fight", "beat me", "hit me",
            "hurting me", "lost child", "lost kid", "lost boy", "lost girl", "lost toddler", "lost my child", "lost my son", "lost my daughter", "lost my kid", "stab*",
            "has a gun", "robbed", "being robbed", "robbery", "rape*", "assault*", "hostage", "break into my", "breaking into", "breaking in", "broke into", "intruder",
            "following me", "threatens to kill", "threatening to kill", "going to kill", "trying to kill", "dead body", "in a fight", "fighting with"]),
        new(Person, Lasting | Harm, ["attacked", "attacking"], [.. Anyone, "me", "us", "him", "her", "them"], 25),
        new(Person, Lasting | Harm, Kin, Missing, 30),
        new(Person, Event, Anyone, ["about to fall", "about to jump", "going to fall", "hanging from", "hanging out of", "on the ledge", "on the window ledge",
            "on the windowsill", "on the edge of the roof", "edge of the roof", "outside the window", "pinned under", "stuck under", "buried"], 40),
        new(Person, Cry, Anyone, ["trapped", "locked in the"], 40),
        new(Person, Lasting | Harm, [.. Kin, "neighbour", "neighbor"], ["not answering the door", "isn't answering", "doesn't answer", "hasn't answered", "haven't seen", "not been seen"], 30),
        new(Person, Cry, ["call an ambulance", "need an ambulance", "send an ambulance", "ambulance now", "call the police now", "life threatening", "life-threatening",
            "is dying", "are dying", "help us please", "screaming for help", "crying for help", "calling for help", "shouting for help", "save me", "save us",
            "save him", "save her", "in danger"]),

        new(Suicide, Mind, ["want to die", "wanna die", "want to be dead", "wish i was dead", "wish i were dead", "kill myself", "killing myself", "kill himself",
            "kill herself", "kill themselves", "killing himself", "killing herself", "end my life", "ending my life", "end his life", "end her life", "end it all",
            "ending it all", "take my own life", "take his own life", "take her own life", "taking my life", "suicidal", "kms"]),
        new(Suicide, Deed, ["suicide"]),
        new(Suicide, Mind, ["don't want to live", "dont want to live", "do not want to live", "doesn't want to live", "no longer want to live", "not want to live",
            "don't want to be here anymore", "don't want to be alive", "don't want to wake up", "not wake up again", "never wake up", "no reason to live",
            "nothing to live for", "no will to live", "lost the will to live", "lost my will to live", "don't see a reason to live", "don't have a reason to live",
            "any reason to live", "don't see any reason to live", "don't want to exist", "dont want to exist", "do not want to exist", "want to end it", "just end it",
            "would miss me", "if i died", "if i die", "if i was gone", "if i were gone", "disappear and never", "done with life", "done with living", "tired of life",
            "want it to be over", "want it all to be over", "want it all to end", "want to disappear forever", "cut his wrist*", "cut her wrist*", "cutting my",
            "don't want to go on", "can't live like this anymore", "can't take life", "life is meaningless", "life has no meaning", "my life is over", "jump from a",
            "will jump", "going to jump", "about to jump", "wants to jump", "threatens to jump", "threatening to jump", "no point in living", "no point living",
            "no point in going on", "tired of living", "tired of being alive", "life is not worth", "life isn't worth", "not worth living", "better off dead",
            "better off without me", "can't go on", "cannot go on", "cant go on", "can't do this anymore and", "hurt myself", "harm myself", "hurting myself",
            "self-harm", "self harm", "cut my wrist*", "cutting myself", "slit my", "hang myself", "hang himself", "hang herself", "jump off", "jumping off",
            "jump from the", "jump out of the window", "took all my pills", "swallowed all", "goodbye forever", "goodbye world", "say goodbye to everyone"]),
    ];
}
