using System.Text.RegularExpressions;
using Hub.Bot.Areas;
using Hub.Bot.Turns;
using Hub.Domain.Conversations;
using Hub.Domain.People;
using Hub.Domain.Privacy;
using Hub.Domain.Requests;
using Hub.Domain.Text;

namespace Hub.Bot.People;

/// <summary>People: finding one, passing a message on, and how to reach her.</summary>
internal static partial class PeopleConversation
{
    /// <summary>The feature word of its choices: <c>people/find</c>, <c>people/pass</c>, <c>people/contact</c>.</summary>
    public const string Feature = "people";

    private static readonly Role[] Asked =
        [Role.GridWorker, Role.BuildingHead, Role.GridLeader, Role.Coordinator, Role.CommunitySecretary];

    private static readonly (Role Role, string[] Words)[] Aliases =
    [
        (Role.GridWorker, ["网格员", "grid worker"]), (Role.BuildingHead, ["楼长", "楼栋长", "building head"]), (Role.GridLeader, ["网格长", "grid leader"]),
        (Role.CommunitySecretary, ["书记", "secretary"]), (Role.PropertyManager, ["物业", "property"]), (Role.CommunityPolice, ["民警", "派出所", "警察", "police"]),
        (Role.Coordinator, ["居委会", "社区的人", "社区工作者", "committee", "coordinator"]),
    ];

    /// <summary>Always a name and a phone, or the desk.</summary>
    public static async Task FindAsync(Turn turn)
    {
        Whereabouts here = await Whereabouts.OfAsync(turn);
        string? area = await FindPlace.InAsync(turn, turn.Heard.Understood.Place, "", here) is PlaceFound.Building asked
            ? asked.Area.Code
            : here.BuildingCode ?? here.CommunityCode;
        (List<Standing> upward, _) = await turn.Book.UpwardAsync(area, turn.Cancel);
        // Whom she names comes alone, where there is one; else those who look after the place, the nearest first.
        Standing[] named = [.. Named(turn.Heard.Words).SelectMany(role => Dispatch.Nearest(upward, role))];
        Standing[] found = named.Length > 0 ? named
            : [.. Asked.SelectMany(role => Dispatch.Nearest(upward, role)).DistinctBy(s => s.Person.Id).Take(5)];
        if (found.Length == 0)
        {
            (upward, _) = await turn.Book.UpwardAsync(null, turn.Cancel);
            found = Dispatch.Desk(upward);
        }
        if (found.Length == 0)
        {
            turn.Say(PeopleTexts.NobodyKnown);
            return;
        }
        Bi head = area == here.CommunityCode && named.Length == 0 ? PeopleTexts.Desk : PeopleTexts.Found;
        turn.Say(head.In(turn.Lang, await LinesAsync(turn, found)), turn.Offer($"{Feature}/pass", PeopleTexts.PassOn));
    }

    /// <summary>One line for each: role, name, phone.</summary>
    public static async Task<string> LinesAsync(Turn turn, IReadOnlyCollection<Standing> people)
    {
        List<Contact> contacts = await turn.Rows.People.ContactsAsync([.. people.Select(standing => standing.Person.Id)], turn.Cancel);
        // Who stands in for a colleague may hold such a post herself: she is named once.
        return string.Join('\n', people.DistinctBy(standing => (standing.Post.Role, standing.Person.Id)).Select(standing =>
        {
            string role = standing.Post.Role.Words().In(turn.Lang);
            Contact? phone = contacts.Find(c => c.PersonId == standing.Person.Id && c.Channel == "phone" && c.DisabledReason is null);
            return phone is null
                ? PeopleTexts.PersonNoPhone.In(turn.Lang, role, standing.Person.Name)
                : PeopleTexts.Person.In(turn.Lang, role, standing.Person.Name, Dialled(turn.Seal.Open(phone.Address)));
        }));
    }

    /// <summary>Another person's number is never given; a message is passed on instead.</summary>
    public static void Refuse(Turn turn)
    {
        turn.Await($"{Feature}/passed");
        turn.Say(PeopleTexts.NotOthers);
    }

    /// <summary>A message for a neighbour goes to the grid worker as a request.</summary>
    public static async Task PassAsync(Turn turn, string? message)
    {
        if (string.IsNullOrWhiteSpace(message))
        {
            turn.Await($"{Feature}/passed");
            turn.Say(PeopleTexts.WhatToPass);
            return;
        }
        turn.Memory.Forget<Awaiting>();
        Request request = await FileAsync(turn, PeopleTexts.Passing.In(turn.Lang, message), Category.Neighbours, "pass");
        turn.Say(PeopleTexts.PassedOn.In(turn.Lang, request.Number));
    }

    /// <summary>What only staff can do (erase me, give me my data): a request to the desk.</summary>
    public static async Task DeskAsync(Turn turn)
    {
        Request request = await FileAsync(turn, turn.Heard.Words, Category.PublicService, "desk");
        turn.Say(GuideTexts.AskDesk.In(turn.Lang, request.Number));
    }

