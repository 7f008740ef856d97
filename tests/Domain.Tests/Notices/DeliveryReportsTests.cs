using Hub.Domain.Notices;

namespace Hub.Domain.Tests.Notices;

/// <summary>What a page reports about a delivery.</summary>
public sealed class DeliveryReportsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(DeliveryState.Pending)]
    [InlineData(DeliveryState.Leased)]
    [InlineData(DeliveryState.HandedOff)]
    [InlineData(DeliveryState.Deferred)]
    [InlineData(DeliveryState.Failed)]
    [InlineData(DeliveryState.Unknown)]
    public void What_stands_on_a_page_was_received_however_the_sending_went(DeliveryState before)
    {
        Delivery delivery = In(before);

        Assert.True(delivery.Receive(Now));
        Assert.Equal(DeliveryState.Received, delivery.State);
        Assert.Equal(Now, delivery.ReceivedAt);
        Assert.False(delivery.Receive(Now.AddMinutes(1)));
        Assert.Equal(Now, delivery.ReceivedAt);
    }

    [Theory]
    [InlineData(DeliveryState.Read)]
    [InlineData(DeliveryState.Acked)]
    [InlineData(DeliveryState.Cancelled)]
    public void A_late_report_takes_nothing_back(DeliveryState before)
    {
        Delivery delivery = In(before);

        Assert.False(delivery.Receive(Now));
        Assert.Equal(before, delivery.State);
    }

    [Fact]
    public void Acknowledging_counts_once()
    {
        Delivery delivery = In(DeliveryState.HandedOff);

        Assert.True(delivery.Acknowledge(Now));
        Assert.False(delivery.Acknowledge(Now.AddMinutes(1)));
        Assert.Equal((DeliveryState.Acked, Now, Now), (delivery.State, delivery.AckedAt, delivery.ReceivedAt));
    }

    private static Delivery In(DeliveryState state) =>
        new() { NoticeId = Guid.Empty, PersonId = Guid.Empty, Lane = Lane.Alert, CreatedAt = Now, ChangedAt = Now, State = state };
}
