using System.Text.RegularExpressions;
using Hub.Domain.Areas;
using Hub.Domain.Ids;
using Hub.Domain.Notices;

namespace Hub.Bot.Notices;

/// <summary>Templates over HTTP: those that the caller may use, and writing one.</summary>
internal static partial class TemplateApi
{
    public static void MapTemplates(this RouteGroupBuilder api)
    {
        api.MapGet("/templates", ListAsync).Produces<TemplateBody[]>().WithSummary("The templates of the caller's areas and of those above them.");
        api.MapPut("/templates", PutAsync).Accepts<TemplateBody>("application/json").Produces<TemplateBody>().ProducesProblem(403).ProducesProblem(422)
            .WithSummary("Writes a template, or changes the one of this key and area. Only the secretary says that it is pre-approved.");
    }

    private static async Task<IResult> ListAsync(HttpContext http, BroadcastDesk desk)
    {
        ApiCaller caller = ApiCaller.Of(http);
        string[] codes = [.. caller.Posts.SelectMany(post => AreaPath.Codes(post.Area.Path)).Distinct()];
        return BroadcastApi.Json((await desk.ReadAsync(rows => rows.Broadcasts.TemplatesAsync(codes, http.RequestAborted), http.RequestAborted)).Select(TemplateBody.Of).ToArray());
    }

    private static async Task<IResult> PutAsync(HttpContext http, BroadcastDesk desk, IdSource ids)
    {
        if (await BroadcastApi.ReadAsync<TemplateBody>(http) is not ({ Key: { } key, Area: { } area, Zh: { Length: > 0 }, En: { Length: > 0 } } body, _) || !Key().IsMatch(key))
        {
            return ApiProblem.NotJson(http, "body");
        }
        BroadcastProblem[] wrong = [.. CheckBroadcast.Problems(new() { AreaCode = area, Text = body.Text, Audience = new([Guid.Empty]) }, new(null, []), desk.Clock.Now)];
        if (wrong.Length > 0)
        {
            return ApiProblem.Invalid(http, wrong);
        }
        ApiCaller caller = ApiCaller.Of(http);
        return await desk.WriteAsync<IResult>(async (rows, book) =>
        {
            var upward = await book.UpwardAsync(area, http.RequestAborted);
            // Words that nobody reads before they go are for the highest role to release.
            if (!BroadcastAuthority.Has(upward, caller.Person.Id) || (body.PreApproved && !BroadcastAuthority.Releases(upward, caller.Person.Id)))
            {
                return ApiProblem.NoAuthority(http, area);
            }
            Template? known = await rows.Broadcasts.TemplateAsync(key, [area], http.RequestAborted);
            if (known is null)
            {
                rows.Broadcasts.Add(new Template { Id = ids.Next(), Key = key, AreaCode = area, Text = body.Text, IsPreApproved = body.PreApproved });
            }
            else
            {
                (known.Text, known.IsPreApproved) = (body.Text, body.PreApproved);
            }
            return BroadcastApi.Json(body);
        }, http.RequestAborted);
    }

    [GeneratedRegex("^[a-z0-9-]{1,32}$", RegexOptions.CultureInvariant)]
    private static partial Regex Key();
}
