namespace Hub.Domain.Areas;

/// <summary>An area in a tree that lies in memory: what it will be, and beside it what the database has.</summary>
public sealed class AreaNode
{
    internal AreaNode(string code) => Code = code;

    public string Code { get; }

    /// <summary>The area above; null at the top.</summary>
    public AreaNode? Parent { get; internal set; }

    /// <summary>The compound of a building.</summary>
    public AreaNode? Compound { get; internal set; }

    /// <summary>The level; 0 while it is not known.</summary>
    public AreaLevel Level { get; internal set; }

    public string Name { get; internal set; } = "";

    /// <summary>The line that speaks of it; 0 when the file does not.</summary>
    internal int Line { get; set; }

    /// <summary>Whether the database has it, and how.</summary>
    internal bool IsStored { get; set; }
    internal AreaNode? StoredParent { get; set; }
    internal AreaNode? StoredCompound { get; set; }
    internal AreaLevel StoredLevel { get; set; }
    internal string StoredName { get; set; } = "";

    /// <summary>Some work's mark, so that a walk over the tree meets each node once.</summary>
    internal int Mark { get; set; }

    internal AreaNode? FirstChild { get; set; }
    internal AreaNode? NextSibling { get; set; }

    /// <summary>Whether the file or the database has it; otherwise it was only named as a parent or a compound.</summary>
    internal bool IsKnown => IsStored || Line != 0;

    internal bool IsNew => !IsStored && Line != 0;
    internal bool IsRenamed => IsStored && Name != StoredName;
    internal bool IsMoved => IsStored && Parent != StoredParent;
    internal bool IsRegrouped => IsStored && (Level != StoredLevel || Compound != StoredCompound);

    /// <summary>The nearest area of a level, from this one upward; null when there is none.</summary>
    internal AreaNode? Above(AreaLevel level)
    {
        AreaNode? node = this;
        // No line of parents is longer than the levels; the bound ends a walk round a cycle.
        for (int steps = 0; node is not null && steps < 8; steps++, node = node.Parent)
        {
            if (node.Level == level)
            {
                return node;
            }
        }
        return null;
    }
}
