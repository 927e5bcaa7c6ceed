using System.Text;
using Binome.Platform.Tables;

namespace Binome.Tests.Platform.Tables;

public sealed class TableTests
{
    static TableTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static TheoryData<string> Encodings =>
        ["utf-8", "utf-8-bom", "utf-16", "utf-16BE", "utf-16-bare", "utf-16BE-bare", "windows-1252"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Reads_accents_in_every_encoding(string name)
    {
        const string text = "Matricule;Prénom\n1;Zoé\n2;Œdipe\n";
        byte[] bytes = name switch
        {
            "utf-8-bom" => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)],
            "utf-16" or "utf-16BE" => [.. Encoding.GetEncoding(name).GetPreamble(), .. Encoding.GetEncoding(name).GetBytes(text)],
            "utf-16-bare" => Encoding.Unicode.GetBytes(text),
            "utf-16BE-bare" => Encoding.BigEndianUnicode.GetBytes(text),
            _ => Encoding.GetEncoding(name).GetBytes(text),
        };
        using var table = Table.Open(new MemoryStream(bytes));
        Assert.Equal(["Matricule", "Prénom"], table.Header.Cells);
        Assert.Equal(["Zoé", "Œdipe"], table.Rows().Select(r => r[1]));
    }

    [Fact]
    public void Sees_an_accent_that_first_comes_after_many_blocks()
    {
        var text = "id,name\n" + string.Concat(Enumerable.Range(0, 40_000).Select(i => $"{i},plain\n")) + "x,é€𝄞\n";
        Assert.Equal("é€𝄞", Rows(text, new UTF8Encoding(false)).Last()[1]);
        Assert.Equal("é€", Rows(text.Replace("𝄞", ""), Encoding.GetEncoding(1252)).Last()[1]);
    }

    /// <summary>A copy that was broken off: a damaged file, and no fault of ours.</summary>
    [Theory]
    [InlineData(4)]
    [InlineData(10)]
    [InlineData(19)]
    public void A_workbook_that_breaks_off_in_its_first_bytes_is_refused(int bytes)
    {
        byte[] begun = [(byte)'P', (byte)'K', 3, 4, 20, 0, 0, 0, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
        using var table = Table.Open(new MemoryStream(begun[..bytes]));
        Assert.Empty(table.Rows());
        Assert.NotEmpty(table.Refused);
    }

    [Theory]
    [InlineData("a,b;c\n1;2", 2)]
    [InlineData("\"a;b;c\",d\n1,2", 2)]
    [InlineData("a;\"b,c,d\";e\n1;2;3", 3)]
    [InlineData("a\tb\tc\n1\t2\t3", 3)]
    [InlineData("a;b\n1,5;2", 2)]
    [InlineData("sep=;\na;b\n1,5;2", 2)]
    [InlineData("Nom, prénom;e-mail\nx;y", 2)]
    [InlineData("alone\n1", 1)]
    public void Finds_the_separator_outside_quotes(string text, int columns)
    {
        using var table = Open(text);
        Assert.Equal(columns, table.Header.Cells.Count);
        Assert.Equal(columns, Assert.Single(table.Rows()).Cells.Count);
    }

    [Fact]
    public void Says_the_physical_line_where_a_record_starts()
    {
        var rows = Rows("id,note\r\n1,\"two\r\nlines\"\r\n\r\n,\r\n2,\"say \"\"hi\"\"\"\n3,x");
        Assert.Equal([2, 6, 7], rows.Select(r => r.Line));
        Assert.Equal(["two\r\nlines", "say \"hi\"", "x"], rows.Select(r => r[1]));
    }

    [Fact]
    public void Refuses_a_row_with_too_many_cells_as_a_whole()
    {
        using var table = Open("a,b\n1,2\n3,4,5\n6\n");
        Assert.Equal([false, true, false], table.Rows().Select(r => r.HasSurplus));
        var refusal = Assert.Single(table.Refused);
        Assert.Equal((3, 0, "row"), (refusal.Line, refusal.Column, refusal.Field));
    }

    [Theory]
    [InlineData("a,b\n1,\"open\n2,x\n3,y\n", 2, 2)]
    [InlineData("a,b\n1,2\n\"x\ny\"z,4\n", 3, 1)]
    [InlineData("a,b\n1,\"open\n2,\"x\n", 2, 2)]
    public void Refuses_a_quote_that_swallows_other_cells(string text, int line, int column)
    {
        using var table = Open(text);
        _ = table.Rows().Count();
        Assert.Contains(table.Refused, r => (r.Line, r.Column) == (line, column));
    }

    [Fact]
    public void Takes_a_quote_inside_a_plain_cell_as_a_character() =>
        Assert.Equal("5\" screen", Assert.Single(Rows("a,b\n5\" screen,2"))[0]);

    [Fact]
    public void Refuses_a_cell_without_end()
    {
        using var table = Open("a,b\n1,2\n3,\"" + new string('x', 150_000) + "\n");
        Assert.Single(table.Rows());
        Assert.Equal(3, Assert.Single(table.Refused).Line);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n\r\n")]
    [InlineData("\uFEFF")]
    public void Refuses_an_empty_file(string text)
    {
        using var table = Open(text);
        Assert.Equal((0, 0), (Assert.Single(table.Refused).Line, table.Refused[0].Column));
        Assert.Empty(table.Rows());
    }

    [Fact]
    public void Refuses_a_text_of_more_than_200_megabytes()
    {
        var path = Path.GetTempFileName();
        using (var file = File.OpenWrite(path))
            file.SetLength(Table.MaxBytes + 1);
        using (var table = Table.Open(path))
            Assert.Equal((0, 0, "file"), (Assert.Single(table.Refused).Line, table.Refused[0].Column, table.Refused[0].Field));
        File.Delete(path);
    }

    [Fact]
    public void Never_throws_on_garbage()
    {
        var random = new Random(1);
        for (var i = 0; i < 300; i++)
        {
            var bytes =
                i % 2 == 0
                    ? new byte[random.Next(2000)]
                    : Xlsx.Of([
                            ["id"],
                            ["1"],
                        ])
                        .ToArray();
            if (i % 2 == 0)
                random.NextBytes(bytes);
            else
                for (var n = 0; n < 5; n++)
                    bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            using var table = Table.Open(new MemoryStream(bytes));
            _ = table.Rows().Count();
        }
    }

    private static Table Open(string text) => Table.Open(new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private static List<Row> Rows(string text, Encoding? encoding = null)
    {
        using var table = Table.Open(new MemoryStream((encoding ?? Encoding.UTF8).GetBytes(text)));
        var rows = table.Rows().ToList();
        Assert.Empty(table.Refused);
        return rows;
    }
}
