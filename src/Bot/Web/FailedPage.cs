using Hub.Domain.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Hub.Bot.Web;

/// <summary>Says what is missing or broken, and where to go on.</summary>
[IgnoreAntiforgeryToken]
internal sealed class FailedPage : PageModel
{
    public Bi Title { get; private set; }

    public Bi Words { get; private set; }

    public IActionResult OnGet(int status) => Say(status);

    public IActionResult OnPost(int status) => Say(status);

    private IActionResult Say(int status)
    {
        if (!HttpContext.IsForPerson())
        {
            return StatusCode(status is >= 400 and < 600 ? status : StatusCodes.Status404NotFound);
        }
        (Title, Words) = status switch
        {
            400 => (PageTexts.StaleTitle, PageTexts.StaleWords),
            403 or 404 => (PageTexts.MissingTitle, PageTexts.MissingWords),
            410 => (PageTexts.GoneTitle, PageTexts.GoneWords),
            413 => (PageTexts.TooLargeTitle, PageTexts.TooLargeWords),
            _ => (PageTexts.BrokenTitle, PageTexts.BrokenWords),
        };
        if (HttpContext.Response.StatusCode == StatusCodes.Status200OK)
        {
            HttpContext.Response.StatusCode = status is >= 400 and < 600 ? status : StatusCodes.Status404NotFound;
        }
        return Page();
    }
}
