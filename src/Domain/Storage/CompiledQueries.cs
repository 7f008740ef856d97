using Hub.Domain.Areas;
using Hub.Domain.Conversations;
using Hub.Domain.Notices;
using Hub.Domain.People;
using Hub.Domain.Requests;
using Microsoft.EntityFrameworkCore;

namespace Hub.Domain.Storage;

/// <summary>
/// What messages ask, compiled once: to read the expressions anew cost as much as the answer. One set for each model, to
/// which a compiled query belongs. Each says whether what it finds is watched for changes: that is fixed
/// when a query is compiled, whoever asks first.
/// </summary>
internal sealed class CompiledQueries
{
    internal readonly Func<HubDb, string, CancellationToken, Task<Conversation?>> Held = EF.CompileAsyncQuery(
        (HubDb db, string id, CancellationToken _) => db.Set<Conversation>().AsTracking().FirstOrDefault(conversation => conversation.Id == id));

    internal readonly Func<HubDb, string, string, CancellationToken, Task<Inbound?>> Received = EF.CompileAsyncQuery(
        (HubDb db, string channel, string dedupeKey, CancellationToken _) => db.Set<Inbound>().AsNoTracking()
            .FirstOrDefault(inbound => inbound.Channel == channel && inbound.DedupeKey == dedupeKey));

    internal readonly Func<HubDb, string, IAsyncEnumerable<Inbound>> Unanswered = EF.CompileAsyncQuery(
        (HubDb db, string conversationId) => db.Set<Inbound>().AsNoTracking()
            .Where(inbound => inbound.ConversationId == conversationId && inbound.AnsweredAt == null)
            .OrderBy(inbound => inbound.Seq).ThenBy(inbound => inbound.Id).AsQueryable());

    internal readonly Func<HubDb, string, long, int, IAsyncEnumerable<Activity>> Log = EF.CompileAsyncQuery(
        (HubDb db, string conversationId, long after, int most) => db.Set<Activity>().AsNoTracking()
            .Where(activity => activity.ConversationId == conversationId && activity.Seq > after)
            .OrderBy(activity => activity.Seq).Take(most));

    internal readonly Func<HubDb, Guid, CancellationToken, Task<Person?>> Person = EF.CompileAsyncQuery(
        (HubDb db, Guid id, CancellationToken _) => db.Set<Person>().AsTracking().FirstOrDefault(person => person.Id == id));

    // Her posts and those for which she stands in are found by two indexes and joined by their ids: an OR of both would read all posts.
    internal readonly Func<HubDb, Guid, DateTimeOffset, DateOnly, IAsyncEnumerable<SpeakerRow>> Speaker = EF.CompileAsyncQuery(
        (HubDb db, Guid id, DateTimeOffset now, DateOnly day) =>
            from person in db.Set<Person>().AsTracking()
            where person.Id == id
            from post in db.Set<Post>().Where(post =>
                db.Set<Post>().Where(own => own.PersonId == id).Select(own => own.Id)
                    .Union(db.Set<Duty>().Where(duty => duty.StandInId == id && duty.From <= now && duty.Until > now).Select(duty => duty.PostId))
                    .Contains(post.Id) && post.From <= day && (post.Until == null || post.Until >= day)).DefaultIfEmpty()
            from area in db.Set<Area>().Where(area => area.Code == post!.AreaCode).DefaultIfEmpty()
            select new SpeakerRow(person, post, area));

    internal readonly Func<HubDb, Guid, DateOnly, IAsyncEnumerable<Standing>> Posts = EF.CompileAsyncQuery(
        (HubDb db, Guid personId, DateOnly day) =>
            from post in db.Set<Post>().AsNoTracking()
            where post.PersonId == personId && post.From <= day && (post.Until == null || post.Until >= day)
            join area in db.Set<Area>() on post.AreaCode equals area.Code
            join person in db.Set<Person>() on post.PersonId equals person.Id
            select new Standing(post, area, person));

    internal readonly Func<HubDb, IReadOnlyCollection<string>, DateOnly, IAsyncEnumerable<Standing>> PostsAt = EF.CompileAsyncQuery(
        (HubDb db, IReadOnlyCollection<string> areaCodes, DateOnly day) =>
            from post in db.Set<Post>().AsNoTracking()
            where areaCodes.Contains(post.AreaCode) && post.From <= day && (post.Until == null || post.Until >= day)
            join area in db.Set<Area>() on post.AreaCode equals area.Code
            join person in db.Set<Person>() on post.PersonId equals person.Id
            select new Standing(post, area, person));

