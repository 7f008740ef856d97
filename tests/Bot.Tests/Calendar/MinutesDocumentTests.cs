using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Hub.Bot.Calendar;
using Hub.Domain.Text;

namespace Hub.Bot.Tests.Calendar;

/// <summary>Minutes on paper: Word opens them, whatever was written.</summary>
public sealed class MinutesDocumentTests
{
    [Fact]
    public void It_holds_what_was_written_under_real_headings_with_the_decisions_in_a_table()
    {
        byte[] bytes = MinutesDocument.Write(Paper());

        Read(bytes, body =>
        {
            Assert.Equal(["河湾花园业主接待日会议纪要"], Texts(body, "Title"));
            Assert.Equal(["议程", "纪要", "决定事项"], Texts(body, "Heading1"));
            string all = body.InnerText;
            Assert.All(["时间：2026年1月6日（星期二）9:00—11:00", "地点：物业二楼", "主办：业委会", "参加人员：王德福、马秀英（代周玉珍）", "1. 签到", "到会12人"], words => Assert.Contains(words, all));
            Assert.Equal(
                ["事项|负责人|完成时限", "1. 换钢丝绳|王德福|2026年1月20日（星期二）"],
                body.Descendants<TableRow>().Select(row => string.Join('|', row.Elements<TableCell>().Select(cell => cell.InnerText))));
        });
        Assert.Contains("eastAsia=\"宋体\"", Part(bytes, main => main.StyleDefinitionsPart!.Styles!.OuterXml));
    }

    [Fact]
    public void In_English_its_headings_are_English_and_what_is_missing_is_said()
    {
        byte[] bytes = MinutesDocument.Write(Paper() with { Lang = Lang.En, Present = [], Lines = [], Decisions = [] });

        Read(bytes, body =>
        {
            Assert.Equal(["Agenda", "Minutes", "Decisions"], Texts(body, "Heading1"));
            Assert.Contains("Who came: nobody was noted", body.InnerText);
            Assert.Empty(body.Descendants<Table>());
        });
    }

    [Fact]
    public void The_same_minutes_are_the_same_bytes()
    {
        byte[] bytes = MinutesDocument.Write(Paper());

        Assert.Equal(bytes, MinutesDocument.Write(Paper()));
        using ZipArchive zip = new(new MemoryStream(bytes));
        Assert.All(zip.Entries, entry => Assert.Equal(1980, entry.LastWriteTime.Year));
        Assert.DoesNotContain(zip.Entries, entry => entry.FullName.EndsWith(".psmdcp", StringComparison.Ordinal));
    }

    // No InlineData: an attribute cannot hold half of a pair.
    [Fact]
    public void Whatever_was_written_opens()
    {
        Opens("\u0001bell\u0007 and \u001b[31mred\u0085\u2028.", "bell and [31mred  .");
        Opens("\ud83c\udf75茶 \ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67", "🍵茶 \ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67");
        Opens("half \ud83c pair \udf75 \uffff\ufffe.", "half  pair  .");
        Opens("<w:p>&amp;\"'</w:p>]]>", "<w:p>&amp;\"'</w:p>]]>");
        Opens("a\tb\r\nc", "a b  c");
        Opens("", "");
    }

    private static void Opens(string written, string kept) => Assert.All(
        [
            Paper() with { Title = written }, Paper() with { Lines = [written] }, Paper() with { Present = [written] }, Paper() with { Agenda = [written] },
            Paper() with { Decisions = [new(written, written, written)] }, Paper() with { Place = written, Host = written, When = written },
        ],
        paper => Read(MinutesDocument.Write(paper), body => Assert.Contains(kept, body.InnerText)));

    [Fact]
    public void Very_long_lines_and_many_of_them_open()
    {
        string[] lines = [new('长', 20_000), new('x', 20_000), .. Enumerable.Range(0, 5_000).Select(i => $"{i}")];

        Read(MinutesDocument.Write(Paper() with { Lines = lines }), body => Assert.Equal(5_002, body.Elements<Paragraph>().Count(it => it.ParagraphProperties is null) - 5));
    }

    private static void Read(byte[] bytes, Action<Body> look)
    {
        using MemoryStream stream = new(bytes);
        using WordprocessingDocument document = WordprocessingDocument.Open(stream, isEditable: false);
        string[] errors = [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(error => $"{error.Path?.XPath}: {error.Description}")];
        Assert.True(errors.Length == 0, string.Join('\n', errors));
        look(document.MainDocumentPart!.Document.Body!);
    }

    private static string Part(byte[] bytes, Func<MainDocumentPart, string> look)
    {
        using MemoryStream stream = new(bytes);
        using WordprocessingDocument document = WordprocessingDocument.Open(stream, isEditable: false);
        return look(document.MainDocumentPart!);
    }

    private static string[] Texts(Body body, string style) =>
        [.. body.Elements<Paragraph>().Where(it => it.ParagraphProperties?.ParagraphStyleId?.Val?.Value == style).Select(it => it.InnerText)];

    private static MinutesPaper Paper() => new(
        Lang.Zh, "河湾花园业主接待日会议纪要", "2026年1月6日（星期二）9:00—11:00", "物业二楼", "业委会", ["王德福", "马秀英（代周玉珍）"], ["签到"], ["到会12人"],
        [new("换钢丝绳", "王德福", "2026年1月20日（星期二）")], new DateTimeOffset(2026, 1, 6, 3, 0, 0, TimeSpan.Zero), "minutes-2026-01-06.docx");
}
