namespace Hub.Domain.Tests.Architecture;

/// <summary>
/// A type by its name and the assembly that declares it. What is nested in it, a lambda's closure included, counts as
/// the type itself.
/// </summary>
internal sealed record TypeName(string Assembly, string Namespace, string Name)
{
    public override string ToString() => Namespace.Length == 0 ? Name : $"{Namespace}.{Name}";
}

/// <summary>One type uses another: in a signature, a field, an attribute, or the body of a method.</summary>
internal sealed record TypeReference(TypeName From, TypeName To);
