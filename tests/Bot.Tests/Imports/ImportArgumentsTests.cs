using Hub.Bot.Imports;

namespace Hub.Bot.Tests.Imports;

/// <summary>What may follow <c>import areas</c> and <c>import people</c>.</summary>
public sealed class ImportArgumentsTests
{
    [Theory]
    [InlineData("a.csv", "a.csv", false)]
    [InlineData("a.csv --dry-run", "a.csv", true)]
    [InlineData("--dry-run a.csv", "a.csv", true)]
    [InlineData("--Hub:Database x a.csv --Hub:Keys=y", "a.csv", false)]
    public void A_file_may_stand_anywhere(string args, string file, bool dryRun) =>
        Assert.Equal(new(file, dryRun), ImportArguments.Read(args.Split(' ')));

    [Theory]
    [InlineData("--dry-run")]
    [InlineData("a.csv b.csv")]
    [InlineData("--dryrun")]
    public void Anything_else_is_not_understood(string args) => Assert.Null(ImportArguments.Read(args.Split(' ')));
}
