namespace Hub.Domain.Areas;

/// <summary>Paths of areas: <c>2101/210102/</c>.</summary>
public static class AreaPath
{
    /// <summary>The path of <paramref name="code"/> below <paramref name="parentPath"/>.</summary>
    public static string Below(string? parentPath, string code) => $"{parentPath}{code}/";

    /// <summary>
    /// The first string that sorts after every path that starts with <paramref name="path"/>:
    /// 'everyone below' is <c>Path >= path and Path &lt; After(path)</c>, a range that an index serves and LIKE does not.
    /// </summary>
    public static string After(string path) => path[..^1] + (char)(path[^1] + 1);

    /// <summary>The codes on a path, from the top.</summary>
    public static string[] Codes(string path) => path.Split('/', StringSplitOptions.RemoveEmptyEntries);
}