    /// <summary>Before goodbye, once: how to reach her.</summary>
    public static async Task<bool> AskContactAsync(Turn turn)
    {
        // Not those who just stayed unnamed, and not those whose phone is known.
        if (turn.IsStaff || turn.Memory.Recall<Wipe>() is not null || turn.Person is not { AskedContactAt: null } person)
        {
            return false;
        }
        person.AskedContactAt = turn.Now;
        if ((await turn.Rows.People.ContactsAsync(person.Id, turn.Cancel)).Exists(contact => contact is { Channel: "phone", DisabledReason: null }))
        {
            return false;
        }
        turn.Await($"{Feature}/contact");
        turn.Say(PeopleTexts.AskContact);
        return true;
    }

    /// <summary>Her answer: a phone, perhaps with a name; or no.</summary>
    public static async Task ContactAsync(Turn turn)
    {
        string words = turn.Heard.Words.Trim();
        string? phone = words.Split([' ', ',', '，', '。', '：', ':', '、', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .Select(part => PhoneNumber.Normalise(new string([.. part.SkipWhile(c => !char.IsAsciiDigit(c) && c != '+')])))
            .FirstOrDefault(found => found is not null);
        if (phone is null)
        {
            bool tried = words.Count(char.IsAsciiDigit) >= 5;
            if (!tried)
            {
                turn.Memory.Forget<Awaiting>();
            }
            turn.Say(tried ? PeopleTexts.BadPhone : PeopleTexts.NoContact);
            return;
        }
        turn.Memory.Forget<Awaiting>();
        Person person = turn.EnsurePerson();
        string name = NameIn(words);
        person.Name = name.Length is > 0 and <= 20 ? name : person.Name;
        // A number that somebody else already proved stays with her: contacts merge only by proof.
        if (await turn.Rows.People.ContactAsync("phone", turn.Seal.LookUp(phone), turn.Cancel) is null)
        {
            turn.Rows.People.Add(new Contact
            {
                Id = turn.Ids.Next(),
                PersonId = person.Id,
                Channel = "phone",
                Address = turn.Seal.Close(phone),
                AddressHash = turn.Seal.LookUp(phone),
            });
        }
        turn.Say(PeopleTexts.ContactKept.In(turn.Lang, PhoneNumber.Mask(phone)));
    }

    /// <summary>A choice, or the words that were awaited.</summary>
    public static Task ChooseAsync(Turn turn, ChoiceId choice) => choice.Verb switch
    {
        "find" => FindAsync(turn),
        "contact" => ContactAsync(turn),
        "pass" => PassAsync(turn, null),
        _ => PassAsync(turn, turn.Heard.Words),
    };

    /// <summary>Words that nobody understood go to the desk as they are.</summary>
    public static async Task HandOnAsync(Turn turn)
    {
        if (turn.Memory.Recall<Spoken>() is not { Words.Length: > 0 } spoken)
        {
            await PassAsync(turn, null);
            return;
        }
        turn.Memory.Forget<Spoken>();
        Request request = await FileAsync(turn, spoken.Words, Category.Other, "desk");
        await turn.Rows.Requests.AttachAsync([.. spoken.Media.Select(media => media.Id)], request.Id, turn.Cancel);
        turn.Say(GuideTexts.HandedOn.In(turn.Lang, request.Number));
    }

    // '我姓王，电话 139…', 'my name is John Smith, 139…': what stands before the number, without the words around a name.
    private static string NameIn(string words)
    {
        string before = new([.. words.TakeWhile(c => !char.IsAsciiDigit(c) && c != '+')]);
        return NameWords().Replace(before, " ").Trim(' ', ',', '，', '。', '.', '、', ':', '：');
    }

    private static IEnumerable<Role> Named(string words) => Aliases
        .Where(alias => alias.Words.Any(word => words.Contains(word, StringComparison.OrdinalIgnoreCase))).Select(alias => alias.Role);

    private static async Task<Request> FileAsync(Turn turn, string text, Category category, string cause)
    {
        Whereabouts here = await Whereabouts.OfAsync(turn);
        Person person = turn.EnsurePerson();
        return await turn.Book.SubmitAsync(new()
        {
            Key = $"{turn.Key}/{cause}",
            Text = text,
            Category = category,
            Urgency = Urgency.Normal,
            ReporterId = person.Id,
            ReporterName = person.Name,
            AreaCode = here.BuildingCode ?? here.CommunityCode,
            PlaceName = here.BuildingName,
            PlaceIsKnown = here.BuildingCode is not null && cause == "pass",
            Unit = here.Unit,
        }, turn.Cancel);
    }

    [GeneratedRegex(@"我叫|我是|我姓|叫我|姓名|称呼|(?:联系)?电话|手机号?|号码|好的|可以|是|\b(?:my name is|name|i am|i'm|call me|my|phone|number|mobile|is|and|at|ok|okay|yes|sure)\b", RegexOptions.IgnoreCase)]
    private static partial Regex NameWords();

    private static string Dialled(string phone) => phone.StartsWith("+86", StringComparison.Ordinal) ? phone[3..] : phone;
}
