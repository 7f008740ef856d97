using System.Globalization;
using System.Security.Claims;
using Hub.Bot.Turns;
using Hub.Domain.People;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Hub.Bot.Web;

/// <summary>Signs browsers in by personal links, and out when a link is revoked.</summary>
internal static class SignedIn
{
    /// <summary>The cookie's scheme.</summary>
    public const string Scheme = "hub";

    private const string PersonClaim = "person";
    private const string LinkClaim = "link";
    private const string StaffClaim = "staff";

    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddSingleton<LinkCheck>();
        services.AddAuthorization();
        services.AddAuthentication(Scheme).AddCookie(Scheme, options =>
        {
            options.Cookie.Name = "hub.person";
            // Lax, not Strict: a worker opens her orders from a message in another app.
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.SlidingExpiration = false;
            options.ExpireTimeSpan = PersonalLink.Lifetime;
            options.LoginPath = options.AccessDeniedPath = "/in";
            options.Events.OnValidatePrincipal = ValidateAsync;
            options.Events.OnRedirectToLogin = AskToSignIn;
        });
        return services;
    }

    /// <summary>Who is signed in, or null.</summary>
    public static Guid? PersonId(this ClaimsPrincipal user) => Id(user, PersonClaim);

    /// <summary>Whether she held a post when she signed in: which way leads on for her.</summary>
    public static bool IsStaff(this ClaimsPrincipal user) => user.HasClaim(StaffClaim, "yes");

    /// <summary>Whether the link that signed this browser in still holds; asked again by connections that stay open.</summary>
    public static Task<bool> IsStillSignedInAsync(this HttpContext context) =>
        Id(context.User, LinkClaim) is { } link
            ? context.RequestServices.GetRequiredService<LinkCheck>().HoldsAsync(link, context.RequestAborted)
            : Task.FromResult(false);

    /// <summary>Signs this browser in for as long as the link lives.</summary>
    public static Task StartAsync(HttpContext context, PersonalLink link, bool isStaff)
    {
        ClaimsIdentity identity = new(
            [new(PersonClaim, link.PersonId.ToString()), new(LinkClaim, link.Id.ToString()), new(StaffClaim, isStaff ? "yes" : "no")], Scheme);
        DateTimeOffset now = context.RequestServices.GetRequiredService<HubClock>().Now;
        DateTimeOffset latest = now + PersonalLink.Lifetime;
        return context.SignInAsync(Scheme, new(identity), new()
        {
            IsPersistent = true,
            AllowRefresh = false,
            IssuedUtc = now,
            ExpiresUtc = link.ExpiresAt < latest ? link.ExpiresAt : latest,
        });
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        if (context.Principal is not { } principal || Id(principal, LinkClaim) is not { } link
            || !await context.HttpContext.RequestServices.GetRequiredService<LinkCheck>().HoldsAsync(link, context.HttpContext.RequestAborted))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Scheme);
        }
    }

    // A script that asks gets a status that it can read; a person is shown the way.
    private static Task AskToSignIn(RedirectContext<CookieAuthenticationOptions> context)
    {
        if (context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal))
        {
            context.Response.Redirect("/in");
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        return Task.CompletedTask;
    }

    private static Guid? Id(ClaimsPrincipal user, string claim) =>
        Guid.TryParse(user.FindFirstValue(claim), CultureInfo.InvariantCulture, out Guid id) ? id : null;
}
