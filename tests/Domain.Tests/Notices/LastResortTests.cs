using Hub.Domain.Notices;
using Hub.Domain.People;

namespace Hub.Domain.Tests.Notices;

/// <summary>Whether an alert rings at two in the morning.</summary>
public sealed class LastResortTests
{
    private static readonly TimeZoneInfo Shanghai = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");
    private static readonly DateTimeOffset Two = new(2026, 11, 21, 18, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(true, false, false, true)]
    [InlineData(false, false, false, false)]
    [InlineData(false, true, false, true)]
    [InlineData(false, false, true, true)]
    public void At_night_an_alert_rings_who_is_on_shift_and_else_only_in_danger_or_when_nobody_is_left(
        bool onShift, bool isRedLine, bool isLastResort, bool rings)
    {
        Notice notice = new()
        {
            Id = Guid.Empty, Key = "k", Kind = NoticeKind.Alert, Lane = Lane.Alert, Text = new("", ""), Audience = new([]), CreatedAt = Two,
            IsRedLine = isRedLine, IsLastResort = isLastResort,
        };
        Person person = new() { Id = Guid.Empty, CreatedAt = Two };

        SendDecision decision = WhenToSend.Decide(notice, person.Wishes, new(IsAwake: false, onShift, 0, null), SendLimits.Default, Two, Shanghai);

        Assert.Equal(rings ? new SendDecision.Now() : new SendDecision.Wait(Two.AddHours(5.5), WhenToSend.Quiet), decision);
    }
}
