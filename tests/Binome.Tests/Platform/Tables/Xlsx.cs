using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace Binome.Tests.Platform.Tables;

/// <summary>Writes the smallest workbook that Excel would open, for tests.</summary>
internal static class Xlsx
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";

    public static MemoryStream Of(IEnumerable<IReadOnlyList<string>> rows, bool isShared = true)
    {
        var strings = new List<string>();
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        var sheet = new StringBuilder();
        var line = 0;
        foreach (var row in rows)
        {
            line++;
            sheet.Append(CultureInfo.InvariantCulture, $"<row r=\"{line}\">");
            for (var c = 0; c < row.Count; c++)
                if (row[c].Length > 0)
                    sheet.Append(
                        isShared
                            ? Shared(row[c], c, line)
                            : $"<c r=\"{Name(c)}{line}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(row[c])}</t></is></c>"
                    );
            sheet.Append("</row>");
        }
        return WithSheet(sheet.ToString(), strings);

        string Shared(string text, int column, int row)
        {
            if (!index.TryGetValue(text, out var at))
            {
                index[text] = at = strings.Count;
                strings.Add(text);
            }
            return $"<c r=\"{Name(column)}{row}\" t=\"s\"><v>{at}</v></c>";
        }
    }

    /// <summary>Styles: 1 is a date, 2 shows six digits, 3 is a date of the user's own.</summary>
    public static MemoryStream WithSheet(string rows, IReadOnlyList<string>? strings = null, bool has1904Dates = false)
    {
        var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>");
            Add(zip, "_rels/.rels", Relations(("rId1", "officeDocument", "xl/workbook.xml")));
            Add(
                zip,
                "xl/workbook.xml",
                $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Links}\">{(has1904Dates ? "<workbookPr date1904=\"1\"/>" : "")}<sheets><sheet name=\"A\" sheetId=\"7\" r:id=\"rId3\"/></sheets></workbook>"
            );
            Add(
                zip,
                "xl/_rels/workbook.xml.rels",
                Relations(
                    ("rId1", "sharedStrings", "sharedStrings.xml"),
                    ("rId2", "styles", "styles.xml"),
                    ("rId3", "worksheet", "worksheets/sheet7.xml")
                )
            );
            Add(
                zip,
                "xl/styles.xml",
                $"<styleSheet xmlns=\"{Main}\"><numFmts><numFmt numFmtId=\"164\" formatCode=\"000000\"/><numFmt numFmtId=\"165\" formatCode=\"[$-40C]d\\ mmm\\ yyyy\"/></numFmts>"
                    + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>"
            );
            Add(
                zip,
                "xl/sharedStrings.xml",
                $"<sst xmlns=\"{Main}\">{string.Concat((strings ?? []).Select(s => $"<si><t xml:space=\"preserve\">{SecurityElement.Escape(s)}</t></si>"))}</sst>"
            );
            Add(zip, "xl/worksheets/sheet7.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData></worksheet>");
        }
        file.Position = 0;
        return file;
    }

    private static string Relations(params (string Id, string Type, string Target)[] all) =>
        $"<Relationships xmlns=\"{Package}\">{string.Concat(all.Select(r => $"<Relationship Id=\"{r.Id}\" Type=\"{Links}/{r.Type}\" Target=\"{r.Target}\"/>"))}</Relationships>";

    private static void Add(ZipArchive zip, string name, string text)
    {
        using var writer = new StreamWriter(zip.CreateEntry(name).Open());
        writer.Write(text);
    }

    private static string Name(int column) =>
        column < 26 ? $"{(char)('A' + column)}" : $"{(char)('A' + column / 26 - 1)}{(char)('A' + column % 26)}";
}
