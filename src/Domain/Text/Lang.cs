namespace Hub.Domain.Text;

/// <summary>A language that Hub speaks. Chinese comes first wherever both are shown.</summary>
public enum Lang
{
    /// <summary>Simplified Chinese, <c>zh-Hans</c>: the default.</summary>
    Zh,

    /// <summary>English, <c>en</c>.</summary>
    En,
}
