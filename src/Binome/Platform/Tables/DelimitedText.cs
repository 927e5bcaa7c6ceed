using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace Binome.Platform.Tables;

/// <summary>Reads comma, semicolon or tab separated text with RFC 4180 quotes in any of our encodings.</summary>
internal static class DelimitedText
{
    /// <summary>A quote that is never closed would swallow the rest of the file: no honest cell is this long.</summary>
    private const int MaxCellLength = 100_000;

    /// <summary>Between equal counts the rarer character in a heading decides: a heading may hold a comma, hardly a tab.</summary>
    private static readonly char[] Delimiters = ['\t', ';', ','];

    public static IEnumerable<Row> Read(Stream stream, Action<Refusal> refuse)
    {
        var encoding = TextEncoding.Of(stream);
        var (delimiter, skipped) = Delimiter(stream, encoding);
        stream.Position = 0;
        var text = new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: true, 65_536, leaveOpen: true);
        if (skipped > 0)
            text.ReadLine();
        return Records(text, delimiter, skipped, refuse);
    }

    private static IEnumerable<Row> Records(StreamReader text, char delimiter, int skipped, Action<Refusal> refuse)
    {
        var column = 0;
        var isBroken = false;
        var settings = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = delimiter.ToString(),
            HasHeaderRecord = false,
            IgnoreBlankLines = false,
            MaxFieldSize = MaxCellLength,
            BufferSize = 65_536,
            BadDataFound = bad => isBroken |= IsBroken(bad.Field),
        };
        using var parser = new CsvParser(text, settings);
        while (true)
        {
            var line = skipped + parser.RawRow + 1;
            if (!Advance(parser, line))
                yield break;
            var cells = new string[parser.Count];
            var isBlank = true;
            for (column = 0, isBroken = false; column < cells.Length && !isBroken; column++)
            {
                cells[column] = parser[column].Trim();
                isBlank &= cells[column].Length == 0;
            }
            if (isBroken)
                refuse(new(line, column, "row", Words.Get("platform.tables.quote")));
            else if (!isBlank)
                yield return new(line, cells);
        }
    }

    private static bool Advance(CsvParser parser, int line)
    {
        try
        {
            return parser.Read();
        }
        catch (MaxFieldSizeException)
        {
            throw new UnreadableException(new(line, 0, "row", Words.Get("platform.tables.longCell", MaxCellLength)));
        }
    }

    // A quote inside an unquoted cell (5" screen) is only a character. A quoted cell with text after its closing quote, or without one, has
    // taken in what belongs to other cells or rows.
    private static bool IsBroken(string field)
    {
        var raw = field.AsSpan().Trim();
        return raw.Length > 0 && raw[0] == '"' && (raw.Length == 1 || raw[^1] != '"' || raw[1..^1].Count('"') % 2 == 1);
    }

    /// <summary>The separator of the first line that has one, outside quotes; Excel's own `sep=;` line decides and is skipped.</summary>
    private static (char Delimiter, int SkippedLines) Delimiter(Stream stream, Encoding encoding)
    {
        using var text = new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: true, 65_536, leaveOpen: true);
        var buffer = new char[65_536];
        var start = buffer.AsSpan(0, text.ReadBlock(buffer));
        if (start.Length > 5 && start.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && start[5] is '\r' or '\n')
            return (start[4], 1);
        Span<int> counts = stackalloc int[Delimiters.Length];
        var isQuoted = false;
        foreach (var c in start)
        {
            isQuoted ^= c == '"';
            var which = Array.IndexOf(Delimiters, c);
            if (which >= 0 && !isQuoted)
                counts[which]++;
            if (c is '\n' or '\r' && !isQuoted && counts.ContainsAnyExcept(0))
                break;
        }
        var best = 0;
        for (var i = 1; i < counts.Length; i++)
            best = counts[i] > counts[best] ? i : best;
        return (counts[best] == 0 ? ',' : Delimiters[best], 0);
    }
}
