namespace Hub.Domain.Storage;

/// <summary>Facts about this database.</summary>
public sealed class SettingRows
{
    private readonly HubDb _db;

    internal SettingRows(HubDb db) => _db = db;

    /// <summary>The value of a key, or null.</summary>
    public async Task<string?> FindAsync(string key, CancellationToken cancellationToken) =>
        (await _db.Settings.FindAsync([key], cancellationToken))?.Value;

    /// <summary>Sets a key.</summary>
    public async Task SetAsync(string key, string value, CancellationToken cancellationToken)
    {
        if (await _db.Settings.FindAsync([key], cancellationToken) is { } setting)
        {
            setting.Value = value;
        }
        else
        {
            _db.Settings.Add(new() { Key = key, Value = value });
        }
    }
}
