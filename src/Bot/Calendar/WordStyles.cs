using DocumentFormat.OpenXml.Wordprocessing;

namespace Hub.Bot.Calendar;

/// <summary>The styles of documents: Word's own title, headings and table, with fonts that have Chinese characters.</summary>
internal static class WordStyles
{
    public const string Title = "Title";
    public const string Heading = "Heading1";
    public const string Table = "TableGrid";

    private const string Normal = "Normal";
    private const string NormalTable = "TableNormal";
    private const string Western = "Times New Roman";
    private const string Song = "宋体";
    private const string Hei = "黑体";

    public static Styles All() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                Fonts(Song), new FontSize { Val = "24" }, new FontSizeComplexScript { Val = "24" }, new Languages { Val = "en-GB", EastAsia = "zh-CN" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { After = "80", Line = "360", LineRule = LineSpacingRuleValues.Auto }))),
        new Style(new StyleName { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = Normal, Default = true },
        new Style(
            new StyleName { Val = "Title" }, new BasedOn { Val = Normal }, new NextParagraphStyle { Val = Normal }, new PrimaryStyle(),
            new StyleParagraphProperties(new SpacingBetweenLines { Before = "240", After = "240" }, new Justification { Val = JustificationValues.Center }),
            new StyleRunProperties(Fonts(Hei), new Bold(), new FontSize { Val = "36" }, new FontSizeComplexScript { Val = "36" }))
        { Type = StyleValues.Paragraph, StyleId = Title },
        new Style(
            new StyleName { Val = "heading 1" }, new BasedOn { Val = Normal }, new NextParagraphStyle { Val = Normal }, new PrimaryStyle(),
            new StyleParagraphProperties(new KeepNext(), new SpacingBetweenLines { Before = "240", After = "120" }, new OutlineLevel { Val = 0 }),
            new StyleRunProperties(Fonts(Hei), new Bold(), new FontSize { Val = "28" }, new FontSizeComplexScript { Val = "28" }))
        { Type = StyleValues.Paragraph, StyleId = Heading },
        new Style(
            new StyleName { Val = "Normal Table" },
            new StyleTableProperties(new TableCellMarginDefault(
                new TopMargin { Width = "0", Type = TableWidthUnitValues.Dxa }, new TableCellLeftMargin { Width = 108, Type = TableWidthValues.Dxa },
                new BottomMargin { Width = "0", Type = TableWidthUnitValues.Dxa }, new TableCellRightMargin { Width = 108, Type = TableWidthValues.Dxa })))
        { Type = StyleValues.Table, StyleId = NormalTable, Default = true },
        new Style(
            new StyleName { Val = "Table Grid" }, new BasedOn { Val = NormalTable },
            new StyleTableProperties(new TableBorders(
                Line<TopBorder>(), Line<LeftBorder>(), Line<BottomBorder>(), Line<RightBorder>(), Line<InsideHorizontalBorder>(), Line<InsideVerticalBorder>())))
        { Type = StyleValues.Table, StyleId = Table });

    private static RunFonts Fonts(string eastAsia) => new() { Ascii = Western, HighAnsi = Western, EastAsia = eastAsia, ComplexScript = Western };

    private static T Line<T>()
        where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Space = 0, Color = "auto" };
}
