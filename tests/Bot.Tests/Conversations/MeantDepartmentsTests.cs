using Hub.Bot.Requests;
using Hub.Domain.People;
using Hub.Domain.Understanding;

namespace Hub.Bot.Tests.Conversations;

/// <summary>Which departments of a list are called, and by when each is to answer.</summary>
public sealed class MeantDepartmentsTests
{
    // Sunday the 22nd of November 2026, 15:00 in the community.
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 7, 0, 0, TimeSpan.Zero);

    private static readonly Organisation[] Departments = [.. new[] { "供水站", "街道执法队", "第2供电所" }
        .Select(name => new Organisation { Id = Guid.CreateVersion7(), Kind = OrganisationKind.Department, Name = name, AreaCode = "m" })];

    [Theory]
    [InlineData("1", "供水站")]
    [InlineData("1、2", "供水站 街道执法队")]
    [InlineData("1号和3号", "供水站 第2供电所")]
    [InlineData("１，12月3日前", "供水站 3")]
    [InlineData("1、2 28号前", "供水站 28 街道执法队 28")]
    [InlineData("1 两天内，2、3 12月3日前", "供水站 24 街道执法队 3 第2供电所 3")]
    [InlineData("1 by Friday, 2 by 3 December", "供水站 27 街道执法队 3")]
    [InlineData("1, 2 for 2 days", "供水站 24 街道执法队 24")]
    [InlineData("两天内 1，周五前 2", "供水站 24 街道执法队 27")]
    [InlineData("第2供电所", "第2供电所")]
    [InlineData("执法队", "")]
    [InlineData("12", "")]
    public void Each_has_the_deadline_that_is_said_for_it_and_no_digit_of_a_date_or_a_name_is_a_number_of_the_list(string words, string meant)
    {
        IReadOnlyList<Deadline> deadlines = Deadline.In(words, Departments.Length, Now, instant => instant.ToOffset(TimeSpan.FromHours(8)), new(17, 30), _ => Now);

        Dictionary<Guid, DateTimeOffset?> found = MeantDepartments.In(words, Departments, deadlines);

        Assert.Equal(meant, string.Join(' ', Departments.Where(one => found.ContainsKey(one.Id))
            .Select(one => found[one.Id] is { } by ? $"{one.Name} {by.ToOffset(TimeSpan.FromHours(8)).Day}" : one.Name)));
    }
}
