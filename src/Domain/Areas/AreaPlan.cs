namespace Hub.Domain.Areas;

/// <summary>What an import of areas will write. An area may be renamed, moved and regrouped at once; it then counts in each.</summary>
public sealed class AreaPlan
{
    /// <summary>How many examples of each change are kept to be shown.</summary>
    public const int Shown = 5;

    private readonly AreaTree _tree;

    internal AreaPlan(AreaTree tree)
    {
        _tree = tree;
        foreach (AreaNode node in tree.Nodes.Where(node => node.Line != 0))
        {
            Count(node);
        }
        HangChildren(tree);
        foreach ((AreaNode node, _, bool pathChanged) in Walk())
        {
            if (node.Line == 0 && pathChanged)
            {
                CarriedAlong++;
            }
        }
    }

    /// <summary>Areas that are new.</summary>
    public AreaChanges Added { get; } = new();

    /// <summary>Areas whose name changes.</summary>
    public AreaChanges Renamed { get; } = new();

    /// <summary>Areas that go below another parent.</summary>
    public AreaChanges Moved { get; } = new();

    /// <summary>Areas whose level or compound changes.</summary>
    public AreaChanges Regrouped { get; } = new();

    /// <summary>Rows of the file that say what the database already has.</summary>
    public int Unchanged { get; private set; }

    /// <summary>Areas that the file does not name and that move with one above them: their paths change.</summary>
    public int CarriedAlong { get; private set; }

    /// <summary>Whether there is anything to write.</summary>
    public bool IsEmpty => Added.Count + Renamed.Count + Moved.Count + Regrouped.Count == 0;

    /// <summary>The new areas, each after its parent. They are made as they are taken, so that they need not lie in memory together.</summary>
    public IEnumerable<Area> NewAreas() =>
        Walk().Where(step => step.Node.IsNew).Select(step => Make(step.Node, step.ParentPath));

    /// <summary>The areas of the database that change, those carried along among them, as they will be.</summary>
    public IEnumerable<Area> ChangedAreas() =>
        Walk().Where(step => step.Node.IsStored && (step.PathChanged || step.Node.IsRenamed || step.Node.IsRegrouped))
            .Select(step => Make(step.Node, step.ParentPath));

    private static Area Make(AreaNode node, string parentPath) => new()
    {
        Code = node.Code,
        ParentCode = node.Parent?.Code,
        Level = node.Level,
        Name = node.Name,
        CompoundCode = node.Compound?.Code,
        Path = AreaPath.Below(parentPath, node.Code),
    };

    private void Count(AreaNode node)
    {
        if (node.IsNew)
        {
            Added.Add($"{node.Code} {node.Name}");
            return;
        }
        if (node.IsRenamed)
        {
            Renamed.Add($"{node.Code} {node.StoredName} → {node.Name}");
        }
        if (node.IsMoved)
        {
            Moved.Add($"{node.Code} {node.Name}: {node.StoredParent?.Code ?? "-"} → {node.Parent?.Code ?? "-"}");
        }
        if (node.IsRegrouped)
        {
            Regrouped.Add($"{node.Code} {node.Name}: {node.StoredLevel}/{node.StoredCompound?.Code ?? "-"} → {node.Level}/{node.Compound?.Code ?? "-"}");
        }
        if (!node.IsRenamed && !node.IsMoved && !node.IsRegrouped)
        {
            Unchanged++;
        }
    }

    private static void HangChildren(AreaTree tree)
    {
        // Hung in front of each other, so the last comes first to stand in the file's order.
        foreach (AreaNode node in tree.Nodes.Reverse())
        {
            if (node.Parent is { } parent)
            {
                node.NextSibling = parent.FirstChild;
                parent.FirstChild = node;
            }
        }
    }

    /// <summary>Every area after its parent, with the path above it and whether its own path changes.</summary>
    private IEnumerable<(AreaNode Node, string ParentPath, bool PathChanged)> Walk()
    {
        Stack<(AreaNode Node, string ParentPath, bool Carried)> open = new();
        foreach (AreaNode top in _tree.Nodes.Where(node => node.Parent is null))
        {
            open.Push((top, "", false));
            while (open.TryPop(out (AreaNode Node, string ParentPath, bool Carried) step))
            {
                bool pathChanged = step.Node.IsStored && (step.Carried || step.Node.IsMoved);
                yield return (step.Node, step.ParentPath, pathChanged);
                if (step.Node.NextSibling is { } sibling)
                {
                    open.Push((sibling, step.ParentPath, step.Carried));
                }
                if (step.Node.FirstChild is { } child)
                {
                    open.Push((child, AreaPath.Below(step.ParentPath, step.Node.Code), step.Carried || step.Node.IsMoved));
                }
            }
        }
    }
}

/// <summary>One kind of change: how many, and the first few in words.</summary>
public sealed class AreaChanges
{
    private readonly List<string> _first = [];

    public int Count { get; private set; }

    /// <summary>The first few, at most <see cref="AreaPlan.Shown"/>.</summary>
    public IReadOnlyList<string> First => _first;

    internal void Add(string words)
    {
        if (++Count <= AreaPlan.Shown)
        {
            _first.Add(words);
        }
    }
}
