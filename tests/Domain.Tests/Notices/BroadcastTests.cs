using Hub.Domain.Areas;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Text;

namespace Hub.Domain.Tests.Notices;

/// <summary>What may become of a broadcast, and who may do it.</summary>
public sealed class BroadcastTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 1, 0, 0, TimeSpan.Zero);
    private static readonly Area Community = new() { Code = "m", Level = AreaLevel.Community, Name = "浑河湾社区", Path = "m/" };
    private static readonly Standing Author = Holding(Role.Coordinator);
    private static readonly Standing Secretary = Holding(Role.CommunitySecretary);
    private static readonly Standing Colleague = Holding(Role.Coordinator);
    private static readonly Standing Leader = Holding(Role.GridLeader);
    private static readonly Standing Head = Holding(Role.BuildingHead);
    private static readonly Standing[] Upward = [Author, Secretary, Colleague, Leader, Head];

    [Fact]
    public void The_highest_other_role_is_asked_and_deputies_after_ten_minutes()
    {
        Assert.Equal([Secretary.Person.Id], BroadcastAuthority.Approvers(Upward, Author.Person.Id));
        Assert.Equal([Colleague.Person.Id, Leader.Person.Id], BroadcastAuthority.Deputies(Upward, Author.Person.Id));
        Assert.Equal([Author.Person.Id, Colleague.Person.Id], BroadcastAuthority.Approvers(Upward, Secretary.Person.Id));

        Broadcast broadcast = Submitted();
        Assert.Equal(Now.AddMinutes(10), Assert.IsType<BroadcastMoved.TooEarly>(Approve(broadcast, Colleague, Now.AddMinutes(9))).From);
        Assert.IsType<BroadcastMoved.Done>(Approve(broadcast, Colleague, Now.AddMinutes(10)));
        Assert.Equal(BroadcastState.Scheduled, broadcast.State);
    }

    [Fact]
    public void Nobody_approves_her_own_and_nobody_without_authority()
    {
        Broadcast broadcast = Submitted();

        Assert.IsType<BroadcastMoved.OwnWork>(Approve(broadcast, Author, Now.AddHours(1)));
        Assert.IsType<BroadcastMoved.NoAuthority>(Approve(broadcast, Head, Now.AddHours(1)));
        Assert.IsType<BroadcastMoved.NoAuthority>(ApproveBroadcast.Decide(broadcast, Guid.CreateVersion7(), null, Upward, Now.AddHours(1)));
        Assert.Equal(BroadcastState.Submitted, broadcast.State);
    }

    [Fact]
    public void Approving_twice_changes_nothing_and_another_version_is_not_approved()
    {
        Broadcast broadcast = Submitted();
        Assert.IsType<BroadcastMoved.Changed>(ApproveBroadcast.Decide(broadcast, Secretary.Person.Id, broadcast.Version - 1, Upward, Now));

        Assert.IsType<BroadcastMoved.Done>(Approve(broadcast, Secretary, Now));
        int version = broadcast.Version;
        Assert.IsType<BroadcastMoved.Already>(Approve(broadcast, Secretary, Now));
        Assert.Equal(version, broadcast.Version);
    }

    [Fact]
    public void An_edit_after_the_approval_makes_it_a_draft_again()
    {
        Broadcast broadcast = Submitted();
        Approve(broadcast, Secretary, Now);

        Assert.IsType<BroadcastMoved.Done>(EditBroadcast.Decide(broadcast, broadcast.Version, Draft() with { Text = new("改", "changed") }, Facts(), Now));

        Assert.Equal((BroadcastState.Draft, null, null), (broadcast.State, broadcast.ApproverId, broadcast.ApprovedAt));
        Assert.IsType<BroadcastMoved.Changed>(EditBroadcast.Decide(broadcast, 1, Draft(), Facts(), Now));
    }

    [Theory]
    [InlineData(Lane.Emergency, false)]
    [InlineData(Lane.Bulk, true)]
    public void Emergencies_and_approved_templates_go_at_once_and_are_looked_at_afterwards(Lane lane, bool preApproved)
    {
        Broadcast broadcast = Drafted(Draft() with { Lane = lane });

        SubmitBroadcast.Decide(broadcast, preApproved, Upward, Now);
        Notice? notice = StartBroadcast.Decide(broadcast, Guid.CreateVersion7(), false, null, Now);

        Assert.NotNull(notice);
        Assert.True(broadcast.NeedsReview);
        Assert.IsType<BroadcastMoved.OwnWork>(Approve(broadcast, Author, Now));
        Assert.IsType<BroadcastMoved.Done>(Approve(broadcast, Colleague, Now));
        Assert.Equal((false, BroadcastState.Sending), (broadcast.NeedsReview, broadcast.State));
    }

    [Fact]
    public void It_starts_at_its_time_and_once()
    {
        Broadcast broadcast = Drafted(Draft() with { ScheduledAt = Now.AddHours(1), ExpiresAt = Now.AddHours(3) });
        SubmitBroadcast.Decide(broadcast, false, Upward, Now);
        Approve(broadcast, Secretary, Now);

        Assert.Null(StartBroadcast.Decide(broadcast, Guid.CreateVersion7(), false, null, Now));
        Notice notice = StartBroadcast.Decide(broadcast, Guid.CreateVersion7(), false, null, Now.AddHours(1))!;
        Assert.Null(StartBroadcast.Decide(broadcast, Guid.CreateVersion7(), false, null, Now.AddHours(1)));

        Assert.Equal($"broadcast/{broadcast.Id:N}", notice.Key);
        Assert.Equal(broadcast.ExpiresAt, notice.ExpiresAt);
        Assert.Equal(broadcast.NoticeId, notice.Id);
    }

    [Fact]
    public void What_is_approved_too_late_is_never_sent()
    {
        Broadcast broadcast = Drafted(Draft() with { ExpiresAt = Now.AddHours(1) });
        SubmitBroadcast.Decide(broadcast, false, Upward, Now);
        Approve(broadcast, Secretary, Now.AddHours(2));

        Assert.Null(StartBroadcast.Decide(broadcast, Guid.CreateVersion7(), false, null, Now.AddHours(2)));
        Assert.Equal((BroadcastState.Stopped, "expired"), (broadcast.State, broadcast.Reason));
    }

    [Fact]
    public void It_pauses_resumes_and_stops_from_the_states_that_allow_it()
    {
        Broadcast broadcast = Submitted();
        Assert.IsType<BroadcastMoved.WrongState>(HoldBroadcast.Pause(broadcast));
        Approve(broadcast, Secretary, Now);
        StartBroadcast.Decide(broadcast, Guid.CreateVersion7(), false, null, Now);

        Assert.IsType<BroadcastMoved.Done>(HoldBroadcast.Pause(broadcast));
        Assert.IsType<BroadcastMoved.Already>(HoldBroadcast.Pause(broadcast));
        Assert.IsType<BroadcastMoved.WrongState>(HoldBroadcast.Finish(broadcast, Now));
        Assert.IsType<BroadcastMoved.Done>(HoldBroadcast.Resume(broadcast));
        Assert.IsType<BroadcastMoved.Done>(HoldBroadcast.Stop(broadcast, "写错了", Now));
        Assert.IsType<BroadcastMoved.WrongState>(HoldBroadcast.Resume(broadcast));
    }

    [Fact]
    public void A_correction_goes_to_the_same_audience_and_names_the_first()
    {
        Broadcast first = Submitted();
        Assert.Null(CorrectBroadcast.Decide(first, new("改为周二停水", "the water is off on Tuesday")));
        Approve(first, Secretary, Now);
        StartBroadcast.Decide(first, Guid.CreateVersion7(), false, null, Now);

        BroadcastDraft draft = CorrectBroadcast.Decide(first, new("改为周二停水", "the water is off on Tuesday"))!;
        Broadcast second = Drafted(draft);

        Assert.Equal(first.Audience, second.Audience);
        Bi words = StartBroadcast.Words(second, first.Text);
        Assert.Equal("【更正】此前通知“周一停水”，以本条为准：\n改为周二停水", words.Zh);
        Assert.Contains("Correction of the notice “No water on Monday”", words.En);
    }

    [Fact]
    public void Everything_that_is_wrong_is_said_at_once()
    {
        BroadcastDraft draft = new()
        {
            AreaCode = "m",
            Audience = new([]),
            Text = new("停水", " "),
            Lane = Lane.Alert,
            Links = ["http://example.org"],
            ScheduledAt = Now.AddHours(-1),
        };

        BroadcastMoved.Invalid invalid = Assert.IsType<BroadcastMoved.Invalid>(
            DraftBroadcast.Decide(Guid.CreateVersion7(), draft, Facts(), (Author.Person.Id, ""), Now));

        Assert.Equal(
            [BroadcastFault.TextMissing, BroadcastFault.AudienceEmpty, BroadcastFault.LaneUnknown, BroadcastFault.ScheduledInPast, BroadcastFault.LinkUnknown],
            invalid.Problems.Select(problem => problem.Fault));
    }

    [Fact]
    public void A_missing_or_unknown_value_names_the_row_and_the_placeholder()
    {
        (Guid one, Guid two) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Bi text = new("{name}，{day}停水，{amount}元", "{name}, no water on {day}, {amount} yuan");
        PersonValues[] rows = [new(one, new() { ["name"] = "田雨欣", ["amount"] = "5" }), new(two, new() { ["name"] = "王德福", ["amont"] = "6" })];

        BroadcastProblem[] wrong = [.. FillTemplate.Problems(text, new Dictionary<string, string> { ["day"] = "周一" }, rows, new([one, two]))];

        Assert.Equal(
            [new(BroadcastFault.ValueUnknown, "rows/2", "amont"), new BroadcastProblem(BroadcastFault.ValueMissing, "rows/2", "amount")], wrong);
    }

    [Fact]
    public void Values_of_single_people_need_a_row_for_everybody()
    {
        (Guid one, Guid two) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Bi text = new("{name}您好", "Hello {name}");
        PersonValues[] rows = [new(one, new() { ["name"] = "田雨欣" })];

        Assert.Equal([new(BroadcastFault.ValueMissing, "rows", "name")], FillTemplate.Problems(text, new Dictionary<string, string>(), rows, new([one, two])));
        Assert.Equal([new(BroadcastFault.ValueMissing, "values", "name")], FillTemplate.Problems(text, new Dictionary<string, string>(), [], new([one])));
        Assert.Empty(FillTemplate.Problems(text, new Dictionary<string, string>(), rows, new([one])));
        Assert.Equal("田雨欣您好", FillTemplate.With(text, rows[0].Values).Zh);
    }

    private static BroadcastMoved Approve(Broadcast broadcast, Standing by, DateTimeOffset at) =>
        ApproveBroadcast.Decide(broadcast, by.Person.Id, null, Upward, at);

    private static Broadcast Submitted()
    {
        Broadcast broadcast = Drafted(Draft());
        SubmitBroadcast.Decide(broadcast, false, Upward, Now);
        return broadcast;
    }

    private static Broadcast Drafted(BroadcastDraft draft) => Assert.IsType<BroadcastMoved.Done>(
        DraftBroadcast.Decide(Guid.CreateVersion7(), draft, Facts(), (Author.Person.Id, "林晓彤"), Now)).Broadcast;

    private static BroadcastDraft Draft() => new()
    {
        AreaCode = "m",
        Text = new("周一停水", "No water on Monday"),
        Audience = new([]) { Parts = [new("m", AudienceKind.Residents)] },
    };

    private static DraftFacts Facts() => new(null, []);

    private static Standing Holding(Role role)
    {
        Person person = new() { Id = Guid.CreateVersion7(), CreatedAt = Now };
        return new(new() { Id = Guid.CreateVersion7(), PersonId = person.Id, Role = role, AreaCode = "m", From = new(2026, 1, 1) }, Community, person);
    }
}
