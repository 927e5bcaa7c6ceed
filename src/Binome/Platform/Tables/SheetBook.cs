using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Binome.Platform.Tables;

/// <summary>Writes one sheet as an .xlsx (ECMA-376, SpreadsheetML): words as inline strings, which no spreadsheet computes whatever they begin with, numbers as numbers and days as days, which sort and filter.</summary>
public sealed class SheetBook : IDisposable
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Packed = "http://schemas.openxmlformats.org/package/2006";

    /// <summary>Places of cellXfs below: a day as the reader's country writes it (numFmt 14), a heading in bold.</summary>
    private const int DayStyle = 1,
        HeadStyle = 2;

    /// <summary>Day nought of a spreadsheet, which takes 1900 for a leap year: right for every day from March 1900 on (ECMA-376, 18.17.4.1).</summary>
    private static readonly DateOnly s_nought = new(1899, 12, 30);

    private readonly ZipArchive _archive;
    private readonly XmlWriter _sheet;

    /// <param name="name">Of the sheet; 31 letters at most, and none that a spreadsheet refuses there.</param>
    public SheetBook(Stream stream, string name)
    {
        _archive = new(stream, ZipArchiveMode.Create, leaveOpen: true);
        Part(
            "[Content_Types].xml",
            $"""<Types xmlns="{Packed}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"""
        );
        Part("_rels/.rels", Relate(("officeDocument", "xl/workbook.xml")));
        Part("xl/_rels/workbook.xml.rels", Relate(("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml")));
        Part(
            "xl/styles.xml",
            $"""<styleSheet xmlns="{Main}"><fonts count="2"><font/><font><b/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf xfId="0"/><xf xfId="0" numFmtId="14" applyNumberFormat="1"/><xf xfId="0" fontId="1" applyFont="1"/></cellXfs></styleSheet>"""
        );
        Part(
            "xl/workbook.xml",
            $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets><sheet name="{Called(name)}" sheetId="1" r:id="r1"/></sheets></workbook>"""
        );
        _sheet = XmlWriter.Create(
            _archive.CreateEntry("xl/worksheets/sheet1.xml").Open(),
            new() { Encoding = new UTF8Encoding(false), CloseOutput = true }
        );
        _sheet.WriteStartElement("worksheet", Main);
        // The heading stays in view, and a day of ten letters is not shown as a row of crosses.
        _sheet.WriteRaw(
            """<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultColWidth="18" defaultRowHeight="15"/>"""
        );
        _sheet.WriteStartElement("sheetData", Main);
    }

    /// <summary>What an .xlsx is served as.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The first line, which names the columns.</summary>
    public void Head(IEnumerable<string> cells) => Row(cells, HeadStyle);

    public void Line(params IEnumerable<object?> cells) => Row(cells, 0);

    private void Row(IEnumerable<object?> cells, int style)
    {
        _sheet.WriteStartElement("row", Main);
        foreach (var cell in cells)
        {
            _sheet.WriteStartElement("c", Main);
            if (cell is DateOnly day && day >= new DateOnly(1900, 3, 1))
                Number(day.DayNumber - s_nought.DayNumber, DayStyle);
            else if (cell is int number)
                Number(number, style);
            else if (Text(cell) is { Length: > 0 } text)
                Inline(text, style);
            _sheet.WriteEndElement();
        }
        _sheet.WriteEndElement();
    }

    private void Number(int number, int style)
    {
        Styled(style);
        _sheet.WriteElementString("v", Main, number.ToString(CultureInfo.InvariantCulture));
    }

    private void Inline(string text, int style)
    {
        Styled(style);
        _sheet.WriteAttributeString("t", "inlineStr");
        _sheet.WriteStartElement("is", Main);
        _sheet.WriteStartElement("t", Main);
        _sheet.WriteAttributeString("xml", "space", null, "preserve");
        _sheet.WriteString(Escaped(text));
        _sheet.WriteEndElement();
        _sheet.WriteEndElement();
    }

    private void Styled(int style)
    {
        if (style > 0)
            _sheet.WriteAttributeString("s", style.ToString(CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        _sheet.WriteEndDocument();
        _sheet.Dispose();
        _archive.Dispose();
    }

    /// <summary>A cell in words, days as ISO 8601 has them.</summary>
    public static string Text(object? cell) =>
        cell switch
        {
            null => "",
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
            _ => cell.ToString() ?? "",
        };

    private void Part(string path, string xml)
    {
        using var writer = new StreamWriter(_archive.CreateEntry(path).Open(), new UTF8Encoding(false));
        writer.Write($"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>{'\n'}{xml}""");
    }

    private static string Relate(params (string Kind, string Target)[] to) =>
        $"""<Relationships xmlns="{Packed}/relationships">{string.Concat(to.Select((t, i) => $"""<Relationship Id="r{i + 1}" Type="{Relations}/{t.Kind}" Target="{t.Target}"/>"""))}</Relationships>""";

    private static string Called(string name)
    {
        var kept = string.Concat(name.Where(c => XmlConvert.IsXmlChar(c) && !":\\/?*[]'".Contains(c, StringComparison.Ordinal))).Trim();
        var cut = kept.Length == 0 ? "1" : kept[..Math.Min(31, kept.Length)];
        return System.Security.SecurityElement.Escape(cut)!;
    }

    /// <summary>What XML cannot hold as SpreadsheetML writes it (_x000B_), and what only looks like that so that it is read as it was.</summary>
    private static string Escaped(string text)
    {
        var safe = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                safe.Append(text[i]).Append(text[++i]);
            else if (!XmlConvert.IsXmlChar(text[i]) || text[i] == '\r' || LooksEscaped(text.AsSpan(i)))
                safe.Append(CultureInfo.InvariantCulture, $"_x{(int)text[i]:X4}_");
            else
                safe.Append(text[i]);
        return safe.ToString();
    }

    private static bool LooksEscaped(ReadOnlySpan<char> text) =>
        text is ['_', 'x', _, _, _, _, '_', ..]
        && ushort.TryParse(text[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _);
}
