using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Text;
using Hub.Notifier.Channels;

namespace Hub.Notifier.Delivery;

/// <summary>One message to one person: a delivery, or several that waited for her together.</summary>
/// <param name="PersonId">Her id.</param>
/// <param name="Wishes">How she wants to be told; null where she is gone.</param>
/// <param name="Items">The notices, each with the round of this try.</param>
/// <param name="Addresses">Where she can be reached, in her order.</param>
/// <param name="Facts">What is known of her now.</param>
/// <param name="Texts">Her own words of those notices that say each person something else.</param>
/// <param name="IsTakenOver">Whether a worker died over it: it may have been sent.</param>
/// <param name="Doubt">The notice and round by whose key an earlier try may have been taken: it is used until the channel says; null where there is no doubt.</param>
internal sealed record Job(
    Guid PersonId, Wishes? Wishes, IReadOnlyList<(Notice Notice, int Round)> Items, IReadOnlyList<Address> Addresses, SendFacts Facts,
    IReadOnlyDictionary<Guid, Bi> Texts, bool IsTakenOver, (Guid NoticeId, int Round)? Doubt)
{
    /// <summary>What a notice says to her.</summary>
    internal Bi TextOf(Notice notice) => Texts.TryGetValue(notice.Id, out Bi own) ? own : notice.Text;
}
