using System.Xml.Linq;
using Binome.Platform.Tables;

namespace Binome.Tests.Platform.Tables;

/// <summary>What is written for a spreadsheet is read back as it was, and never computed.</summary>
public sealed class SheetBookTests
{
    [Fact]
    public void Whatever_a_cell_begins_with_or_holds_it_comes_back_as_words_and_numbers_as_numbers()
    {
        string[] words =
        [
            "=1+1",
            "+33 1",
            "-x",
            "@SUM(A1)",
            "a\u000bb",
            "_x0041_",
            "𝔹inôme <&>",
            "ligne\r\nsuivante",
            "  au milieu  ",
            "\ud800",
        ];
        using var bytes = new MemoryStream();
        using (var book = new SheetBook(bytes, "Vague 1 : l’an [2027] \u0001 et bien plus que trente et une lettres"))
        {
            book.Line(words);
            book.Line(12, null, new DateOnly(2027, 3, 1), "");
        }
        using var read = new Workbook(new MemoryStream(bytes.ToArray()));
        var rows = read.Rows().ToList();
        Assert.Equal(words.Select(w => w.Trim()), rows[0].Cells);
        Assert.Equal(["12", "", "2027-03-01"], rows[1].Cells);

        using var archive = new System.IO.Compression.ZipArchive(new MemoryStream(bytes.ToArray()));
        Assert.Equal(6, archive.Entries.Count);
        foreach (var part in archive.Entries)
        {
            using var stream = part.Open();
            var xml = XDocument.Load(stream); // well-formed, whatever was in the cells
            Assert.DoesNotContain(xml.Descendants(), e => e.Name.LocalName == "f");
            if (part.Name == "sheet1.xml") // 1 March 2027 is day 46447, shown as a day: it sorts, and filters by month
                Assert.Equal(
                    [("46447", "1")],
                    xml.Descendants()
                        .Where(c => c.Name.LocalName == "c" && c.Attribute("s") is not null)
                        .Select(c => (c.Value, c.Attribute("s")!.Value))
                );
            if (part.Name == "workbook.xml")
                Assert.Equal(
                    "Vague 1  l’an 2027  et bien plu",
                    xml.Descendants().Single(e => e.Name.LocalName == "sheet").Attribute("name")!.Value
                );
        }
    }
}
