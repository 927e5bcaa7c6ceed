using System.Globalization;
using System.Xml;

namespace Binome.Platform.Tables;

/// <summary>Which styles of a workbook show a number as a date or with leading zeros.</summary>
internal sealed class CellFormats
{
    /// <summary>The last serial that is a date, but for its last second: rounded to milliseconds it would be one of the year 10000.</summary>
    private const double EndOfDays = 2_958_466 - 1 / 86_400.0;

    private const int MaxDigits = 30;

    private readonly List<int> _formatOfStyle = [];
    private readonly Dictionary<int, string> _codes = [];
    private readonly bool _has1904Dates;

    public CellFormats(XmlReader? styles, bool has1904Dates)
    {
        _has1904Dates = has1904Dates;
        var isCellStyle = false;
        while (styles is not null && Workbook.Read(styles))
            switch (styles)
            {
                case { NodeType: XmlNodeType.Element, LocalName: "numFmt" }:
                    _codes[Number(styles.GetAttribute("numFmtId"))] = styles.GetAttribute("formatCode") ?? "";
                    break;
                case { LocalName: "cellXfs" }:
                    isCellStyle = styles.NodeType == XmlNodeType.Element;
                    break;
                case { NodeType: XmlNodeType.Element, LocalName: "xf" } when isCellStyle:
                    _formatOfStyle.Add(Number(styles.GetAttribute("numFmtId")));
                    break;
            }
    }

    /// <summary>The number as text: an ISO date, the zeros its format shows, and no exponent.</summary>
    public string Text(string? style, string number)
    {
        if (!double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
            return number;
        var index = Number(style);
        var format = index < _formatOfStyle.Count ? _formatOfStyle[index] : 0;
        var day = value + (_has1904Dates ? 1462 : 0);
        if (IsDate(format) && value > 0 && day < EndOfDays)
            return Date(DateTime.FromOADate(day));
        if (!decimal.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact))
            return number;
        var text = (exact / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);
        return _codes.TryGetValue(format, out var code) && code.Length is > 1 and <= MaxDigits && code.All(c => c == '0')
            ? text.PadLeft(code.Length, '0')
            : text;
    }

    private static string Date(DateTime at) =>
        at.ToString(at.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);

    // ECMA-376 part 1, 18.8.30: the built-in formats; 18 to 21 and 45 to 47 are times of day.
    private bool IsDate(int format) =>
        format is >= 14 and <= 17 or 22 or >= 27 and <= 36 or >= 50 and <= 58 || _codes.TryGetValue(format, out var code) && ShowsDay(code);

    private static bool ShowsDay(string code)
    {
        var (isQuoted, isBracketed) = (false, false);
        for (var i = 0; i < code.Length; i++)
        {
            var c = char.ToLowerInvariant(code[i]);
            isQuoted ^= c == '"';
            isBracketed = c == '[' || isBracketed && c != ']';
            if (c == '\\')
                i++;
            else if (!isQuoted && !isBracketed && c is 'd' or 'y')
                return true;
        }
        return false;
    }

    private static int Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
