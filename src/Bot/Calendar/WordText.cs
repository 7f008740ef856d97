using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Hub.Bot.Calendar;

/// <summary>Words as a Word document can hold them.</summary>
internal static class WordText
{
    /// <summary>A paragraph of a style.</summary>
    public static Paragraph Paragraph(string words, string? style = null) => style is null
        ? new(Run(words))
        : new(new ParagraphProperties(new ParagraphStyleId { Val = style }), Run(words));

    /// <summary>A paragraph that begins with what it is about.</summary>
    public static Paragraph Labelled(string label, string words) => new(new Run(new RunProperties(new Bold()), Text(label)), Run(words));

    public static Run Run(string words) => new(Text(words));

    /// <summary>The words without what XML cannot hold: control characters, halves of pairs, and what is no character at all.</summary>
    public static string Clean(string words)
    {
        StringBuilder kept = new(words.Length);
        for (int i = 0; i < words.Length; i++)
        {
            if (i + 1 < words.Length && char.IsSurrogatePair(words[i], words[i + 1]))
            {
                kept.Append(words, i++, 2);
            }
            else if (words[i] is '\t' or '\n' or '\r' or '\u0085' or '\u2028' or '\u2029')
            {
                kept.Append(' ');
            }
            else if (XmlConvert.IsXmlChar(words[i]) && !char.IsControl(words[i]))
            {
                kept.Append(words[i]);
            }
        }
        return kept.ToString();
    }

    private static Text Text(string words) => new(Clean(words)) { Space = SpaceProcessingModeValues.Preserve };
}
