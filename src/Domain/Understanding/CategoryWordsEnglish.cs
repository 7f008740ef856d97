using static Hub.Domain.Requests.Category;

namespace Hub.Domain.Understanding;

/// <summary>The English words that give a category away.</summary>
internal static class CategoryWordsEnglish
{
    public static readonly (Requests.Category, string[])[] All =
    [
        (Gas, ["gas", "gas stove", "gas bill", "gas pipe", "gas supply"]),
        (Lift, ["elevator*", "lift", "lifts", "elevator light", "lift light"]),
        (Heating, ["heating", "heater*", "radiator*", "no heat", "boiler", "central heating", "radiator leak*", "radiator is leaking", "heating pipe"]),
        (Lighting, ["light", "lights", "lamp*", "streetlight*", "streetlamp*", "street light*", "street lamp*", "bulb*", "lighting", "dark stair*"]),
        (Water, ["water", "leak*", "pipe*", "drain*", "tap", "faucet", "sewage", "sewer*", "toilet*", "flood*", "blocked drain*", "sink", "plumbing", "ceiling leak*",
            "roof leak*", "dripping", "clogged", "water pressure"]),
        (Electricity, ["electric*", "power", "outage", "blackout", "breaker*", "socket*", "outlet*", "wire*", "wiring", "fuse", "power cut", "voltage", "tripping", "trips"]),
        (Building, ["wall*", "roof", "door lock", "front door", "door", "window*", "tile*", "crack*", "railing*", "handrail*", "intercom", "ceiling", "stairs",
            "plaster", "balcony", "facade", "step", "steps"]),
        (Road, ["road*", "pavement", "sidewalk", "manhole*", "pothole*", "street", "traffic", "kerb", "curb"]),
        (Parking, ["parking", "parked", "e-bike*", "ebike*", "electric bike*", "electric scooter*", "scooter*", "charging", "blocked the passage", "blocks the passage",
            "blocking the entrance", "bike", "bikes", "bicycle*", "fire lane", "fire exit", "car", "cars"]),
        (Hygiene, ["garbage", "rubbish", "trash", "litter", "dirty", "filthy", "stink*", "rats", "rat", "cockroach*", "mosquito*", "mice", "pest*", "waste", "pollution",
            "dog poop", "dog mess", "mold", "mould", "bins", "bin", "smelly", "dust"]),
        (Greenery, ["tree", "trees", "lawn", "grass", "bench*", "playground", "bushes", "hedge*", "flowers", "flower bed*", "swing", "swings", "branch*"]),
        (Neighbours, ["noise", "noisy", "loud", "neighbour*", "neighbor*", "barking", "music", "karaoke", "upstairs keeps", "party", "drilling", "quarrel*"]),
        (Safety, ["fire extinguisher*", "fire alarm*", "smoke detector*", "hazard*", "unsafe", "dangerous", "theft", "stolen", "burglar*", "camera*", "cctv", "icy",
            "slippery", "fire", "explosion", "falling objects", "stray dog*"]),
        (PublicService, ["insurance", "pension*", "school*", "certificate*", "permit*", "residence permit", "kindergarten", "hospital*", "medical", "subsidy",
            "subsidies", "bus", "salary", "wages", "vaccin*", "passport", "registration", "teacher*", "internet", "allowance"]),
        (Property, ["property fee*", "property company", "management fee*", "security guard*", "guards", "property management", "owners' committee", "maintenance fund"]),
    ];
}
