using Hub.Domain.Requests;
using Microsoft.EntityFrameworkCore;

namespace Hub.Domain.Storage;

/// <summary>Calls from requests to departments. Whoever changes them holds the request's row.</summary>
public sealed class WhistleRows
{
    private readonly HubDb _db;

    internal WhistleRows(HubDb db) => _db = db;

    public void Add(Whistle whistle) => _db.Whistles.Add(whistle);

    public void Add(WhistleCall call) => _db.WhistleCalls.Add(call);

    /// <summary>One by its id, or null.</summary>
    public async Task<Whistle?> FindAsync(Guid id, CancellationToken cancellationToken) => await _db.Whistles.FindAsync([id], cancellationToken);

    /// <summary>The one of a request that waits for somebody, or null.</summary>
    public Task<Whistle?> OpenAsync(Guid requestId, CancellationToken cancellationToken) =>
        _db.Whistles.FirstOrDefaultAsync(
            whistle => whistle.RequestId == requestId && (whistle.State == WhistleState.Raised || whistle.State == WhistleState.Called), cancellationToken);

    /// <summary>Its departments, by name.</summary>
    public Task<List<WhistleCall>> CallsAsync(Guid whistleId, CancellationToken cancellationToken) =>
        _db.WhistleCalls.Where(call => call.WhistleId == whistleId).OrderBy(call => call.Name).ToListAsync(cancellationToken);

    /// <summary>The departments of a request that owe an answer, by name.</summary>
    public Task<List<WhistleCall>> OwedAsync(Guid requestId, CancellationToken cancellationToken) =>
        _db.WhistleCalls.Where(call => call.RequestId == requestId && call.AnsweredAt == null && !call.IsWaived)
            .OrderBy(call => call.Name).ToListAsync(cancellationToken);

    /// <summary>A department that is due to be looked at, by request; null when there is none. Nothing is held.</summary>
    public Task<WhistleCall?> NextDueAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        _db.WhistleCalls.AsNoTracking().Where(call => call.NextAt <= now).OrderBy(call => call.NextAt).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Puts off one that could not be decided, so that it does not stand in the way of others.</summary>
    public Task PutOffAsync(WhistleCall call, DateTimeOffset until, CancellationToken cancellationToken) =>
        _db.WhistleCalls.Where(one => one.WhistleId == call.WhistleId && one.OrganisationId == call.OrganisationId && one.NextAt < until)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.NextAt, until), cancellationToken);

    /// <summary>A whistle on which nobody has decided in time; null when there is none. Nothing is held.</summary>
    public Task<Whistle?> NextUndecidedAsync(DateTimeOffset now, CancellationToken cancellationToken) =>
        _db.Whistles.AsNoTracking().Where(whistle => whistle.State == WhistleState.Raised && whistle.NextAt <= now)
            .OrderBy(whistle => whistle.NextAt).FirstOrDefaultAsync(cancellationToken);

    /// <inheritdoc cref="PutOffAsync(WhistleCall, DateTimeOffset, CancellationToken)"/>
    public Task PutOffAsync(Whistle whistle, DateTimeOffset until, CancellationToken cancellationToken) =>
        _db.Whistles.Where(one => one.Id == whistle.Id && one.NextAt < until)
            .ExecuteUpdateAsync(set => set.SetProperty(one => one.NextAt, until), cancellationToken);
}
