using Hub.Domain.Text;

namespace Hub.Domain.Areas;

/// <summary>What a file of areas comes to: all of it, or nothing.</summary>
public abstract record AreaImport
{
    private AreaImport()
    {
    }

    /// <summary>It can be written.</summary>
    public sealed record Ready(AreaPlan Plan) : AreaImport;

    /// <summary>Something is wrong; every reason there is, by line.</summary>
    public sealed record Refused(IReadOnlyList<RowProblem> Problems) : AreaImport;
}

/// <summary>
/// Lays a file of areas over the tree that the database has: adds, renames and moves, and removes nothing.
/// Time and memory grow with the number of areas, in the file and in the database.
/// </summary>
public static class ImportAreas
{
    /// <summary>The longest name, in characters.</summary>
    public const int MaxName = 100;

    /// <summary>The whole decision.</summary>
    /// <param name="rows">The file, in any order.</param>
    /// <param name="stored">All areas of the database.</param>
    public static AreaImport Decide(IEnumerable<AreaRow> rows, IEnumerable<StoredArea> stored)
    {
        AreaTree tree = AreaTree.Of(stored);
        List<RowProblem> problems = [];
        foreach (AreaRow row in rows)
        {
            Lay(row, tree, problems);
        }
        CheckAreas.All(tree, problems);
        return problems.Count > 0
            ? new AreaImport.Refused([.. problems.OrderBy(problem => problem.Line)])
            : new AreaImport.Ready(new(tree));
    }

    // A row with a fault of its own is laid all the same, so that those below it are not called orphans.
    private static void Lay(AreaRow row, AreaTree tree, List<RowProblem> problems)
    {
        string code = row.Code.Trim();
        if (!AreaCode.IsValid(code))
        {
            problems.Add(new(row.Line, ImportTexts.BadCode.With(code)));
            return;
        }
        AreaNode node = tree.Named(code);
        if (node.Line != 0)
        {
            problems.Add(new(row.Line, ImportTexts.DuplicateCode.With(code, node.Line)));
            return;
        }
        node.Line = row.Line;
        node.Parent = tree.NamedOrNone(row.ParentCode.Trim());
        if (row.CompoundCode is { } compound)
        {
            node.Compound = tree.NamedOrNone(compound.Trim());
        }
        if (AreaLevelWords.Read(row.Level.Trim()) is { } level)
        {
            node.Level = level;
        }
        else
        {
            node.Level = 0;
            problems.Add(new(row.Line, ImportTexts.UnknownLevel.With(row.Level.Trim())));
        }
        node.Name = row.Name.Trim();
        if (node.Name.Length == 0)
        {
            problems.Add(new(row.Line, ImportTexts.MissingName));
        }
        else if (node.Name.Length > MaxName || node.Name.Any(char.IsControl))
        {
            problems.Add(new(row.Line, ImportTexts.BadName.With(MaxName)));
        }
    }
}
