using static Hub.Domain.Requests.RequestStatus;

namespace Hub.Domain.Requests;

/// <summary>The state machine of a request: which step is allowed from which status, and where it leads.</summary>
public static class Lifecycle
{
    /// <summary>The status after <paramref name="step"/>, or null when the step is forbidden from <paramref name="from"/>.</summary>
    public static RequestStatus? After(RequestStatus from, RequestStep step) => (from, step) switch
    {
        (Submitted, RequestStep.Submit or RequestStep.NobodyOnPost) => Submitted,
        (Submitted, RequestStep.Dispatch) => Dispatched,
        (Submitted or Dispatched or Declined or Transferred or Escalated or Reopened, RequestStep.Accept) => Accepted,
        (Dispatched or Declined or Transferred or Escalated or Reopened or Accepted, RequestStep.Decline) => Declined,
        (Dispatched or Declined or Transferred or Escalated or Reopened or Accepted, RequestStep.Transfer) => Transferred,
        (Submitted or Dispatched or Declined or Transferred or Escalated or Reopened or Accepted, RequestStep.Escalate) => Escalated,
        (Accepted, RequestStep.Resolve) => Resolved,
        (Resolved, RequestStep.Confirm) => Confirmed,
        (Resolved or Confirmed, RequestStep.Reopen) => Reopened,
        (Submitted or Dispatched or Declined or Transferred or Escalated or Reopened or Accepted, RequestStep.Withdraw) => Withdrawn,
        // What does not move it: words, questions, who was told again, and the notice that a level stands empty.
        (Declined or Escalated or Reopened, RequestStep.Dispatch) => from,
        (Accepted, RequestStep.Ask or RequestStep.Progress) => Accepted,
        (Resolved or Confirmed, RequestStep.Rate) => from,
        (not (Confirmed or Withdrawn), RequestStep.Add or RequestStep.Answer or RequestStep.NobodyOnPost) => from,
        _ => null,
    };
}
