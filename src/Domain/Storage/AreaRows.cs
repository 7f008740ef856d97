using Hub.Domain.Areas;
using Microsoft.EntityFrameworkCore;

namespace Hub.Domain.Storage;

/// <summary>The tree of areas.</summary>
public sealed class AreaRows
{
    private readonly HubDb _db;

    internal AreaRows(HubDb db) => _db = db;

    /// <summary>The area of a code, or null.</summary>
    public Task<Area?> FindAsync(string code, CancellationToken cancellationToken) =>
        _db.Compiled.Area(_db, code, cancellationToken);

    /// <summary>The areas of these codes, in no order.</summary>
    public Task<List<Area>> FindAllAsync(IReadOnlyCollection<string> codes, CancellationToken cancellationToken) =>
        _db.Compiled.Areas(_db, codes).ToListAsync(cancellationToken).AsTask();

    /// <summary>The areas right below a parent (null: the top), by name.</summary>
    public Task<List<Area>> ChildrenAsync(string? parentCode, CancellationToken cancellationToken) =>
        _db.Areas.AsNoTracking().Where(area => area.ParentCode == parentCode).OrderBy(area => area.Name).ToListAsync(cancellationToken);

    /// <summary>Everything below an area, itself included, of one level or of all.</summary>
    public Task<List<Area>> BelowAsync(Area top, AreaLevel? level, CancellationToken cancellationToken)
    {
        string after = AreaPath.After(top.Path);
        string path = top.Path;
        if (level is { } one && top.Level != AreaLevel.Compound)
        {
            return _db.Compiled.Below(_db, path, after, one).ToListAsync(cancellationToken).AsTask();
        }
        IQueryable<Area> below = top.Level == AreaLevel.Compound
            ? _db.Areas.Where(area => area.CompoundCode == top.Code || area.Code == top.Code)
            : _db.Areas.Where(area => string.Compare(area.Path, path) >= 0 && string.Compare(area.Path, after) < 0);
        return below.AsNoTracking().Where(area => level == null || area.Level == level).OrderBy(area => area.Path).ToListAsync(cancellationToken);
    }

    /// <summary>The area and all above it, nearest first; its compound right after it, where it has one.</summary>
    public async Task<List<Area>> UpwardAsync(string code, CancellationToken cancellationToken)
    {
        if (await FindAsync(code, cancellationToken) is not { } area)
        {
            return [];
        }
        List<string> codes = [.. AreaPath.Codes(area.Path)];
        if (area.CompoundCode is { } compound)
        {
            codes.Add(compound);
        }
        List<Area> found = await FindAllAsync(codes, cancellationToken);
        return [.. found.OrderByDescending(above => above.Level == AreaLevel.Compound ? 5.5 : (double)above.Level)];
    }

    /// <summary>Areas of one name, at most <paramref name="most"/>.</summary>
    public Task<List<Area>> NamedAsync(string name, int most, CancellationToken cancellationToken) =>
        _db.Areas.AsNoTracking().Where(area => area.Name == name).OrderBy(area => area.Path).Take(most).ToListAsync(cancellationToken);

    /// <summary>Communities, compounds and streets whose names begin so, at most <paramref name="most"/>.</summary>
    public Task<List<Area>> StartingAsync(string beginning, int most, CancellationToken cancellationToken)
    {
        string after = AreaPath.After(beginning);
        AreaLevel[] named = [AreaLevel.Street, AreaLevel.Community, AreaLevel.Compound];
        return _db.Areas.AsNoTracking()
            .Where(area => string.Compare(area.Name, beginning) >= 0 && string.Compare(area.Name, after) < 0 && named.Contains(area.Level))
            .OrderBy(area => area.Name).Take(most).ToListAsync(cancellationToken);
    }

    /// <summary>All areas of one level, at most <paramref name="most"/>.</summary>
    public Task<List<Area>> OfLevelAsync(AreaLevel level, int most, CancellationToken cancellationToken) =>
        _db.Areas.AsNoTracking().Where(area => area.Level == level).OrderBy(area => area.Path).Take(most).ToListAsync(cancellationToken);

    /// <summary>The whole tree, in no order: what an import is laid over.</summary>
    public Task<List<StoredArea>> AllAsync(CancellationToken cancellationToken) =>
        _db.Areas.AsNoTracking()
            .Select(area => new StoredArea(area.Code, area.ParentCode, area.Level, area.Name, area.CompoundCode))
            .ToListAsync(cancellationToken);

    /// <summary>Whether there is any area at all.</summary>
    public Task<bool> AnyAsync(CancellationToken cancellationToken) => _db.Areas.AnyAsync(cancellationToken);

    /// <summary>Keeps other writers from the tree until the transaction ends, so that what was decided on it still holds. Readers go on.</summary>
    public Task HoldAsync(CancellationToken cancellationToken) => _db.HoldAreasAsync(cancellationToken);

    /// <summary>Writes what an import decided.</summary>
    public Task WriteAsync(AreaPlan plan, CancellationToken cancellationToken) => _db.WriteAreasAsync(plan, cancellationToken);

    /// <summary>Adds areas.</summary>
    public void Add(params ReadOnlySpan<Area> areas)
    {
        foreach (Area area in areas)
        {
            _db.Areas.Add(area);
        }
    }
}
