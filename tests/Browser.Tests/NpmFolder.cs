namespace Hub.Browser.Tests;

/// <summary>The tests' Node packages.</summary>
internal static class NpmFolder
{
    public static string Path { get; } = System.IO.Path.Combine(Root().FullName, "tests", "Testing", "npm");

    /// <summary>The repository.</summary>
    public static DirectoryInfo Root()
    {
        DirectoryInfo root = new(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(root.FullName, "Hub.sln")))
        {
            root = root.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }
        return root;
    }
}
