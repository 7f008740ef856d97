using System.Globalization;

namespace Hub.Domain.Text;

/// <summary>One sentence in both languages, with the same numbered places (<c>{0}</c>) in each.</summary>
public readonly record struct Bi(string Zh, string En)
{
    /// <summary>The sentence in <paramref name="lang"/>.</summary>
    public string In(Lang lang) => lang == Lang.Zh ? Zh : En;

    /// <summary>The sentence in <paramref name="lang"/>, its places filled.</summary>
    /// <exception cref="FormatException">The sentence names a place that has no argument.</exception>
    public string In(Lang lang, params ReadOnlySpan<object?> args) =>
        string.Format(CultureInfo.InvariantCulture, In(lang), args);

    /// <summary>Both sentences, their places filled with the same arguments.</summary>
    /// <exception cref="FormatException">The sentence names a place that has no argument.</exception>
    public Bi With(params ReadOnlySpan<object?> args) => new(In(Lang.Zh, args), In(Lang.En, args));
}
