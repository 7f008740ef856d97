using Hub.Bot.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Bot.People;

/// <summary>Signs this browser out. The link itself stays good for another time.</summary>
internal sealed class SignOutPage : PageModel
{
    public IActionResult OnGet() => Redirect("/in");

    public async Task<IActionResult> OnPostAsync()
    {
        await HttpContext.SignOutAsync(SignedIn.Scheme);
        return Redirect("/in");
    }
}
