using Hub.Domain.Calendar;
using Hub.Domain.Ids;
using Hub.Domain.Storage;

namespace Hub.Notifier.Timetables;

/// <summary>Runs what is due of one entry in this host, one instant after the other. What it claims it renews, and what it ends it records.</summary>
internal sealed partial class EntryRunner(
    TimetableEntry entry, HubStore store, IdSource ids, TimetableOptions options, TimeProvider clock, ILogger<EntryRunner> log)
{
    /// <summary>How often a claim is renewed while its lease lasts.</summary>
    private const int RenewalsPerLease = 3;

    private readonly Lock _lock = new();
    private Task _busy = Task.CompletedTask;
    private bool _isBusy;
    private bool _again;

    /// <summary>Looks what is due, and runs it. While it runs already, it looks once more when that has ended.</summary>
    /// <returns>Ends when nothing is due any more; it does not fail.</returns>
    internal Task WakeAsync(CancellationToken stoppingToken)
    {
        lock (_lock)
        {
            if (_isBusy)
            {
                _again = true;
            }
            else
            {
                _isBusy = true;
                _busy = Task.Run(() => RunAllAsync(stoppingToken), CancellationToken.None);
            }
            return _busy;
        }
    }

    /// <summary>Ends when what runs has ended.</summary>
    internal Task EndAsync()
    {
        lock (_lock)
        {
            return _busy;
        }
    }

    private async Task RunAllAsync(CancellationToken stoppingToken)
    {
        do
        {
            try
            {
                while (!stoppingToken.IsCancellationRequested && await NextAsync(stoppingToken))
                {
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
            }
#pragma warning disable CA1031 // Whatever a database throws: what is due stays due, and the sweep looks again.
            catch (Exception broken)
#pragma warning restore CA1031
            {
                LookFailed(broken, entry.Key);
            }
        }
        while (IsWokenAgain(stoppingToken));
    }

    private bool IsWokenAgain(CancellationToken stoppingToken)
    {
        lock (_lock)
        {
            _isBusy = _again && !stoppingToken.IsCancellationRequested;
            _again = false;
            return _isBusy;
        }
    }

    // True while more may be due.
    private async Task<bool> NextAsync(CancellationToken stoppingToken)
    {
        // The present is asked inside, after the wait for the database: a late answer would take what is held for what a wrong clock wrote.
        if (!await store.ReadAsync(rows => new FiringBook(rows, clock.GetUtcNow()).AnyAsync(entry.Rule, stoppingToken), stoppingToken))
        {
            return false;
        }
        (FiringBook book, FiringClaim? claim) = await store.WriteAsync(async rows =>
        {
            FiringBook book = new(rows, clock.GetUtcNow());
            return (book, await book.TakeAsync(entry.Rule, ids.Next(), options.Lease, stoppingToken));
        }, stoppingToken);
        foreach (SkippedFirings skipped in book.Skipped)
        {
            Skipped(entry.Key, skipped.DueAt, skipped.Count, skipped.Reason);
        }
        if (book.GivenUp is { } why)
        {
            GivenUp(entry.Key, why);
        }
        if (claim is null)
        {
            return false;
        }
        await RunAsync(claim, stoppingToken);
        return true;
    }

    private async Task RunAsync(FiringClaim claim, CancellationToken stoppingToken)
    {
        using CancellationTokenSource tooLong = new(entry.Longest, clock);
        using CancellationTokenSource lost = new();
        using CancellationTokenSource ends = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken, tooLong.Token, lost.Token);
        Task<int> job = Task.Run(() => entry.Job(claim.DueAt, rows => rows.Firings.HoldAsync(claim, CancellationToken.None), ends.Token), CancellationToken.None);
        await AttendAsync(claim, job, lost, ends.Token);
        if (job.Exception?.InnerException is StaleFiringException stale)
        {
            LostLease(stale, entry.Key, claim.DueAt);
            return;
        }
        DateTimeOffset now = clock.GetUtcNow();
        string? error = job.IsCompletedSuccessfully ? null
            : stoppingToken.IsCancellationRequested ? "its host was stopped"
            : tooLong.IsCancellationRequested ? $"it ran longer than {entry.Longest:c}"
            : job.Exception?.InnerException is { } broken ? $"{broken.GetType().Name}: {broken.Message}" : "it was cancelled";
        DateTimeOffset? nextTryAt = error is null ? null
            : stoppingToken.IsCancellationRequested ? now
            : Firing.NextTry(claim.Fence, claim.DueAt + entry.Late.Within, now);
        bool isOurs = await store.WriteAsync(
            rows => rows.Firings.FinishAsync(claim, error is null ? job.Result : 0, error, nextTryAt, now, CancellationToken.None), CancellationToken.None);
        if (!isOurs)
        {
            LostLease(null, entry.Key, claim.DueAt);
        }
        else if (error is not null)
        {
            RunFailed(job.Exception, entry.Key, claim.DueAt, claim.Fence, error, nextTryAt);
        }
        if (!job.IsCompleted && !stoppingToken.IsCancellationRequested)
        {
            // It can write nothing any more. A second run beside it would be a second one that hangs: other hosts may try, this one waits.
            DoesNotEnd(entry.Key, claim.DueAt);
            await job.ContinueWith(_ => { }, stoppingToken, TaskContinuationOptions.None, TaskScheduler.Default);
        }
    }

    // Until the job has ended; or until it has been told to, and did not.
    private async Task AttendAsync(FiringClaim claim, Task job, CancellationTokenSource lost, CancellationToken ends)
    {
        DateTimeOffset until = clock.GetUtcNow() + options.Lease;
        while (!job.IsCompleted && !ends.IsCancellationRequested)
        {
            await ForAsync(options.Lease / RenewalsPerLease, job, ends);
            if (job.IsCompleted || ends.IsCancellationRequested)
            {
                break;
            }
            DateTimeOffset now = clock.GetUtcNow();
            switch (await TryRenewAsync(claim, now, ends))
            {
                case true:
                    until = now + options.Lease;
                    break;
                case false:
                    await lost.CancelAsync();
                    break;
                case null when now >= until:
                    // Nobody knows whether another has it by now.
                    await lost.CancelAsync();
                    break;
            }
        }
        if (!job.IsCompleted)
        {
            await ForAsync(options.Grace, job, CancellationToken.None);
        }
    }

    private async Task ForAsync(TimeSpan time, Task job, CancellationToken ends)
    {
        using CancellationTokenSource over = CancellationTokenSource.CreateLinkedTokenSource(ends);
        await Task.WhenAny(job, Task.Delay(time, clock, over.Token));
        await over.CancelAsync();
    }

    private async Task<bool?> TryRenewAsync(FiringClaim claim, DateTimeOffset now, CancellationToken cancellationToken)
    {
        try
        {
            return await store.WriteAsync(rows => rows.Firings.RenewAsync(claim, options.Lease, now, cancellationToken), cancellationToken);
        }
#pragma warning disable CA1031 // The database is away for a moment; the lease may outlast it.
        catch (Exception broken)
#pragma warning restore CA1031
        {
            RenewalFailed(broken, entry.Key);
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The timetable could not look for '{Key}'; the sweep looks again within a minute.")]
    private partial void LookFailed(Exception broken, string key);

    [LoggerMessage(Level = LogLevel.Warning, Message = "'{Key}' of {Due:u} did not run ({Count} instants): {Reason}.")]
    private partial void Skipped(string key, DateTimeOffset due, int count, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "'{Key}' is not tried again: {Why}.")]
    private partial void GivenUp(string key, string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The run of '{Key}' of {Due:u} lost its lease; what it wrote since is undone, another host runs it.")]
    private partial void LostLease(Exception? stale, string key, DateTimeOffset due);

    [LoggerMessage(Level = LogLevel.Error, Message = "'{Key}' of {Due:u} failed at try {Attempt}: {Error}. Next try: {Next:u}.")]
    private partial void RunFailed(Exception? broken, string key, DateTimeOffset due, int attempt, string error, DateTimeOffset? next);

    [LoggerMessage(Level = LogLevel.Error, Message = "The run of '{Key}' of {Due:u} was told to end and does not; this host runs it no more until it has.")]
    private partial void DoesNotEnd(string key, DateTimeOffset due);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The lease of '{Key}' could not be renewed.")]
    private partial void RenewalFailed(Exception broken, string key);
}
