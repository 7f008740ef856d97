using System.IO.Compression;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Hub.Domain.Text;

namespace Hub.Bot.Calendar;

/// <summary>Writes minutes as a Word document. The same minutes are the same bytes, whenever and wherever they are written.</summary>
internal static class MinutesDocument
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    // The earliest that a zip file can say: when it was packed is nobody's business.
    private static readonly DateTimeOffset Packed = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>The bytes of the .docx.</summary>
    public static byte[] Write(MinutesPaper paper)
    {
        using MemoryStream written = new();
        using (WordprocessingDocument document = WordprocessingDocument.Create(written, WordprocessingDocumentType.Document))
        {
            MainDocumentPart main = document.AddMainDocumentPart();
            main.Document = new(Body(paper));
            StyleDefinitionsPart styles = main.AddNewPart<StyleDefinitionsPart>("rId1");
            styles.Styles = WordStyles.All();
            Properties(document.AddCoreFilePropertiesPart(), paper);
            // What is given no id gets a random one.
            document.ChangeIdOfPart(main, "rId1");
            document.ChangeIdOfPart(document.CoreFilePropertiesPart!, "rId2");
        }
        return Repacked(written);
    }

    private static Body Body(MinutesPaper paper)
    {
        Lang lang = paper.Lang;
        Body body = new(
            WordText.Paragraph(paper.Title, WordStyles.Title),
            WordText.Labelled(MinutesTexts.When.In(lang), paper.When),
            WordText.Labelled(MinutesTexts.Where.In(lang), paper.Place),
            WordText.Labelled(MinutesTexts.Host.In(lang), paper.Host),
            WordText.Labelled(MinutesTexts.Present.In(lang), paper.Present.Count == 0 ? MinutesTexts.NobodySaid.In(lang) : string.Join(MinutesTexts.And.In(lang), paper.Present)));
        Section(body, MinutesTexts.Agenda.In(lang), paper.Agenda.Select((line, i) => $"{i + 1}. {line}"), lang);
        Section(body, MinutesTexts.Minutes.In(lang), paper.Lines, lang);
        body.Append(WordText.Paragraph(MinutesTexts.Decisions.In(lang), WordStyles.Heading));
        OpenXmlElement decided = paper.Decisions.Count == 0 ? WordText.Paragraph(MinutesTexts.None.In(lang)) : Table(paper);
        body.Append(decided);
        body.Append(new SectionProperties(
            new PageSize { Width = 11906, Height = 16838 }, new PageMargin { Top = 1440, Bottom = 1440, Left = 1588, Right = 1588, Header = 720, Footer = 720, Gutter = 0 }));
        return body;
    }

    private static void Section(Body body, string heading, IEnumerable<string> lines, Lang lang)
    {
        body.Append(WordText.Paragraph(heading, WordStyles.Heading));
        string[] all = [.. lines];
        body.Append((all.Length == 0 ? [MinutesTexts.None.In(lang)] : all).Select(line => WordText.Paragraph(line)));
    }

    private static Table Table(MinutesPaper paper)
    {
        int[] widths = [5130, 1600, 2000];
        Table table = new(
            new TableProperties(new TableStyle { Val = WordStyles.Table }, new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct }),
            new TableGrid(widths.Select(width => new GridColumn { Width = $"{width}" })));
        TableRow head = Row(widths, true, MinutesTexts.What.In(paper.Lang), MinutesTexts.Who.In(paper.Lang), MinutesTexts.ByWhen.In(paper.Lang));
        // On each page again.
        head.PrependChild(new TableRowProperties(new CantSplit(), new TableHeader()));
        table.Append(head);
        table.Append(paper.Decisions.Select((decision, i) => Row(widths, false, $"{i + 1}. {decision.What}", decision.Who, decision.ByWhen)));
        return table;
    }

    private static TableRow Row(int[] widths, bool isHead, params ReadOnlySpan<string> cells)
    {
        TableRow row = new();
        for (int i = 0; i < cells.Length; i++)
        {
            Run run = WordText.Run(cells[i]);
            if (isHead)
            {
                run.PrependChild(new RunProperties(new Bold()));
            }
            row.Append(new TableCell(new TableCellProperties(new TableCellWidth { Width = $"{widths[i]}", Type = TableWidthUnitValues.Dxa }), new Paragraph(run)));
        }
        return row;
    }

    private static void Properties(CoreFilePropertiesPart part, MinutesPaper paper)
    {
        XNamespace core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        XNamespace dc = "http://purl.org/dc/elements/1.1/";
        XNamespace terms = "http://purl.org/dc/terms/";
        XNamespace xsi = "http://www.w3.org/2001/XMLSchema-instance";
        string at = $"{paper.WrittenAt.UtcDateTime:yyyy-MM-ddTHH:mm:ss}Z";
        using Stream stream = part.GetStream(FileMode.Create);
        new XDocument(new XElement(
            core + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "cp", core), new XAttribute(XNamespace.Xmlns + "dc", dc), new XAttribute(XNamespace.Xmlns + "dcterms", terms),
            new XAttribute(XNamespace.Xmlns + "xsi", xsi),
            new XElement(dc + "title", WordText.Clean(paper.Title)),
            new XElement(terms + "created", new XAttribute(xsi + "type", "dcterms:W3CDTF"), at),
            new XElement(terms + "modified", new XAttribute(xsi + "type", "dcterms:W3CDTF"), at))).Save(stream);
    }

    private static byte[] Repacked(MemoryStream written)
    {
        using MemoryStream packed = new();
        using (ZipArchive from = new(written, ZipArchiveMode.Read))
        using (ZipArchive to = new(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (ZipArchiveEntry entry in from.Entries.OrderBy(entry => entry.FullName != "[Content_Types].xml").ThenBy(entry => entry.FullName, StringComparer.Ordinal))
            {
                ZipArchiveEntry copy = to.CreateEntry(entry.FullName, CompressionLevel.Optimal);
                copy.LastWriteTime = Packed;
                using Stream source = entry.Open();
                using Stream target = copy.Open();
                source.CopyTo(target);
            }
        }
        return packed.ToArray();
    }
}
