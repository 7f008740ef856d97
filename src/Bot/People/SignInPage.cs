using Hub.Bot.Turns;
using Hub.Bot.Web;
using Hub.Domain.People;
using Hub.Domain.Storage;
using Hub.Domain.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Bot.People;

/// <summary>
/// The page of a personal link. Opening it does nothing, since chat apps and mail scanners open every link; only the button
/// signs in.
/// </summary>
internal sealed class SignInPage(HubStore store, HubClock clock) : PageModel
{
    /// <summary>Whether the link still signs in.</summary>
    public bool LinkHolds { get; private set; }

    /// <summary>Why it does not.</summary>
    public Bi Title { get; private set; } = SignInTexts.NoLink;

    public async Task OnGetAsync(string? token, CancellationToken cancellationToken) => await LookAsync(token, cancellationToken);

    public async Task<IActionResult> OnPostAsync(string? token, CancellationToken cancellationToken)
    {
        if (await LookAsync(token, cancellationToken) is not { } link)
        {
            return Page();
        }
        (_, List<Standing> posts) = await store.ReadAsync(
            rows => rows.People.SpeakerAsync(link.PersonId, clock.Now, clock.LocalDay(clock.Now), cancellationToken), cancellationToken);
        await SignedIn.StartAsync(HttpContext, link, posts.Count > 0);
        return Redirect(posts.Count > 0 ? "/orders" : "/");
    }

    private async Task<PersonalLink?> LookAsync(string? token, CancellationToken cancellationToken)
    {
        HttpContext.KeepPrivate();
        if (string.IsNullOrEmpty(token))
        {
            return null;
        }
        (PersonalLink? link, Person? person) = await store.ReadAsync(async rows =>
        {
            PersonalLink? found = await rows.People.LinkAsync(token, cancellationToken);
            return (found, found is null ? null : await rows.People.FindAsync(found.PersonId, cancellationToken));
        }, cancellationToken);
        if (person is { Language: Lang.En })
        {
            HttpContext.Speak(person.Language);
        }
        LinkHolds = link?.IsValid(clock.Now) == true;
        Title = link switch
        {
            { RevokedAt: not null } => SignInTexts.Revoked,
            not null => SignInTexts.Expired,
            null => SignInTexts.Unknown,
        };
        return LinkHolds ? link : null;
    }
}