    internal readonly Func<HubDb, string, CancellationToken, Task<Area?>> Area = EF.CompileAsyncQuery(
        (HubDb db, string code, CancellationToken _) => db.Set<Area>().AsNoTracking().FirstOrDefault(area => area.Code == code));

    internal readonly Func<HubDb, IReadOnlyCollection<string>, IAsyncEnumerable<Area>> Areas = EF.CompileAsyncQuery(
        (HubDb db, IReadOnlyCollection<string> codes) => db.Set<Area>().AsNoTracking().Where(area => codes.Contains(area.Code)));

    internal readonly Func<HubDb, string, string, AreaLevel, IAsyncEnumerable<Area>> Below = EF.CompileAsyncQuery(
        (HubDb db, string path, string after, AreaLevel level) => db.Set<Area>().AsNoTracking()
            .Where(area => string.Compare(area.Path, path) >= 0 && string.Compare(area.Path, after) < 0 && area.Level == level)
            .OrderBy(area => area.Path).AsQueryable());

    internal readonly Func<HubDb, string, CancellationToken, Task<Request?>> Filed = EF.CompileAsyncQuery(
        (HubDb db, string key, CancellationToken _) => db.Set<Request>().AsTracking().FirstOrDefault(request => request.Key == key));

    internal readonly Func<HubDb, Guid, CancellationToken, Task<Request?>> Asked = EF.CompileAsyncQuery(
        (HubDb db, Guid personId, CancellationToken _) => db.Set<Request>().AsNoTracking()
            .Where(request => request.ReporterId == personId && request.OpenQuestion != null)
            .OrderByDescending(request => request.Number).FirstOrDefault());

    internal readonly Func<HubDb, Guid, int, IAsyncEnumerable<Request>> OfReporter = EF.CompileAsyncQuery(
        (HubDb db, Guid personId, int most) => db.Set<Request>().AsNoTracking().Where(request => request.ReporterId == personId)
            .OrderByDescending(request => request.Number).Take(most));

    internal readonly Func<HubDb, IReadOnlyCollection<Guid>, DateTimeOffset, IAsyncEnumerable<Slice>> Free = EF.CompileAsyncQuery(
        (HubDb db, IReadOnlyCollection<Guid> ids, DateTimeOffset now) => db.Set<Slice>().AsNoTracking()
            .Where(slice => ids.Contains(slice.Id) && !slice.Held && (slice.LeasedUntil == null || slice.LeasedUntil < now)));

    internal readonly Func<HubDb, DateTimeOffset, IAsyncEnumerable<Lane>> WaitingLanes = EF.CompileAsyncQuery(
        (HubDb db, DateTimeOffset now) => db.Set<Slice>().Where(slice => !slice.Held && (slice.LeasedUntil == null || slice.LeasedUntil < now))
            .Select(slice => slice.Lane).Distinct());

    internal readonly Func<HubDb, IReadOnlyCollection<Guid>, string, IAsyncEnumerable<Conversation>> Talks = EF.CompileAsyncQuery(
        (HubDb db, IReadOnlyCollection<Guid> people, string channel) => db.Set<Conversation>().AsNoTracking()
            .Where(conversation => conversation.Channel == channel && conversation.PersonId != null && people.Contains(conversation.PersonId.Value)));

    internal readonly Func<HubDb, IReadOnlyCollection<Guid>, IReadOnlyCollection<string>, IAsyncEnumerable<ContactAddress>> Addresses = EF.CompileAsyncQuery(
        (HubDb db, IReadOnlyCollection<Guid> people, IReadOnlyCollection<string> channels) => db.Set<Contact>().AsNoTracking()
            .Where(contact => people.Contains(contact.PersonId) && channels.Contains(contact.Channel) && contact.DisabledReason == null)
            .Select(contact => new ContactAddress(contact.Id, contact.PersonId, contact.Channel, contact.Address)));

    internal readonly Func<HubDb, IReadOnlyCollection<string>, IAsyncEnumerable<Policy>> Policies = EF.CompileAsyncQuery(
        (HubDb db, IReadOnlyCollection<string> areaCodes) => db.Set<Policy>().AsNoTracking().Where(policy => areaCodes.Contains(policy.AreaCode)));
}

/// <summary>A person beside one of her posts, if she has any.</summary>
internal sealed record SpeakerRow(Person Person, Post? Post, Area? Area);
