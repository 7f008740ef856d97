using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Hub.Bot.Areas;
using Hub.Domain.Areas;
using Hub.Testing;

namespace Hub.Bot.Tests.Areas;

/// <summary><c>import areas FILE</c> from the file to the rows of the database.</summary>
public abstract class ImportAreasCommandTests(DatabaseKind kind) : IAsyncLifetime, IDisposable
{
    private const string City = """
        code,parent_code,level,name,compound
        b1,g1,楼,1号楼,x1
        2101,,城市,沈阳市,
        210102,2101,区县,和平区,
        210103,2101,District,沈河区,
        s1,210102,street,浑河湾街道,
        m1,s1,社区,浑河湾社区,
        g1,m1,网格,第一网格,
        x1,m1,小区,"河湾小区, 南院",
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("hub-import-").FullName;
    private TestStore _database = null!;

    public async Task InitializeAsync() => _database = await TestStore.CreateAsync(kind);

    public async Task DisposeAsync() => await _database.DisposeAsync();

    public void Dispose()
    {
        Directory.Delete(_folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_file_fills_an_empty_database()
    {
        (int code, string output) = await ImportAsync(City);

        Assert.Equal(0, code);
        Assert.Matches(@"added\s+8", output);
        Assert.Equal("b1|g1|Building|1号楼|2101/210102/s1/m1/g1/b1/|x1", (await TreeAsync())[5]);
        List<Area> below = await _database.Store.ReadAsync(async rows =>
            await rows.Areas.BelowAsync((await rows.Areas.FindAsync("s1", default))!, null, default), default);
        Assert.Equal(["s1", "m1", "g1", "b1", "x1"], below.Select(area => area.Code));
    }

    [Fact]
    public async Task The_same_file_twice_changes_nothing()
    {
        await ImportAsync(City);
        List<string> before = await TreeAsync();

        (int code, string output) = await ImportAsync(City);

        Assert.Equal(0, code);
        Assert.Matches(@"unchanged\s+8", output);
        Assert.Equal(before, await TreeAsync());
    }

    [Fact]
    public async Task A_later_file_renames_and_moves_with_all_below()
    {
        await ImportAsync(City);

        (int code, string output) = await ImportAsync("code,parent_code,level,name\ns1,210103,街道,新街道\ng2,m1,网格,第二网格\n");

        Assert.Equal(0, code);
        Assert.Contains("s1 浑河湾街道 → 新街道", output, StringComparison.Ordinal);
        Assert.Equal(
            [
                "2101/", "2101/210102/", "2101/210103/", "2101/210103/s1/", "2101/210103/s1/m1/", "2101/210103/s1/m1/g1/",
                "2101/210103/s1/m1/g1/b1/", "2101/210103/s1/m1/g2/", "2101/210103/s1/m1/x1/",
            ],
            await _database.AskAsync("""SELECT "Path" FROM areas ORDER BY "Path" """));
        Assert.Equal(["x1"], await _database.AskAsync("""SELECT "CompoundCode" FROM areas WHERE "Code" = 'b1'"""));
    }

    [Fact]
    public async Task A_dry_run_shows_what_would_change_and_writes_nothing()
    {
        (int code, string output) = await ImportAsync(City, "--dry-run");

        Assert.Equal(0, code);
        Assert.Contains("nothing was written", output, StringComparison.Ordinal);
        Assert.Matches(@"added\s+8\s+b1 1号楼", output);
        Assert.Empty(await TreeAsync());
    }

    [Fact]
    public async Task One_bad_row_keeps_all_rows_out_and_every_reason_is_told()
    {
        (int code, string output) = await ImportAsync(City + "\nb1,g1,楼,again,\nzz,nowhere,楼,,\n");

        Assert.Equal(1, code);
        Assert.Contains("line 10: duplicate code 'b1': line 2 has it too", output, StringComparison.Ordinal);
        Assert.Contains("line 11: missing name", output, StringComparison.Ordinal);
        Assert.Contains("line 11: unknown parent 'nowhere'", output, StringComparison.Ordinal);
        Assert.Contains("3 problems; nothing was written", output, StringComparison.Ordinal);
        Assert.Empty(await TreeAsync());
    }

    [Fact]
    public async Task A_byte_order_mark_and_lines_of_Windows_are_welcome()
    {
        string file = Path.Combine(_folder, "bom.csv");
        await File.WriteAllTextAsync(file, City.Replace("\n", "\r\n", StringComparison.Ordinal), new UTF8Encoding(true));

        Assert.Equal(0, (await RunAsync(file)).Code);
    }

    [Fact]
    public async Task A_file_that_is_not_UTF8_says_so()
    {
        string file = Path.Combine(_folder, "gbk.csv");
        await File.WriteAllBytesAsync(file, [.. "code,parent_code,level,name\n1,,City,"u8, 0xC9, 0xF2, 0xD1, 0xF4, (byte)'\n']);

        (int code, string output) = await RunAsync(file);

        Assert.Equal(1, code);
        Assert.Contains("not UTF-8", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("code,level,name\n1,City,沈阳市\n", "missing column 'parent_code'")]
    [InlineData("", "the file has no rows")]
    [InlineData("code,parent_code,level,name\n1,,City,\"沈阳市\n2,,City,大连市\n", "line 2: broken quotes")]
    public async Task A_file_that_is_no_table_of_areas_says_why(string content, string reason)
    {
        (int code, string output) = await ImportAsync(content);

        Assert.Equal(1, code);
        Assert.Contains(reason, output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_says_so()
    {
        (int code, string output) = await RunAsync(Path.Combine(_folder, "nowhere.csv"));

        Assert.Equal(1, code);
        Assert.Contains("cannot read the file", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sheet_of_Excel_is_read_with_its_numbers_as_codes()
    {
        string file = Path.Combine(_folder, "areas.xlsx");
        Sheet(file, ["code", "parent_code", "level", "name"], [2101d, "", "城市", "沈阳市"], [210102001001d, 2101d, "社区", "浑河湾社区"]);

        Assert.Equal((0, ""), await RunAsync(file) is (var code, var output) && code == 0 ? (code, "") : (1, output));
        Assert.Equal(["2101/", "2101/210102001001/"], await _database.AskAsync("""SELECT "Path" FROM areas ORDER BY "Path" """));
    }

    [Fact]
    public async Task A_code_that_Excel_has_rounded_is_refused()
    {
        string file = Path.Combine(_folder, "long.xlsx");
        Sheet(file, ["code", "parent_code", "level", "name"], [2101020010010010012d, "", "城市", "沈阳市"]);

        (int code, string output) = await RunAsync(file);

        Assert.Equal(1, code);
        Assert.Contains("line 2: the number in column 'code' is too long for Excel", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_file_it_says_how() => Assert.Equal(2, (await RunAsync()).Code);

    private Task<List<string>> TreeAsync() =>
        _database.AskAsync("""SELECT "Code", "ParentCode", "Level", "Name", "Path", "CompoundCode" FROM areas ORDER BY "Path" """);

    private async Task<(int Code, string Output)> ImportAsync(string content, params string[] more)
    {
        string file = Path.Combine(_folder, "areas.csv");
        await File.WriteAllTextAsync(file, content);
        return await RunAsync([file, .. more]);
    }

    private async Task<(int Code, string Output)> RunAsync(params string[] args)
    {
        StringWriter output = new();
        int code = await ImportAreasCommand.RunAsync(args, _database.Store, output, CancellationToken.None);
        return (code, output.ToString());
    }

    private static void Sheet(string file, params object[][] rows)
    {
        using SpreadsheetDocument document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook);
        WorkbookPart book = document.AddWorkbookPart();
        WorksheetPart sheet = book.AddNewPart<WorksheetPart>();
        sheet.Worksheet = new(new SheetData(rows.Select(row => new Row(row.Select(value => value is double number
            ? new Cell { CellValue = new(number), DataType = CellValues.Number }
            : new Cell { InlineString = new(new DocumentFormat.OpenXml.Spreadsheet.Text((string)value)), DataType = CellValues.InlineString })))));
        book.Workbook = new(new Sheets(new Sheet { Id = book.GetIdOfPart(sheet), SheetId = 1, Name = "areas" }));
    }
}

public sealed class ImportAreasCommandOnSqliteTests() : ImportAreasCommandTests(DatabaseKind.Sqlite);

public sealed class ImportAreasCommandOnPostgresTests() : ImportAreasCommandTests(DatabaseKind.Postgres);
