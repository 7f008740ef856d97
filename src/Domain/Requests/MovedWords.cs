using Hub.Domain.Text;

namespace Hub.Domain.Requests;

/// <summary>How an attempt to move a request ended, in words for the worker who tried.</summary>
public static class MovedWords
{
    /// <summary>One sentence.</summary>
    /// <param name="moved">How it ended.</param>
    /// <param name="step">What was tried.</param>
    /// <param name="holder">The name of the worker who has the request, where somebody else has it.</param>
    public static Bi Words(this Moved moved, RequestStep step, string? holder) => moved switch
    {
        Moved.Done done => DoneWords(step).With(done.Request.Number),
        Moved.TakenBy taken => Named(
            taken.Request.Status == RequestStatus.Transferred ? OrderTexts.AlreadyHanded : OrderTexts.AlreadyTaken, taken.Request.Number, holder),
        Moved.Forbidden forbidden => Forbidden(forbidden.Request),
        Moved.WordsMissing missing => Missing(missing.Step),
        Moved.Owed owed => WhistleTexts.Owes.With(owed.Request.Number, owed.Departments),
        Moved.Already already => OrderTexts.AlreadyDone.With(already.Request.Number),
        Moved.NotFound => OrderTexts.NotFound,
        _ => throw new ArgumentException($"{moved.GetType().Name} is no outcome.", nameof(moved)),
    };

    /// <summary>Where a request stands, as a worker reads it.</summary>
    public static Bi WorkerWords(this RequestStatus status) => status switch
    {
        RequestStatus.Submitted => new("已登记，还没有人接", "filed, not yet sent out"),
        RequestStatus.Dispatched => new("已派单，等待接单", "sent out, not yet taken"),
        RequestStatus.Accepted => new("已接单", "taken"),
        RequestStatus.Resolved => new("已办结，等居民确认", "resolved, waiting for the resident"),
        RequestStatus.Confirmed => new("居民已确认解决", "confirmed by the resident"),
        RequestStatus.Declined => new("已退回，等待接单", "given back, not yet taken"),
        RequestStatus.Transferred => new("已转派，等待接单", "handed on, not yet taken"),
        RequestStatus.Escalated => new("已上报，等待接单", "passed up, not yet taken"),
        RequestStatus.Reopened => new("居民反映没解决，等待接单", "reopened, not yet taken"),
        RequestStatus.Withdrawn => new("居民已撤回", "withdrawn by the resident"),
    };

    private static Bi DoneWords(RequestStep step) => step switch
    {
        RequestStep.Accept => OrderTexts.Accepted,
        RequestStep.Decline => OrderTexts.Declined,
        RequestStep.Transfer => OrderTexts.Transferred,
        RequestStep.Escalate => OrderTexts.Escalated,
        RequestStep.Ask => OrderTexts.Asked,
        RequestStep.Progress => OrderTexts.ProgressTold,
        RequestStep.Resolve => OrderTexts.Resolved,
        RequestStep.Submit or RequestStep.Dispatch or RequestStep.NobodyOnPost or RequestStep.Answer or RequestStep.Add
            or RequestStep.Confirm or RequestStep.Reopen or RequestStep.Withdraw or RequestStep.Rate or RequestStep.Acknowledge
            or RequestStep.CallAnswered or RequestStep.Unanswered or RequestStep.CallNext or RequestStep.OffDuty or RequestStep.RingAgain
            or RequestStep.PromiseBroken or RequestStep.PromisePaused or RequestStep.PromiseResumed
            or RequestStep.WhistleRaised or RequestStep.WhistleCalled or RequestStep.WhistleRefused or RequestStep.DepartmentCame
            or RequestStep.DepartmentSaid or RequestStep.DepartmentLate or RequestStep.WhistleWaits or RequestStep.AllClear => OrderTexts.Moved,
    };

    private static Bi Missing(RequestStep step) => step switch
    {
        RequestStep.Ask => OrderTexts.NeedsQuestion,
        RequestStep.Progress => OrderTexts.NeedsProgress,
        RequestStep.Resolve => OrderTexts.NeedsResult,
        _ => OrderTexts.NeedsReason,
    };

    private static Bi Named(Bi sentence, long number, string? holder)
    {
        Bi name = holder is { Length: > 0 } ? new(holder, holder) : OrderTexts.Colleague;
        return new(sentence.In(Lang.Zh, number, name.Zh), sentence.In(Lang.En, number, name.En));
    }

    private static Bi Forbidden(Request request)
    {
        Bi status = request.Status.WorkerWords();
        return new(OrderTexts.Forbidden.In(Lang.Zh, request.Number, status.Zh), OrderTexts.Forbidden.In(Lang.En, request.Number, status.En));
    }
}
