using Hub.Domain.Requests;
using static Hub.Domain.Requests.RequestStep;
using Step = Hub.Domain.Requests.RequestStep;

namespace Hub.Domain.Tests.Requests;

/// <summary>Every status and every step: where it leads, or that it is forbidden.</summary>
public sealed class LifecycleTests
{
    private static readonly Dictionary<RequestStatus, Dictionary<RequestStep, RequestStatus>> Allowed = new()
    {
        [RequestStatus.Submitted] = new()
        {
            [Submit] = RequestStatus.Submitted, [Step.Dispatch] = RequestStatus.Dispatched, [NobodyOnPost] = RequestStatus.Submitted,
            [Accept] = RequestStatus.Accepted, [Escalate] = RequestStatus.Escalated, [Withdraw] = RequestStatus.Withdrawn,
            [Add] = RequestStatus.Submitted, [Answer] = RequestStatus.Submitted,
        },
        [RequestStatus.Dispatched] = Open(RequestStatus.Dispatched),
        [RequestStatus.Declined] = Open(RequestStatus.Declined, Step.Dispatch),
        [RequestStatus.Transferred] = Open(RequestStatus.Transferred),
        [RequestStatus.Escalated] = Open(RequestStatus.Escalated, Step.Dispatch),
        [RequestStatus.Reopened] = Open(RequestStatus.Reopened, Step.Dispatch),
        [RequestStatus.Accepted] = new()
        {
            [Decline] = RequestStatus.Declined, [Transfer] = RequestStatus.Transferred, [Escalate] = RequestStatus.Escalated,
            [Resolve] = RequestStatus.Resolved, [Withdraw] = RequestStatus.Withdrawn, [Ask] = RequestStatus.Accepted, [Progress] = RequestStatus.Accepted,
            [Add] = RequestStatus.Accepted, [Answer] = RequestStatus.Accepted, [NobodyOnPost] = RequestStatus.Accepted,
        },
        [RequestStatus.Resolved] = new()
        {
            [Confirm] = RequestStatus.Confirmed, [Reopen] = RequestStatus.Reopened, [Rate] = RequestStatus.Resolved,
            [Add] = RequestStatus.Resolved, [Answer] = RequestStatus.Resolved, [NobodyOnPost] = RequestStatus.Resolved,
        },
        [RequestStatus.Confirmed] = new() { [Reopen] = RequestStatus.Reopened, [Rate] = RequestStatus.Confirmed },
        [RequestStatus.Withdrawn] = [],
    };

    public static TheoryData<RequestStatus, RequestStep> EveryPair()
    {
        TheoryData<RequestStatus, RequestStep> pairs = [];
        foreach (RequestStatus status in Enum.GetValues<RequestStatus>())
        {
            foreach (RequestStep step in Enum.GetValues<RequestStep>())
            {
                pairs.Add(status, step);
            }
        }
        return pairs;
    }

    [Theory]
    [MemberData(nameof(EveryPair))]
    public void A_step_leads_where_the_table_says_or_nowhere(RequestStatus from, RequestStep step) =>
        Assert.Equal(Allowed[from].TryGetValue(step, out RequestStatus after) ? after : null, Lifecycle.After(from, step));

    // Told to somebody, taken by nobody.
    private static Dictionary<RequestStep, RequestStatus> Open(RequestStatus self, params RequestStep[] stays)
    {
        Dictionary<RequestStep, RequestStatus> steps = new()
        {
            [Accept] = RequestStatus.Accepted, [Decline] = RequestStatus.Declined, [Transfer] = RequestStatus.Transferred,
            [Escalate] = RequestStatus.Escalated, [Withdraw] = RequestStatus.Withdrawn,
            [Add] = self, [Answer] = self, [NobodyOnPost] = self,
        };
        foreach (RequestStep step in stays)
        {
            steps.Add(step, self);
        }
        return steps;
    }
}
