namespace Hub.Domain.Privacy;

/// <summary>A private value (a phone, a door) as it lies in the database: encrypted. <see cref="Seal.Open"/> reads it.</summary>
public readonly record struct Sealed(string Cipher)
{
    /// <summary>Never shows the value, so that a log line cannot.</summary>
    public override string ToString() => "(sealed)";
}
