using Hub.Bot.Turns;
using Hub.Domain.Ids;
using Hub.Domain.People;
using Hub.Domain.Privacy;
using Hub.Domain.Requests;
using Hub.Domain.Text;
using Hub.Notifier.Channels;

namespace Hub.Bot.Requests;

/// <summary>Files what the form holds, each matter as a request of its own, and says the number and the promise.</summary>
internal static class FileForm
{
    public static async Task SubmitAsync(Turn turn, FilingForm form)
    {
        turn.Memory.Forget<FilingForm>();
        if (form.Anonymous)
        {
            await AnonymousAsync(turn, form);
            return;
        }
        Person reporter = await ReporterAsync(turn, form);
        reporter.ConsentedAt ??= turn.Now;
        List<string> lines = [];
        List<Choice> choices = [];
        for (int i = 0; i < form.Drafts.Count; i++)
        {
            Submission submission = Of(form.Drafts[i], $"{form.Key}/{i}") with
            {
                ReporterId = reporter.Id,
                ReporterName = reporter.Name,
                FiledById = form.ByWorker ? turn.Person!.Id : null,
                FiledByName = form.ByWorker ? turn.Person!.Name : null,
            };
            Request request = await turn.Book.SubmitAsync(submission, turn.Cancel);
            if (i == 0)
            {
                await AttachAsync(turn, form, request.Id);
            }
            lines.Add(FilingTexts.Confirmed.In(turn.Lang, request.Number, PromiseOf(turn, request)));
            choices.Add(new(RequestChoices.Show(request.Id).Id, $"{RequestChoices.Show(request.Id).Label.In(turn.Lang)} {request.Number}"));
        }
        turn.Say(string.Join('\n', lines), choices);
    }

    /// <summary>The promise in words: who takes it, within which time.</summary>
    public static string PromiseOf(Turn turn, Request request)
    {
        if (request.NeedsCallback || request.Status == RequestStatus.Submitted)
        {
            return (request.Status == RequestStatus.Submitted ? FilingTexts.NobodyYet
                : request.TrackingHash is not null ? FilingTexts.ToDeskAnonymous : FilingTexts.ToDesk).In(turn.Lang);
        }
        Role role = Dispatch.Ladder[Math.Min(request.Rung, Dispatch.Ladder.Count - 1)];
        return FilingTexts.Promise.In(turn.Lang, role.Words().In(turn.Lang), By(turn, request.AcceptBy));
    }

    // No person, no conversation, no key that leads back: only the hash of a code that she alone has.
    private static async Task AnonymousAsync(Turn turn, FilingForm form)
    {
        string code = IdSource.Code();
        string hash = IdSource.Hash(code);
        List<string> promises = [];
        for (int i = 0; i < form.Drafts.Count; i++)
        {
            string own = i == 0 ? hash : IdSource.Hash($"{code}/{i}");
            Request request = await turn.Book.SubmitAsync(
                Of(form.Drafts[i], "anonymous/" + own) with { TrackingHash = own, Door = null }, turn.Cancel);
            if (i == 0)
            {
                await AttachAsync(turn, form, request.Id, anonymous: true);
            }
            promises.Add(PromiseOf(turn, request));
        }
        turn.Memory.Forget<Recurrence>();
        turn.Memory.Forget<Spoken>();
        turn.EraseText = true;
        turn.Memory.Keep(new Wipe());
        string codes = string.Join('\n', Enumerable.Range(0, form.Drafts.Count).Select(i => i == 0 ? code : $"{code}/{i}"));
        turn.Say(FilingTexts.AnonymousCode.In(turn.Lang, codes, promises.FirstOrDefault()));
    }

    // A worker may name the resident's phone: then the request is hers, and so is the news. Else it stays with the worker.
    // A resident's own phone is kept beside her name. In the words that everybody reads who has the order it stands no more.
    private static async Task<Person> ReporterAsync(Turn turn, FilingForm form)
    {
        Person self = turn.EnsurePerson();
        if (form.Drafts.Select(draft => PhoneIn(draft.Text)).FirstOrDefault(found => found is not null) is not { } phone)
        {
            return self;
        }
        for (int i = 0; i < form.Drafts.Count; i++)
        {
            form.Drafts[i] = form.Drafts[i] with { Text = WithoutPhone(form.Drafts[i].Text, phone) };
        }
        Contact? known = await turn.Rows.People.ContactAsync("phone", turn.Seal.LookUp(phone), turn.Cancel);
        if (!form.ByWorker)
        {
            if (known is null)
            {
                turn.Rows.People.Add(PhoneOf(turn, self, phone));
                self.AskedContactAt ??= turn.Now;
            }
            return self;
        }
        if (known is not null && await turn.Rows.People.FindAsync(known.PersonId, turn.Cancel) is { } resident)
        {
            return resident;
        }
        Person person = new() { Id = turn.Ids.Next(), CreatedAt = turn.Now };
        turn.Rows.People.Add(person);
        turn.Rows.People.Add(PhoneOf(turn, person, phone));
        return person;
    }

    private static Contact PhoneOf(Turn turn, Person person, string phone) => new()
    {
        Id = turn.Ids.Next(),
        PersonId = person.Id,
        Channel = "phone",
        Address = turn.Seal.Close(phone),
        AddressHash = turn.Seal.LookUp(phone),
    };

    /// <summary>The end of a promise, as people say it.</summary>
    public static string By(Turn turn, DateTimeOffset at) => InstantWords.Words(turn.Local(at), turn.Local(turn.Now)).In(turn.Lang);

    /// <summary>The first telephone number in a text, or null.</summary>
    public static string? PhoneIn(string text) =>
        text.Split([' ', ',', '，', '。', '：', ':', '、', ';', '；', '\n', '电', '话', '手', '机', '号', '码', '是', '叫', '我'], StringSplitOptions.RemoveEmptyEntries)
            .Select(PhoneNumber.Normalise).FirstOrDefault(phone => phone is not null);

    private static string WithoutPhone(string text, string phone)
    {
        string digits = phone.StartsWith("+86", StringComparison.Ordinal) ? phone[3..] : phone;
        string left = string.Join(' ', text.Split(' ').Where(word => PhoneNumber.Normalise(word) != phone))
            .Replace(digits, "", StringComparison.Ordinal).Trim(' ', ',', '，', '、', ':', '：');
        return left.Length > 0 ? left : text;
    }

    private static Submission Of(Draft draft, string key) => new()
    {
        Key = key,
        Text = draft.Text,
        Category = draft.Category,
        Urgency = draft.Urgency,
        AreaCode = draft.AreaCode,
        PlaceName = draft.PlaceName,
        PlaceIsKnown = draft.PlaceIsKnown,
        Unit = draft.Unit,
        Door = draft.Door is { } cipher ? new Sealed(cipher) : null,
        Spot = draft.Spot,
    };

    private static Task AttachAsync(Turn turn, FilingForm form, Guid requestId, bool anonymous = false) =>
        turn.Rows.Requests.AttachAsync([.. form.Media.Select(media => media.Id)], requestId, turn.Cancel, anonymous);
}
