using Hub.Testing;

using Hub.Domain.Areas;

namespace Hub.Bot.Tests.Conversations;

/// <summary>A hub whose community has no staff yet: everything is kept, and nothing is promised that nobody will do.</summary>
public sealed class EmptyCommunityTests(NobodyOnPost here) : IClassFixture<NobodyOnPost>
{
    [Theory]
    [InlineData("zh", "1号楼灯坏了", "提交", "还没有登记工作人员", "12345")]
    [InlineData("en", "the lamp in building 1 is broken", "submit", "No staff are entered", "12345")]
    public async Task A_request_is_kept_and_she_is_told_the_truth(string locale, string words, string submit, string nobody, string line)
    {
        Talk her = await here.ResidentAsync(locale: locale);

        await her.SayAsync(words);
        string answer = await her.SayAsync(submit);

        Assert.Contains(nobody, answer);
        Assert.Contains(line, answer);
        Assert.Equal(["Submitted"], await here.AskAsync($"""SELECT "Status" FROM requests WHERE "Number" = {her.Number}"""));
    }

    [Theory]
    [InlineData("zh", "1号楼着火了", "请一定自己打电话")]
    [InlineData("en", "building 1 is on fire", "please do call yourself")]
    public async Task In_danger_it_says_that_nobody_can_see_it(string locale, string words, string nobody)
    {
        Talk her = await here.ResidentAsync(locale: locale);

        string answer = await her.SayAsync(words);

        Assert.StartsWith("🔴", answer);
        Assert.Contains(nobody, answer);
    }

    [Theory]
    [InlineData("zh", "找人", "12345")]
    [InlineData("en", "find a person", "12345")]
    public async Task Asked_for_a_person_it_gives_the_citys_line(string locale, string words, string line)
    {
        Talk her = await here.ResidentAsync(locale: locale);

        Assert.Contains(line, await her.SayAsync(words));
    }
}

/// <summary>One community with one building and nobody on any post.</summary>
public sealed class NobodyOnPost : Neighbourhood
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await WriteAsync(rows => rows.Areas.Add(
            new Area { Code = "C", Level = AreaLevel.Community, Name = "新村社区", Path = "C/" },
            new Area { Code = "G", ParentCode = "C", Level = AreaLevel.Grid, Name = "第一网格", Path = "C/G/" },
            new Area { Code = "B", ParentCode = "G", Level = AreaLevel.Building, Name = "1号楼", Path = "C/G/B/" }));
    }

    protected override TestHubOptions Options() => base.Options() with { Demonstration = false };
}
