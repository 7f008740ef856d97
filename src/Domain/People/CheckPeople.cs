using Hub.Domain.Areas;
using Hub.Domain.Privacy;
using Hub.Domain.Text;

namespace Hub.Domain.People;

/// <summary>A person as a file describes her, all her rows together.</summary>
/// <param name="Phone">Her number in its one form.</param>
public sealed record DescribedPerson(string Phone)
{
    /// <summary>Her name; null when no row says one.</summary>
    public string? Name { get; internal set; }

    /// <summary>Her language; null when no row says one.</summary>
    public Lang? Language { get; internal set; }

    /// <summary>Her posts, each once.</summary>
    public List<(Role Role, string AreaCode)> Posts { get; } = [];

    /// <summary>The buildings where she lives, each once, with the unit; null where no row says it.</summary>
    public List<(string Building, string? Unit)> Homes { get; } = [];

    /// <summary>Her address at the message gateway; null when no row says one, empty to take it back.</summary>
    public string? Webhook { get; internal set; }

    /// <summary>The row that says it.</summary>
    internal int WebhookLine { get; set; }

    internal int NameLine { get; set; }
    internal int LanguageLine { get; set; }
}

/// <summary>Reads the rows of a file of people: who they are, or everything that is wrong.</summary>
public sealed class CheckPeople
{
    /// <summary>The longest address at the message gateway.</summary>
    public const int MaxWebhook = 200;

    private readonly AreaTree _areas;
    private readonly Dictionary<string, DescribedPerson> _people = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Phone, Role? Role, string AreaCode), int> _lines = [];
    private readonly Dictionary<string, (string Phone, int Line)> _webhooks = new(StringComparer.Ordinal);
    private readonly List<RowProblem> _problems = [];

    private CheckPeople(AreaTree areas) => _areas = areas;

    /// <summary>The people of a file, and what is wrong with it; where anything is wrong, nothing of it may be taken.</summary>
    public static (IReadOnlyCollection<DescribedPerson> People, IReadOnlyList<RowProblem> Problems) All(
        IEnumerable<PersonRow> rows, AreaTree areas)
    {
        CheckPeople check = new(areas);
        foreach (PersonRow row in rows)
        {
            check.Read(row);
        }
        return (check._people.Values, check._problems);
    }

    private void Read(PersonRow row)
    {
        int problemsBefore = _problems.Count;
        string name = row.Name.Trim();
        string? phone = PhoneNumber.Normalise(row.Phone);
        // Not the number itself: a list of errors is passed on and kept.
        Refuse(row, phone is null, ImportTexts.BadPhone);
        Role? role = Role(row, out bool isResident);
        AreaNode? area = Area(row);
        Refuse(row, isResident && area is not null && area.Level != AreaLevel.Building, ImportTexts.HomeNotBuilding.With(row.Area.Trim()));
        string? unit = EnterHome.Unit(row.Unit);
        Refuse(row, row.Unit.Trim().Length > 0 && (unit is null || !isResident), ImportTexts.BadUnit.With(row.Unit.Trim()));
        Refuse(row, !isResident && name.Length == 0, ImportTexts.MissingName);
        Refuse(row, name.Length > ImportAreas.MaxName || name.Any(char.IsControl), ImportTexts.BadName.With(ImportAreas.MaxName));
        Lang? language = Language(row);
        if (phone is null)
        {
            return;
        }

        if (!_people.TryGetValue(phone, out DescribedPerson? person))
        {
            _people.Add(phone, person = new(phone));
        }
        Merge(row, person, name, language);
        Merge(row, person, row.Webhook.Trim());
        if (area is null || _problems.Count > problemsBefore)
        {
            return;
        }
        if (!_lines.TryAdd((phone, role, area.Code), row.Line))
        {
            _problems.Add(new(row.Line, ImportTexts.DuplicateRow.With(_lines[(phone, role, area.Code)])));
        }
        else if (role is { } post)
        {
            person.Posts.Add((post, area.Code));
        }
        else
        {
            person.Homes.Add((area.Code, unit));
        }
    }

    private Role? Role(PersonRow row, out bool isResident)
    {
        string word = row.Role.Trim();
        isResident = word.Length == 0 || word == "居民" || word.Equals("Resident", StringComparison.OrdinalIgnoreCase);
        Role? role = isResident ? null : RoleWords.Read(word);
        Refuse(row, !isResident && role is null, ImportTexts.UnknownRole.With(word));
        return role;
    }

    private AreaNode? Area(PersonRow row) => _areas.Only(row.Area.Trim(), reason => _problems.Add(new(row.Line, reason)));

    private Lang? Language(PersonRow row)
    {
        string word = row.Language.Trim().ToUpperInvariant();
        Refuse(row, word is not ("" or "ZH" or "EN"), ImportTexts.UnknownLanguage.With(row.Language.Trim()));
        return word switch { "ZH" => Lang.Zh, "EN" => Lang.En, _ => null };
    }

    private void Merge(PersonRow row, DescribedPerson person, string name, Lang? language)
    {
        if (name.Length > 0)
        {
            Refuse(row, person.Name is not null && person.Name != name, ImportTexts.OtherName.With(person.NameLine));
            (person.Name, person.NameLine) = person.Name is null ? (name, row.Line) : (person.Name, person.NameLine);
        }
        if (language is not null)
        {
            Refuse(row, person.Language is not null && person.Language != language, ImportTexts.OtherLanguage.With(person.LanguageLine));
            (person.Language, person.LanguageLine) = person.Language is null ? (language, row.Line) : (person.Language, person.LanguageLine);
        }
    }

    private void Merge(PersonRow row, DescribedPerson person, string webhook)
    {
        if (webhook.Length == 0)
        {
            return;
        }
        bool isWrong = webhook.Length > MaxWebhook || webhook.Any(char.IsControl);
        Refuse(row, isWrong, ImportTexts.BadWebhook.With(MaxWebhook));
        if (isWrong)
        {
            return;
        }
        string address = webhook == "无" || webhook.Equals("none", StringComparison.OrdinalIgnoreCase) ? "" : webhook;
        Refuse(row, person.Webhook is not null && person.Webhook != address, ImportTexts.OtherWebhook.With(person.WebhookLine));
        (person.Webhook, person.WebhookLine) = person.Webhook is null ? (address, row.Line) : (person.Webhook, person.WebhookLine);
        if (address.Length > 0 && !_webhooks.TryAdd(address, (person.Phone, row.Line)))
        {
            Refuse(row, _webhooks[address].Phone != person.Phone, ImportTexts.SharedWebhook.With(_webhooks[address].Line));
        }
    }

    private void Refuse(PersonRow row, bool isWrong, Bi reason)
    {
        if (isWrong)
        {
            _problems.Add(new(row.Line, reason));
        }
    }
}
