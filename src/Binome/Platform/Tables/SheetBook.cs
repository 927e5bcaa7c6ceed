using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Binome.Platform.Tables;

/// <summary>Writes one sheet as an .xlsx (ECMA-376, SpreadsheetML): words as inline strings, which no spreadsheet computes whatever they begin with, and numbers as numbers.</summary>
public sealed class SheetBook : IDisposable
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Packed = "http://schemas.openxmlformats.org/package/2006";

    private readonly ZipArchive _archive;
    private readonly XmlWriter _sheet;

    /// <param name="name">Of the sheet; 31 letters at most, and none that a spreadsheet refuses there.</param>
    public SheetBook(Stream stream, string name)
    {
        _archive = new(stream, ZipArchiveMode.Create, leaveOpen: true);
        Part(
            "[Content_Types].xml",
            $"""<Types xmlns="{Packed}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>"""
        );
        Part("_rels/.rels", Relation("officeDocument", "xl/workbook.xml"));
        Part("xl/_rels/workbook.xml.rels", Relation("worksheet", "worksheets/sheet1.xml"));
        Part(
            "xl/workbook.xml",
            $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets><sheet name="{Called(name)}" sheetId="1" r:id="r1"/></sheets></workbook>"""
        );
        _sheet = XmlWriter.Create(
            _archive.CreateEntry("xl/worksheets/sheet1.xml").Open(),
            new() { Encoding = new UTF8Encoding(false), CloseOutput = true }
        );
        _sheet.WriteStartElement("worksheet", Main);
        _sheet.WriteStartElement("sheetData", Main);
    }

    /// <summary>What an .xlsx is served as.</summary>
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    public void Line(params IEnumerable<object?> cells)
    {
        _sheet.WriteStartElement("row", Main);
        foreach (var cell in cells)
        {
            _sheet.WriteStartElement("c", Main);
            if (cell is int number)
                _sheet.WriteElementString("v", Main, number.ToString(CultureInfo.InvariantCulture));
            else if (Text(cell) is { Length: > 0 } text)
            {
                _sheet.WriteAttributeString("t", "inlineStr");
                _sheet.WriteStartElement("is", Main);
                _sheet.WriteStartElement("t", Main);
                _sheet.WriteAttributeString("xml", "space", null, "preserve");
                _sheet.WriteString(Escaped(text));
                _sheet.WriteEndElement();
                _sheet.WriteEndElement();
            }
            _sheet.WriteEndElement();
        }
        _sheet.WriteEndElement();
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

    private static string Relation(string kind, string target) =>
        $"""<Relationships xmlns="{Packed}/relationships"><Relationship Id="r1" Type="{Relations}/{kind}" Target="{target}"/></Relationships>""";

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
