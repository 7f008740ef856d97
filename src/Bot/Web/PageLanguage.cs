using Hub.Domain.Text;

namespace Hub.Bot.Web;

/// <summary>Which language a page is shown in to somebody whose choice is not known otherwise.</summary>
internal static class PageLanguage
{
    private const string Key = "hub.lang";

    /// <summary><c>?lang=en</c>, else what the browser prefers; Chinese where it says nothing.</summary>
    public static Lang Asked(this HttpContext context) => context.Request.Query["lang"].FirstOrDefault() switch
    {
        { Length: > 0 } asked => Of(asked),
        _ => context.Request.GetTypedHeaders().AcceptLanguage is { Count: > 0 } accepted
            ? Of(accepted.OrderByDescending(language => language.Quality ?? 1)
                .Select(language => language.Value.Value ?? "").FirstOrDefault(Speaks) ?? "zh")
            : Lang.Zh,
    };

    /// <summary>The language of this answer: set by the page, read by the layout.</summary>
    public static Lang Language(this HttpContext context) => context.Items[Key] is Lang set ? set : context.Asked();

    /// <summary>Shows this answer in a person's own language.</summary>
    public static void Speak(this HttpContext context, Lang language) => context.Items[Key] = language;

    /// <summary>The language as <c>&lt;html lang></c> names it.</summary>
    public static string Tag(this Lang language) => language == Lang.Zh ? "zh-CN" : "en";

    private static bool Speaks(string tag) => tag.StartsWith("zh", StringComparison.OrdinalIgnoreCase) || Of(tag) == Lang.En;

    private static Lang Of(string tag) => tag.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? Lang.En : Lang.Zh;
}
