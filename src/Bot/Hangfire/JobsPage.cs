using Hub.Bot.Turns;
using Hub.Bot.Web;
using Hub.Domain.People;
using Hub.Domain.Storage;
using Hub.Notifier.Hangfire;

namespace Hub.Bot.Hangfire;

/// <summary>Hangfire's dashboard at <c>/jobs</c>, for coordinators and secretaries. Compiled with <c>-p:FullPackages=true</c> only.</summary>
internal static class JobsPage
{
    public static IServiceCollection AddJobsPage(this IServiceCollection services)
    {
        services.AddAuthorizationBuilder().AddPolicy(HangfireServices.Policy, policy => policy.RequireAuthenticatedUser().RequireAssertion(
            async asked => asked.Resource is HttpContext context && await MayLookAsync(context)));
        return services;
    }

    // Asked at each page: a post that ended opens nothing any more.
    private static Task<bool> MayLookAsync(HttpContext context)
    {
        IServiceProvider services = context.RequestServices;
        return services.GetRequiredService<HubStore>().ReadAsync(
            async rows => await Workplace.OpenAsync(context, rows, services.GetRequiredService<HubClock>(), context.RequestAborted) is { } workplace
                && workplace.Posts.Any(standing => standing.Post.Role is Role.Coordinator or Role.CommunitySecretary), context.RequestAborted);
    }
}
