namespace Hub.Testing;

/// <summary>Where PostgreSQL's programs are, and whom they run as: they refuse to run as root.</summary>
internal static class PostgresPrograms
{
    /// <summary>Whether this process is root, so that the server runs as the user <c>postgres</c> of its package.</summary>
    public static bool RunAsOwner { get; } = Environment.IsPrivilegedProcess;

    /// <summary>Debian keeps the programs out of PATH, in a folder for each version: the newest is taken.</summary>
    /// <exception cref="InvalidOperationException">PostgreSQL is not installed.</exception>
    public static string Path(string program) =>
        ThrowAwayProcess.Find(program, "postgresql-15", Folders());

    /// <summary>The whole command line. setpriv becomes the program itself, so its process id is the server's.</summary>
    public static string[] AsOwner(string program, string[] arguments) => RunAsOwner
        ? ["setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", program, .. arguments]
        : [program, .. arguments];

    private static IEnumerable<string> Folders()
    {
        const string versions = "/usr/lib/postgresql";
        return Directory.Exists(versions)
            ? Directory.EnumerateDirectories(versions).OrderDescending().Select(folder => $"{folder}/bin")
            : [];
    }
}
