namespace Hub.Domain.Privacy;

/// <summary>
/// How private values are closed, opened and looked up. The host gives it: Domain knows no keys.
/// </summary>
/// <param name="Close">Encrypts a plain value.</param>
/// <param name="Open">Decrypts; throws <see cref="System.Security.Cryptography.CryptographicException"/> when the keys are not those that closed it.</param>
/// <param name="LookUp">A keyed hash (HMAC-SHA-256, hex) of a plain value: equal values have equal hashes, and nobody without the key can guess them.</param>
public sealed record Seal(Func<string, Sealed> Close, Func<Sealed, string> Open, Func<string, string> LookUp);
