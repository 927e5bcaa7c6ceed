using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Binome.Platform.Tables;

/// <summary>Reads the first sheet of an .xlsx (ECMA-376, SpreadsheetML) as text: what a reader would call the cell's value.</summary>
internal sealed class Workbook : IDisposable
{
    private const int MaxColumns = 16_384;

    /// <summary>What Excel writes is a dozen deep; what is deeper costs memory for each level and is no workbook.</summary>
    private const int MaxDepth = 100;

    private readonly ZipArchive _archive;
    private readonly List<string> _strings = [];
    private readonly CellFormats _formats;
    private readonly string _sheet;
    private long _unpacked;

    public Workbook(Stream stream)
    {
        try
        {
            _archive = new(stream, ZipArchiveMode.Read, leaveOpen: true);
        }
        catch (InvalidDataException)
        {
            throw NoWorkbook();
        }
        if (_archive.Entries.Sum(e => e.Length) > Table.MaxBytes)
            throw TooLarge();
        var book = Target("_rels/.rels", "", type => type.EndsWith("/officeDocument", StringComparison.Ordinal)) ?? "xl/workbook.xml";
        var (sheet, has1904Dates) = FirstSheet(book);
        var relations = $"{Folder(book)}_rels/{book[(book.LastIndexOf('/') + 1)..]}.rels";
        _sheet = Target(relations, Folder(book), _ => true, sheet) ?? throw NoWorkbook();
        if (Target(relations, Folder(book), type => type.EndsWith("/sharedStrings", StringComparison.Ordinal)) is { } strings)
            ReadStrings(strings);
        var styles = Target(relations, Folder(book), type => type.EndsWith("/styles", StringComparison.Ordinal));
        using var look = styles is null ? null : Xml(styles);
        _formats = new(look, has1904Dates);
    }

    public void Dispose() => _archive.Dispose();

