using Hub.Domain.Areas;

namespace Hub.Domain.Storage;

/// <summary>Levels as the database has them: their names, made once, since <c>ToString</c> on an enum makes a string each time it is asked.</summary>
internal static class LevelNames
{
    private static readonly string[] Names = [.. Enumerable.Range(0, 8).Select(level => ((AreaLevel)level).ToString())];

    internal static string Of(AreaLevel level) => Names[(int)level];
}
