namespace Hub.Bot.Imports;

/// <summary>What an import command was given.</summary>
internal sealed record ImportArguments(string File, bool DryRun)
{
    /// <summary>Reads <c>FILE [--dry-run]</c> in either order; null when it is anything else.</summary>
    internal static ImportArguments? Read(string[] args)
    {
        bool dryRun = args.Contains("--dry-run");
        return args.Where(argument => argument != "--dry-run").ToArray() is [{ Length: > 0 } file] && !file.StartsWith("--", StringComparison.Ordinal)
            ? new(file, dryRun)
            : null;
    }
}
