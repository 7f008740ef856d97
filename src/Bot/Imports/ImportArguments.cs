namespace Hub.Bot.Imports;

/// <summary>What an import command was given.</summary>
internal sealed record ImportArguments(string File, bool DryRun)
{
    private const string Setting = "--Hub:";

    /// <summary>
    /// Reads <c>FILE [--dry-run]</c> in either order, settings of the hub (<c>--Hub:Database …</c>) passed over; null when it is anything else.
    /// </summary>
    internal static ImportArguments? Read(string[] args)
    {
        List<string> files = [];
        bool dryRun = false;
        for (int i = 0; i < args.Length; i++)
        {
            if (args[i] == "--dry-run")
            {
                dryRun = true;
            }
            else if (args[i].StartsWith(Setting, StringComparison.OrdinalIgnoreCase))
            {
                i += args[i].Contains('=', StringComparison.Ordinal) ? 0 : 1;
            }
            else
            {
                files.Add(args[i]);
            }
        }
        return files is [{ Length: > 0 } file] && !file.StartsWith("--", StringComparison.Ordinal) ? new(file, dryRun) : null;
    }
}
