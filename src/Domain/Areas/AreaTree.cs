using Hub.Domain.Text;

namespace Hub.Domain.Areas;

/// <summary>The tree of areas in memory: about 200 bytes an area, so that 600,000 areas take 120 MB.</summary>
public sealed class AreaTree
{
    /// <summary>The most codes that are told of a name that several areas have.</summary>
    private const int MostCodes = 10;

    private readonly Dictionary<string, AreaNode> _nodes = new(StringComparer.Ordinal);
    private ILookup<string, AreaNode>? _byName;

    /// <summary>The tree that the database has.</summary>
    public static AreaTree Of(IEnumerable<StoredArea> stored)
    {
        AreaTree tree = new();
        foreach (StoredArea area in stored)
        {
            AreaNode node = tree.Named(area.Code);
            node.IsStored = true;
            node.Name = node.StoredName = area.Name;
            node.Level = node.StoredLevel = area.Level;
            node.Parent = node.StoredParent = tree.NamedOrNone(area.ParentCode);
            node.Compound = node.StoredCompound = tree.NamedOrNone(area.CompoundCode);
        }
        return tree;
    }

    /// <summary>All nodes, in the order in which they were first named.</summary>
    public IEnumerable<AreaNode> Nodes => _nodes.Values;

    /// <summary>The area of a code, or null.</summary>
    public AreaNode? Find(string code) => _nodes.GetValueOrDefault(code) is { IsKnown: true } node ? node : null;

    /// <summary>
    /// The areas that somebody can mean: by code, by full name from the top down (<c>沈阳市/和平区/…</c>), or by name alone.
    /// Areas in between may be left out of a full name. More than one is ambiguous.
    /// </summary>
    public IReadOnlyList<AreaNode> Meant(string written)
    {
        if (Find(written) is { } coded)
        {
            return [coded];
        }
        string[] names = written.Split('/', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        _byName ??= _nodes.Values.Where(node => node.IsKnown).ToLookup(node => node.Name);
        return names.Length == 0 ? [] : [.. _byName[names[^1]].Where(node => IsBelow(node, names.AsSpan(..^1)))];
    }

    /// <summary>The one area that somebody means; else null, and the reason is told.</summary>
    /// <param name="written">As <see cref="Meant"/> reads it.</param>
    /// <param name="refuse">Hears that there is no such area, or which ones there are.</param>
    public AreaNode? Only(string written, Action<Bi> refuse)
    {
        IReadOnlyList<AreaNode> meant = Meant(written);
        if (meant.Count == 0)
        {
            refuse(ImportTexts.UnknownArea.With(written));
        }
        if (meant.Count > 1)
        {
            string codes = string.Join(' ', meant.Take(MostCodes).Select(area => area.Code)) + (meant.Count > MostCodes ? " …" : "");
            refuse(ImportTexts.AmbiguousArea.With(written, meant.Count, codes));
        }
        return meant is [var only] ? only : null;
    }

    // Each name further left must be found further up.
    private static bool IsBelow(AreaNode node, ReadOnlySpan<string> names)
    {
        AreaNode? above = node.Compound is { } compound && names.Length > 0 && compound.Name == names[^1] ? compound : node.Parent;
        while (above is not null && names.Length > 0)
        {
            if (above.Name == names[^1])
            {
                names = names[..^1];
            }
            above = above.Parent;
        }
        return names.Length == 0;
    }

    /// <summary>The node of a code, made where there is none yet: parents may come after their children.</summary>
    internal AreaNode Named(string code)
    {
        if (!_nodes.TryGetValue(code, out AreaNode? node))
        {
            node = new(code);
            _nodes.Add(code, node);
        }
        return node;
    }

    internal AreaNode? NamedOrNone(string? code) => string.IsNullOrEmpty(code) ? null : Named(code);
}
