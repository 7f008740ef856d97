namespace Hub.Domain.Storage;

/// <summary>A fact about this database: the sealed canary, whether the demonstration was written, a counter.</summary>
public sealed class Setting
{
    public required string Key { get; init; }
    public required string Value { get; set; }
}
