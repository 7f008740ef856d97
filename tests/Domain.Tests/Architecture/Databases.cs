namespace Hub.Domain.Tests.Architecture;

/// <summary>Finds the types that use EF Core or a database's client.</summary>
internal static class Databases
{
    private static readonly string[] Clients = ["Microsoft.EntityFrameworkCore", "Microsoft.Data.Sqlite", "Npgsql", "SQLitePCL"];

    /// <summary>One sentence for each type outside of <paramref name="storage"/> that does.</summary>
    public static IEnumerable<string> UsesOutside(string storage, IEnumerable<TypeReference> references) =>
        from reference in references
        where !IsIn(storage, reference.From.Namespace) && Clients.Any(client => IsIn(client, reference.To.Namespace))
        select $"{reference.From} uses {reference.To}";

    private static bool IsIn(string parent, string name) =>
        name == parent || name.StartsWith(parent + ".", StringComparison.Ordinal);
}
