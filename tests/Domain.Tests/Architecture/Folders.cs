namespace Hub.Domain.Tests.Architecture;

/// <summary>
/// The folders of one project, which are the namespaces right below its root namespace, and what they import. Whatever
/// stands at the root composes the folders: it may import all of them, and none of them may import it.
/// </summary>
internal sealed class Folders
{
    private const string Root = "";

    // Where Razor puts the classes of pages that name no namespace: the page Requests/Queue becomes Requests_Queue.
    private const string Razor = "AspNetCoreGeneratedDocument";

    private readonly string _project;
    private readonly string _assembly;
    private readonly IReadOnlyCollection<TypeReference> _references;

    /// <param name="project">The root namespace, such as <c>Hub.Domain</c>.</param>
    /// <param name="references">The references of the project's assembly.</param>
    public Folders(string project, IReadOnlyCollection<TypeReference> references) =>
        (_project, _assembly, _references) = (project, references.First().From.Assembly, references);

    /// <summary>One sentence for each import of what stands at the project's root.</summary>
    public IEnumerable<string> ImportsOfTheRoot() =>
        from reference in _references
        let folder = FolderOf(reference.From)
        where folder is not (null or Root) && FolderOf(reference.To) == Root
        select $"{_project}.{folder} imports the project's root: {reference.From} uses {reference.To}";

    /// <summary>One sentence for each circle, however long, with one pair of types for each step of it.</summary>
    public IEnumerable<string> Circles()
    {
        var imports = (
            from reference in _references
            let @from = FolderOf(reference.From)
            let to = FolderOf(reference.To)
            where @from is not (null or Root) && to is not (null or Root) && @from != to
            group reference by (From: @from, To: to) into step
            select step).ToDictionary(step => step.Key, step => step.First());

        var reported = new HashSet<string>();
        foreach (var start in imports.Keys.Select(step => step.From).Distinct().Order(StringComparer.Ordinal))
        {
            // The shortest way back to where it began says most with least.
            if (!reported.Contains(start) && ShortestCircle(start, imports.Keys) is { } circle)
            {
                reported.UnionWith(circle);
                var steps = circle.Zip([.. circle.Skip(1), start], (from, to) =>
                    $"{_project}.{from} imports {_project}.{to} ({imports[(from, to)].From} uses {imports[(from, to)].To})");
                yield return "A circle: " + string.Join(", ", steps);
            }
        }
    }

    private static List<string>? ShortestCircle(string start, IEnumerable<(string From, string To)> imports)
    {
        var next = imports.ToLookup(step => step.From, step => step.To);
        var seen = new HashSet<string>();
        var ways = new Queue<List<string>>([[start]]);
        while (ways.TryDequeue(out var way))
        {
            foreach (var folder in next[way[^1]])
            {
                if (folder == start)
                {
                    return way;
                }

                if (seen.Add(folder))
                {
                    ways.Enqueue([.. way, folder]);
                }
            }
        }

        return null;
    }

    // Null for what the project did not write itself: other assemblies, and code that generators put elsewhere.
    private string? FolderOf(TypeName type)
    {
        if (type.Assembly != _assembly)
        {
            return null;
        }

        if (type.Namespace == Razor)
        {
            // Pages of the root have no folder before the first underscore, or begin with one, as _Layout does.
            return type.Name.IndexOf('_') is > 0 and var end ? type.Name[..end] : Root;
        }

        if (type.Namespace == _project || type is { Namespace: "", Name: "Program" })
        {
            return Root;
        }

        return type.Namespace.StartsWith(_project + ".", StringComparison.Ordinal)
            ? type.Namespace[(_project.Length + 1)..].Split('.')[0]
            : null;
    }
}
