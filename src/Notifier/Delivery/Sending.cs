using Hub.Domain.Notices;
using Hub.Notifier.Channels;
using Polly;

namespace Hub.Notifier.Delivery;

/// <summary>One message on its way through the pipeline of its channel.</summary>
internal sealed class Sending(IChannel channel, Address to, Message message, string key, Guid personId, Lane lane)
{
    /// <summary>Where the strategies of a pipeline find it.</summary>
    internal static readonly ResiliencePropertyKey<Sending> Property = new("hub.sending");

    internal Guid PersonId => personId;

    internal bool IsBulk => lane == Lane.Bulk;

    internal bool IsUrgent => lane.IsUrgent();

    /// <summary>Whether the channel is being asked.</summary>
    internal bool IsOut { get; private set; }

    /// <summary>What the channel said last.</summary>
    internal Sent? Last { get; private set; }

    /// <summary>That one try may have been taken; then no later answer can say that it was not.</summary>
    internal Sent.Unknown? Lost { get; private set; }

    /// <summary>Asks the channel. It throws nothing: what was cut off is an outcome too.</summary>
    internal async ValueTask<Outcome<Sent>> CallAsync(CancellationToken cancellationToken)
    {
        IsOut = true;
        try
        {
            Last = await channel.SendAsync(to, message, key, cancellationToken);
        }
        catch (OperationCanceledException stopped)
        {
            return Polly.Outcome.FromException<Sent>(stopped);
        }
#pragma warning disable CA1031 // One person's broken channel must not stop her neighbours; the attempt says what happened.
        catch (Exception broken)
#pragma warning restore CA1031
        {
            Last = new Sent.Unknown(broken.GetType().Name);
        }
        IsOut = false;
        Lost = Last as Sent.Unknown ?? Lost;
        return Polly.Outcome.FromResult(Last);
    }
}
