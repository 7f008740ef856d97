namespace Hub.Domain.Tests.Architecture;

/// <summary>Where the tests are run from.</summary>
internal static class Repository
{
    /// <summary>The folder of <c>Hub.sln</c>.</summary>
    internal static DirectoryInfo Root
    {
        get
        {
            DirectoryInfo root = new(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(root.FullName, "Hub.sln")))
            {
                root = root.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
            }
            return root;
        }
    }
}
