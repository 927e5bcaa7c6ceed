using System.IO.Compression;
using System.Text;
using Binome.Platform.Tables;

namespace Binome.Tests.Platform.Tables;

/// <summary>A table out of an .xlsx file.</summary>
public sealed class WorkbookTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Reads_a_workbook_as_it_reads_text(bool isShared)
    {
        using var table = Table.Open(
            Xlsx.Of(
                [
                    ["id", "nom", "ville"],
                    ["007", "Zoé & <co>", ""],
                    [],
                    ["8", "", "Köln"],
                ],
                isShared
            )
        );
        Assert.Equal(["id", "nom", "ville"], table.Header.Cells);
        var rows = table.Rows().ToList();
        Assert.Equal([2, 4], rows.Select(r => r.Line));
        Assert.Equal(["007", "Zoé & <co>"], rows[0].Cells);
        Assert.Equal("Köln", rows[1][2]);
    }

    [Fact]
    public void Reads_numbers_dates_formulas_and_rich_text_of_a_workbook()
    {
        const string cells =
            "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a</t></is></c><c r=\"I1\" t=\"inlineStr\"><is><t>i</t></is></c></row>"
            + "<row r=\"3\"><c r=\"A3\"><v>12345678</v></c><c r=\"B3\" s=\"1\"><v>46112</v></c><c r=\"C3\" s=\"2\"><v>42</v></c><c r=\"D3\" s=\"3\"><v>46112.5</v></c>"
            + "<c r=\"E3\" t=\"str\"><f>1+1</f><v>two</v></c><c r=\"F3\" t=\"b\"><v>1</v></c><c r=\"G3\"><v>1.2345678901E10</v></c>"
            + "<c r=\"H3\" t=\"inlineStr\"><is><r><t>An</t></r><r><t>ne</t></r><rPh><t>no</t></rPh></is></c><c r=\"I3\"><v>0.1</v></c></row>";
        using var table = Table.Open(Xlsx.WithSheet(cells));
        var row = Assert.Single(table.Rows());
        Assert.Equal(["12345678", "2026-03-31", "000042", "2026-03-31T12:00:00", "two", "true", "12345678901", "Anne", "0.1"], row.Cells);
        Assert.Equal(3, row.Line);
    }

    [Fact]
    public void Refuses_an_archive_that_is_no_workbook()
    {
        var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
            archive.CreateEntry("hello.txt");
        zip.Position = 0;
        byte[][] files = [zip.ToArray(), [.. "PK\x03\x04 broken"u8], [0xD0, 0xCF, 0x11, 0xE0, 1, 2], [0x1F, 0x8B, 8, 0, 0]];
        foreach (var file in files)
        {
            using var table = Table.Open(new MemoryStream(file));
            Assert.Equal((0, 0, "file"), (Assert.Single(table.Refused).Line, table.Refused[0].Column, table.Refused[0].Field));
        }
    }

    [Fact]
    public void Refuses_a_workbook_that_unpacks_to_more_than_200_megabytes()
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = zip.CreateEntry("xl/workbook.xml").Open())
            for (var megabyte = 0; megabyte < 201; megabyte++)
                entry.Write(new byte[1_000_000]);
        file.Position = 0;
        using var table = Table.Open(file);
        Assert.Contains("200", Assert.Single(table.Refused).Message);
    }

    [Theory]
    [InlineData("7")]
    [InlineData("-1")]
    [InlineData("x")]
    [InlineData("99999999999999999999")]
    public void Refuses_a_cell_that_names_no_shared_text(string value)
    {
        using var table = Table.Open(
            Xlsx.WithSheet($"<row><c t=\"inlineStr\"><is><t>id</t></is></c></row><row><c t=\"s\"><v>{value}</v></c></row>", ["only"])
        );
        Assert.Empty(table.Rows());
        Assert.Equal((0, "file"), (Assert.Single(table.Refused).Line, table.Refused[0].Field));
    }

    [Theory]
    [InlineData("2958465", false, "9999-12-31")]
    [InlineData("2958465.9999999999", false, "2958465.9999999999")]
    [InlineData("2958465", true, "2958465")]
    [InlineData("1", true, "1904-01-02")]
    [InlineData("-5", false, "-5")]
    [InlineData("1E300", true, "1E300")]
    public void Takes_a_serial_beyond_the_calendar_as_a_number(string serial, bool has1904Dates, string text)
    {
        using var table = Table.Open(
            Xlsx.WithSheet(
                $"<row><c t=\"inlineStr\"><is><t>id</t></is></c></row><row><c s=\"1\"><v>{serial}</v></c><c t=\"d\"><v>T00:00:00</v></c></row>",
                has1904Dates: has1904Dates
            )
        );
        Assert.Equal(text, Assert.Single(table.Rows())[0]);
    }

    [Theory]
    [InlineData("rPh")]
    [InlineData("t")]
    [InlineData("v")]
    [InlineData("x")]
    public void Refuses_a_workbook_nested_a_million_deep(string element)
    {
        var deep = string.Concat(Enumerable.Repeat($"<{element}>", 1_000_000));
        using var table = Table.Open(Xlsx.WithSheet($"<row><c t=\"inlineStr\"><is>{deep}"));
        Assert.Empty(table.Rows());
        Assert.NotEmpty(table.Refused);
    }

    [Fact]
    public void Reads_a_cell_of_very_many_runs()
    {
        var runs = string.Concat(Enumerable.Repeat("<r><t>ab</t></r><rPh><rPh><t>no</t></rPh><t>no</t></rPh>", 200_000));
        using var table = Table.Open(Xlsx.WithSheet($"<row><c t=\"inlineStr\"><is>{runs}</is></c></row>"));
        Assert.Equal(400_000, table.Header[0].Length);
    }
}
