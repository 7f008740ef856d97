using Hub.Bot.Turns;
using Hub.Bot.Web;
using Hub.Domain.Ids;
using Hub.Domain.Privacy;
using Hub.Domain.Requests;
using Hub.Domain.Storage;
using Hub.Domain.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Bot.Requests;

/// <summary>
/// The worker's page: her orders, and what she can do with them. Every step is a plain form; with a script the same answer
/// comes as the board alone and is merged into the open page.
/// </summary>
[Authorize]
[RequestSizeLimit(Evidence.MostBytesTogether)]
[RequestFormLimits(MultipartBodyLengthLimit = Evidence.MostBytesTogether)]
internal sealed class OrdersPage(HubStore store, OrderMoves moves, HubClock clock, Seal seal, IdSource ids) : PageModel
{
    private const int MostWords = 1000;

    /// <summary>What is shown; null for somebody who holds no post.</summary>
    public OrderBoard? Board { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancellationToken) => ShowAsync(null, null, cancellationToken);

    public Task<IActionResult> OnPostAcceptAsync(Guid id, CancellationToken cancellationToken) =>
        MoveAsync(id, RequestStep.Accept, null, (book, me, _) => book.AcceptAsync(id, me, cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostDeclineAsync(Guid id, string? words, CancellationToken cancellationToken) =>
        MoveAsync(id, RequestStep.Decline, words, (book, me, _) => book.DeclineAsync(id, me, Cut(words), cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostEscalateAsync(Guid id, string? words, CancellationToken cancellationToken) =>
        MoveAsync(id, RequestStep.Escalate, words, (book, me, _) => book.EscalateAsync(id, me, Cut(words), cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostAskAsync(Guid id, string? words, CancellationToken cancellationToken) =>
        MoveAsync(id, RequestStep.Ask, words, (book, me, _) => book.AskAsync(id, me, Cut(words), cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostProgressAsync(Guid id, string? words, CancellationToken cancellationToken) =>
        MoveAsync(id, RequestStep.Progress, words, (book, me, _) => book.ProgressAsync(id, me, Cut(words), cancellationToken), cancellationToken);

    public Task<IActionResult> OnPostTransferAsync(Guid id, Guid? to, string? words, CancellationToken cancellationToken) =>
        to is { } colleague
            ? MoveAsync(id, RequestStep.Transfer, words, (book, me, _) => book.TransferAsync(id, me, colleague, Cut(words), cancellationToken), cancellationToken)
            : ShowAsync(new(OrderTexts.NeedsColleague, false, id), Refused(RequestStep.Transfer, words), cancellationToken);

    public async Task<IActionResult> OnPostResolveAsync(Guid id, string? words, string? waiver, IFormFileCollection photos, CancellationToken cancellationToken)
    {
        Evidence.Taken taken = await Evidence.TakeAsync(photos, cancellationToken);
        if (taken.Refused is { } why)
        {
            return await ShowAsync(new(why, false, id), Refused(RequestStep.Resolve, words), cancellationToken);
        }
        return await MoveAsync(id, RequestStep.Resolve, words, async (book, me, rows) =>
        {
            List<Attachment> evidence = taken.Stored(id, me.Id!.Value, ids, clock.Now);
            Moved moved = await book.ResolveAsync(id, me, Cut(words), [.. evidence.Select(photo => photo.Id)], cancellationToken, Cut(waiver));
            // The photos are written with the step, and only with it.
            if (moved is Moved.Done)
            {
                evidence.ForEach(rows.Requests.Add);
            }
            return moved;
        }, cancellationToken);
    }

    /// <summary>Shows who reported it. The answer is never kept: a reload asks, and records, again.</summary>
    public async Task<IActionResult> OnPostContactAsync(Guid id, CancellationToken cancellationToken)
    {
        OrderContact? contact = await store.WriteAsync(async rows =>
            await Workplace.OpenAsync(HttpContext, rows, clock, cancellationToken) is { } workplace
                ? await OrderContact.LookAsync(rows, workplace, id, seal, ids, clock.Now, cancellationToken)
                : null, cancellationToken);
        return await ShowAsync(
            contact is null ? new(OrderTexts.NotFound, false, null) : null, card => card with { Contact = contact }, cancellationToken, id);
    }

    public async Task<IActionResult> OnPostAcknowledgeAsync(Guid[] notice, CancellationToken cancellationToken)
    {
        await moves.AcknowledgeAsync(Me, notice, cancellationToken);
        return await ShowAsync(null, null, cancellationToken);
    }

    private Guid Me => User.PersonId()!.Value;

    private async Task<IActionResult> MoveAsync(
        Guid id, RequestStep step, string? words, Func<RequestBook, Actor, Rows, Task<Moved>> move, CancellationToken cancellationToken)
    {
        Answered answered = await moves.MoveAsync(Me, id, step, move, cancellationToken);
        return await ShowAsync(answered, answered.IsDone ? null : Refused(step, words), cancellationToken);
    }

    private async Task<IActionResult> ShowAsync(
        Answered? answered, Func<OrderCard, OrderCard>? change, CancellationToken cancellationToken, Guid? cardId = null)
    {
        OrderBoard? board = await store.ReadAsync(async rows =>
            await Workplace.OpenAsync(HttpContext, rows, clock, cancellationToken) is { Posts.Count: > 0 } workplace
                ? await OrderBoard.LoadAsync(rows, workplace, clock, cancellationToken)
                : null, cancellationToken);
        if (board is not null)
        {
            board = board with { Answered = answered };
            if ((cardId ?? answered?.RequestId) is { } shown)
            {
                board = board.With(shown, card => (change?.Invoke(card) ?? card) with { Answered = answered });
            }
        }
        Board = board;
        // Photos and recordings of residents play here, and nowhere else do they have to.
        HttpContext.Allow(("media-src", "'self'"));
        return Request.Headers["X-Fragment"] == "board" && board is not null ? Partial("_Board", board) : Page();
    }

    private static Func<OrderCard, OrderCard> Refused(RequestStep step, string? words) => card => card with { Tried = step, Written = words };

    private static string? Cut(string? words) => words?.Length > MostWords ? words[..MostWords] : words;
}
