using Hub.Domain.Text;

namespace Hub.Domain.Notices;

/// <summary>Checks a draft by itself and against what the database knows; everything that is wrong at once.</summary>
public static class CheckBroadcast
{
    /// <summary>What is wrong; empty where it can be sent.</summary>
    public static IReadOnlyList<BroadcastProblem> Problems(BroadcastDraft draft, DraftFacts facts, DateTimeOffset now)
    {
        List<BroadcastProblem> wrong = [.. facts.Problems];
        if (draft.TemplateKey is { } key && facts.Template is null)
        {
            wrong.Add(new(BroadcastFault.TemplateUnknown, "template", key));
        }
        else if (facts.Template is { } template)
        {
            wrong.AddRange(FillTemplate.Problems(template.Text, draft.Values, draft.Rows, draft.Audience));
        }
        else
        {
            Words(draft.Text ?? new("", ""), wrong);
        }
        Audience audience = draft.Audience;
        Check(audience.People.Count + audience.Parts.Count > 0, BroadcastFault.AudienceEmpty, "audience");
        foreach (AudiencePart part in audience.Parts.Concat(audience.Except))
        {
            Check(Enum.IsDefined(part.Whom), BroadcastFault.WhomUnknown, "audience/whom", $"{part.Whom}");
            Check(part.Role is not { } role || Enum.IsDefined(role), BroadcastFault.WhomUnknown, "audience/role", $"{part.Role}");
        }
        Check(audience.People.Count <= BroadcastLimits.MostNamed, BroadcastFault.TooManyNamed, "audience/people", $"{audience.People.Count}");
        Check(draft.Lane is Lane.Bulk or Lane.Normal or Lane.Emergency, BroadcastFault.LaneUnknown, "lane", $"{draft.Lane}");
        Check(draft.ScheduledAt is null || draft.ScheduledAt > now, BroadcastFault.ScheduledInPast, "scheduledAt", $"{draft.ScheduledAt:O}");
        Check(draft.ExpiresAt is null || draft.ExpiresAt > (draft.ScheduledAt ?? now), BroadcastFault.ExpiresTooEarly, "expiresAt", $"{draft.ExpiresAt:O}");
        Check(draft.Links.Count <= BroadcastLimits.MostLinks, BroadcastFault.LinkUnknown, "links", $"{draft.Links.Count}");
        foreach (string link in draft.Links.Where(link => !IsLink(link)))
        {
            wrong.Add(new(BroadcastFault.LinkUnknown, "links", link));
        }
        List<BroadcastFile> files = draft.Files ?? [];
        Check(files.Count <= BroadcastLimits.MostFiles, BroadcastFault.TooManyFiles, "attachments", $"{files.Count}");
        foreach (BroadcastFile file in files)
        {
            Check(BroadcastFile.MediaTypes.Contains(file.MediaType), BroadcastFault.FileKindUnknown, "attachments", file.Name);
            Check(file.Bytes <= BroadcastLimits.MostFileBytes, BroadcastFault.FileTooBig, "attachments", file.Name);
        }
        return wrong;

        void Check(bool holds, BroadcastFault fault, string where, string detail = "")
        {
            if (!holds)
            {
                wrong.Add(new(fault, where, detail));
            }
        }
    }

    private static void Words(Bi text, List<BroadcastProblem> wrong)
    {
        foreach ((string words, string where) in new[] { (text.Zh, "zh"), (text.En, "en") })
        {
            if (string.IsNullOrWhiteSpace(words))
            {
                wrong.Add(new(BroadcastFault.TextMissing, where));
            }
            else if (words.Length > BroadcastLimits.MostCharacters)
            {
                wrong.Add(new(BroadcastFault.TextTooLong, where, $"{words.Length}"));
            }
            else if (HasControl(words))
            {
                wrong.Add(new(BroadcastFault.TextControl, where));
            }
        }
    }

    // The separator of the two languages where they are kept in one column.
    internal static bool HasControl(string words) => words.Contains('\u001f', StringComparison.Ordinal);

    private static bool IsLink(string link) =>
        link.Length <= 500 && Uri.TryCreate(link, UriKind.Absolute, out Uri? address) && address.Scheme == Uri.UriSchemeHttps;
}
