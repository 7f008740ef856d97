using Hub.Bot.Turns;
using Hub.Domain.Ids;
using Hub.Domain.Notices;
using Hub.Domain.Text;
using Hub.Notifier.Channels;

namespace Hub.Bot.Notices;

/// <summary>Files that an author sends while she writes a broadcast.</summary>
internal static class BroadcastFiles
{
    /// <summary>The form with those that can be sent; of the others she is told why not.</summary>
    public static async Task<BroadcastForm> TakeAsync(Turn turn, BroadcastForm form)
    {
        Dictionary<Guid, long> sizes = await turn.Rows.Broadcasts.SizesAsync([.. turn.Media.Select(item => item.Id)], turn.Cancel);
        List<BroadcastFile> files = [.. form.Files];
        List<BroadcastProblem> wrong = [];
        foreach (MediaItem item in turn.Media.Where(item => sizes.ContainsKey(item.Id)))
        {
            if (!BroadcastFile.MediaTypes.Contains(item.MediaType))
            {
                wrong.Add(new(BroadcastFault.FileKindUnknown, item.Name));
            }
            else if (files.Count >= BroadcastLimits.MostFiles)
            {
                wrong.Add(new(BroadcastFault.TooManyFiles, item.Name));
            }
            else
            {
                files.Add(new(item.Id, item.Name, item.MediaType, sizes[item.Id], turn.Site, IdSource.Token()));
            }
        }
        if (wrong.Count > 0)
        {
            turn.Say(string.Join('\n', wrong.Select(problem => problem.Words().In(turn.Lang))));
        }
        return form with { Files = files };
    }

    /// <summary>Their names and sizes.</summary>
    public static string Named(IReadOnlyList<BroadcastFile> files, Lang lang) =>
        string.Join(lang == Lang.Zh ? "、" : ", ", files.Select(file => file.Words.In(lang)));
}