    public IEnumerable<Row> Rows()
    {
        using var xml = Xml(_sheet);
        var line = 0;
        var cells = new List<string>();
        while (Read(xml))
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "row" })
            {
                line = int.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var told) ? told : line + 1;
                cells.Clear();
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "c" })
                ReadCell(xml, cells);
            else if (xml is { NodeType: XmlNodeType.EndElement, LocalName: "row" } && cells.Exists(c => c.Length > 0))
                yield return new(line, cells.GetRange(0, cells.FindLastIndex(c => c.Length > 0) + 1));
        }
    }

    private void ReadCell(XmlReader xml, List<string> cells)
    {
        var column = Column(xml.GetAttribute("r")) ?? cells.Count;
        if (column >= MaxColumns)
            throw new InvalidDataException(xml.GetAttribute("r"));
        while (cells.Count <= column)
            cells.Add("");
        var (type, style) = (xml.GetAttribute("t"), xml.GetAttribute("s"));
        if (!xml.IsEmptyElement)
            cells[column] = Value(type, style, Inner(xml, "v", "t")).Trim();
    }

    private string Value(string? type, string? style, string text) =>
        type switch
        {
            _ when text.Length == 0 => "",
            "s" => Shared(text),
            "b" => text == "1" ? "true" : "false",
            "str" or "inlineStr" or "e" => Unescaped(text),
            "d" => text.EndsWith("T00:00:00", StringComparison.Ordinal) ? text[..^9] : text,
            _ => _formats.Text(style, text),
        };

    private string Shared(string index) =>
        int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at < _strings.Count
            ? _strings[at]
            : throw new InvalidDataException($"<v>{(index.Length > 20 ? index[..20] : index)}</v>");

    // Reads to the end of the element and keeps the text of the named children; what is spoken (rPh) and the formula are not the value.
    private static string Inner(XmlReader xml, params ReadOnlySpan<string> kept)
    {
        if (xml.IsEmptyElement)
            return "";
        var text = new StringBuilder();
        var (depth, spoken) = (xml.Depth, int.MaxValue);
        while (Read(xml) && xml.Depth > depth)
            if (xml.NodeType == XmlNodeType.EndElement && xml.Depth == spoken)
                spoken = int.MaxValue;
            else if (xml.NodeType != XmlNodeType.Element || xml.IsEmptyElement || spoken < int.MaxValue)
                continue;
            else if (xml.LocalName == "rPh")
                spoken = xml.Depth;
            else if (kept.Contains(xml.LocalName))
                AppendContent(xml, text);
        return text.ToString();
    }

    private static void AppendContent(XmlReader xml, StringBuilder text)
    {
        var depth = xml.Depth;
        while (Read(xml) && xml.Depth > depth)
            text.Append(xml.Value);
    }

    /// <summary>The next node; one too deep is refused.</summary>
    public static bool Read(XmlReader xml) =>
        xml.Read() && (xml.Depth < MaxDepth ? true : throw new InvalidDataException($"<{xml.Name}> {xml.Depth}"));

    private void ReadStrings(string path)
    {
        using var xml = Xml(path);
        while (Read(xml))
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" })
                _strings.Add(Unescaped(Inner(xml, "t")));
    }

    private (string Relation, bool Has1904Dates) FirstSheet(string book)
    {
        using var xml = Xml(book);
        var has1904Dates = false;
        while (Read(xml))
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "workbookPr" })
                has1904Dates = xml.GetAttribute("date1904") is "1" or "true";
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "sheet" })
                while (xml.MoveToNextAttribute())
                    if (xml is { LocalName: "id", Prefix.Length: > 0 })
                        return (xml.Value, has1904Dates);
        }
        throw NoWorkbook();
    }

    private string? Target(string relations, string folder, Func<string, bool> isWanted, string? id = null)
    {
        if (_archive.GetEntry(relations) is null)
            return null;
        using var xml = Xml(relations);
        while (Read(xml))
            if (
                xml is { NodeType: XmlNodeType.Element, LocalName: "Relationship" }
                && isWanted(xml.GetAttribute("Type") ?? "")
                && (id is null || xml.GetAttribute("Id") == id)
                && xml.GetAttribute("Target") is { } target
            )
                return target.StartsWith('/') ? target[1..] : folder + target;
        return null;
    }

    // No document type, so no entities; and what is unpacked is counted, because an archive's own sizes may lie.
    private XmlReader Xml(string path)
    {
        var entry = _archive.GetEntry(path) ?? throw NoWorkbook();
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            CloseInput = true,
        };
        return XmlReader.Create(new CountedStream(entry.Open(), Count), settings);
    }

    private void Count(int bytes)
    {
        if ((_unpacked += bytes) > Table.MaxBytes)
            throw TooLarge();
    }

    private static int? Column(string? reference)
    {
        if (string.IsNullOrEmpty(reference))
            return null;
        var column = 0;
        foreach (var letter in reference)
            if (letter is >= 'A' and <= 'Z' && column < MaxColumns * 26)
                column = column * 26 + letter - 'A' + 1;
        return column == 0 ? null : column - 1;
    }

    // SpreadsheetML writes what XML cannot hold as _x000D_.
    private static string Unescaped(string text)
    {
        if (!text.Contains("_x", StringComparison.Ordinal))
            return text;
        var plain = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
            if (
                i + 6 < text.Length
                && text[i] == '_'
                && text[i + 1] == 'x'
                && text[i + 6] == '_'
                && Code(text.AsSpan(i + 2, 4)) is { } code
            )
                (_, i) = (plain.Append(code), i + 6);
            else
                plain.Append(text[i]);
        return plain.ToString();
    }

    private static char? Code(ReadOnlySpan<char> digits) =>
        ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) ? (char)code : null;

    private static string Folder(string path) => path[..(path.LastIndexOf('/') + 1)];

    private static UnreadableException NoWorkbook() => new(Refusal.OfFile(Words.Get("platform.tables.noWorkbook")));

    private static UnreadableException TooLarge() => new(Refusal.OfFile(Words.Get("platform.tables.tooLarge")));
}
