using Hub.Domain.Text;

namespace Hub.Domain.Areas;

/// <summary>Looks at a tree that a file was laid over: is every area still below one that may be above it?</summary>
internal static class CheckAreas
{
    /// <summary>Adds what is wrong, in time linear in the number of areas.</summary>
    internal static void All(AreaTree tree, List<RowProblem> problems)
    {
        HashSet<AreaNode> circling = Circling(tree);
        foreach (AreaNode node in tree.Nodes.Where(node => node.IsKnown))
        {
            if (circling.Contains(node))
            {
                Add(problems, node.Line, ImportTexts.Cycle.With(node.Code));
                continue;
            }
            CheckParent(node, problems);
            CheckCompound(node, problems);
        }
    }

    private static void CheckParent(AreaNode node, List<RowProblem> problems)
    {
        if (node.Parent is not { } parent)
        {
            if (node.Level == AreaLevel.Compound)
            {
                Add(problems, node.Line, ImportTexts.CompoundPlace);
            }
            return;
        }
        // What the file does not name is wrong only where the file changed what is above it: that line is to blame.
        int line = node.Line != 0 ? node.Line : parent.Line;
        if (!parent.IsKnown)
        {
            Add(problems, line, ImportTexts.UnknownParent.With(parent.Code));
        }
        else if (node.Level == 0 || parent.Level == 0)
        {
            // The level itself was already called unknown.
        }
        else if (node.Level == AreaLevel.Compound)
        {
            if (parent.Level != AreaLevel.Community)
            {
                Add(problems, line, ImportTexts.CompoundPlace);
            }
        }
        else if (node.Level <= parent.Level || parent.Level == AreaLevel.Compound)
        {
            Bi child = node.Level.Words();
            Bi above = parent.Level.Words();
            Add(problems, line, new(
                ImportTexts.LevelOrder.In(Lang.Zh, node.Code, child.Zh, parent.Code, above.Zh),
                ImportTexts.LevelOrder.In(Lang.En, node.Code, child.En, parent.Code, above.En)));
        }
    }

    private static void CheckCompound(AreaNode node, List<RowProblem> problems)
    {
        if (node.Compound is not { } compound)
        {
            return;
        }
        int line = node.Line != 0 ? node.Line : compound.Line;
        if (!compound.IsKnown)
        {
            Add(problems, line, ImportTexts.UnknownCompound.With(compound.Code));
        }
        else if (node.Level != 0 && node.Level != AreaLevel.Building)
        {
            Add(problems, line, ImportTexts.CompoundOfOther.With(node.Code));
        }
        else if (compound.Level != 0 && compound.Level != AreaLevel.Compound)
        {
            Add(problems, line, ImportTexts.NotACompound.With(compound.Code));
        }
        else if (node.Level != 0 && compound.Parent is { Level: AreaLevel.Community } community
            && node.Parent is { IsKnown: true } && node.Above(AreaLevel.Community) != community)
        {
            Add(problems, line, ImportTexts.OtherCommunity.With(compound.Code, community.Code));
        }
    }

    private static void Add(List<RowProblem> problems, int line, Bi reason)
    {
        if (line != 0)
        {
            problems.Add(new(line, reason));
        }
    }

    // Each walk upward carries its own number; meeting it again closes a circle, meeting another's ends the walk.
    private static HashSet<AreaNode> Circling(AreaTree tree)
    {
        HashSet<AreaNode> circling = [];
        int walk = 0;
        foreach (AreaNode start in tree.Nodes)
        {
            walk++;
            AreaNode? node = start;
            while (node is { Mark: 0 })
            {
                node.Mark = walk;
                node = node.Parent;
            }
            for (AreaNode? round = node?.Mark == walk ? node : null; round is not null && circling.Add(round);)
            {
                round = round.Parent;
            }
        }
        return circling;
    }
}
