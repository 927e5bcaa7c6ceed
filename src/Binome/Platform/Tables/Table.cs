using System.Buffers;
using System.Xml;
using CsvHelper;

namespace Binome.Platform.Tables;

/// <summary>A table in a text file or in the first sheet of a workbook, read row by row. Bad input is told in <see cref="Refused"/>, never thrown.</summary>
/// <remarks>What cannot be opened at all has an empty header and no rows. Rows of empty cells are skipped.</remarks>
public sealed class Table : IDisposable
{
    /// <summary>Of the file, and of what an archive unpacks to.</summary>
    public const long MaxBytes = 200_000_000;

    /// <summary>Exports put a title and their filters above the header; it stands within these first rows.</summary>
    private const int MaxRowsAboveHeader = 10;

    private readonly List<Refusal> _refused = [];
    private readonly List<IDisposable> _owned = [];
    private readonly Queue<Row> _readAhead = new();
    private IEnumerator<Row>? _records;

    private Table() { }

    public Row Header { get; private set; } = new(1, []);

    /// <summary>What was refused so far: complete once <see cref="Rows"/> is read to its end.</summary>
    public IReadOnlyList<Refusal> Refused => _refused;

    /// <param name="isHeader">Knows the header among the first rows; the first row when none is known.</param>
    public static Table Open(string path, Func<Row, bool>? isHeader = null)
    {
        var file = File.OpenRead(path);
        var table = Open(file, isHeader);
        table._owned.Add(file);
        return table;
    }

    /// <summary>Opens a stream, which stays open; one that cannot seek is first copied to a temporary file.</summary>
    public static Table Open(Stream stream, Func<Row, bool>? isHeader = null)
    {
        var table = new Table();
        table.Guard(() => table.Start(table.Seekable(stream), isHeader ?? (_ => true)));
        return table;
    }

    /// <summary>The rows below the header, once. A row with too many cells is refused as a whole (column 0): the stray separator may be anywhere in it.</summary>
    public IEnumerable<Row> Rows()
    {
        while (_readAhead.TryDequeue(out var early) || Next(out early))
            yield return Checked(early);
    }

    public void Dispose()
    {
        _records?.Dispose();
        for (var i = _owned.Count - 1; i >= 0; i--)
            _owned[i].Dispose();
    }

    private void Start(Stream stream, Func<Row, bool> isHeader)
    {
        if (stream.Length > MaxBytes)
            throw new UnreadableException(Refusal.OfFile(Words.Get("platform.tables.tooLarge")));
        _records = (IsArchive(stream) ? Workbook(stream) : DelimitedText.Read(stream, _refused.Add)).GetEnumerator();
        while (_readAhead.Count < MaxRowsAboveHeader && _records.MoveNext())
        {
            _readAhead.Enqueue(_records.Current);
            if (!isHeader(_records.Current))
                continue;
            Header = _records.Current;
            _readAhead.Clear();
            return;
        }
        if (!_readAhead.TryDequeue(out var first))
            throw new UnreadableException(Refusal.OfFile(Words.Get("platform.tables.empty")));
        Header = first;
    }

    private Row Checked(Row row)
    {
        if (row.Cells.Count <= Header.Cells.Count)
            return row;
        _refused.Add(new(row.Line, 0, "row", Words.Get("platform.tables.tooManyCells", row.Cells.Count, Header.Cells.Count)));
        return row with { HasSurplus = true };
    }

    private bool Next(out Row row)
    {
        var found = false;
        if (_records is { } records)
            Guard(() => found = records.MoveNext());
        row = found ? _records!.Current : default;
        return found;
    }

    // What a library throws on bad bytes is a fact about the file, not a bug of ours.
    private void Guard(Action read)
    {
        try
        {
            read();
        }
        catch (UnreadableException unreadable)
        {
            _refused.Add(unreadable.Refusal);
        }
        catch (Exception trouble)
            when (trouble
                    is CsvHelperException
                        or XmlException
                        or InvalidDataException
                        or FormatException
                        or OverflowException
                        or NotSupportedException
                        or ArgumentException // an archive that breaks off in its first bytes
            )
        {
            _refused.Add(Refusal.OfFile(Words.Get("platform.tables.damaged", trouble.Message.Split('\n')[0].Trim())));
        }
    }

    private IEnumerable<Row> Workbook(Stream stream)
    {
        var workbook = new Workbook(stream);
        _owned.Add(workbook);
        return workbook.Rows();
    }

    // Zip, and what else people send by mistake: old or encrypted Excel (OLE), gzip, 7z, rar. The workbook reader tells them apart.
    private static bool IsArchive(Stream stream)
    {
        Span<byte> head = stackalloc byte[4];
        var read = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        ReadOnlySpan<byte> start = head[..read];
        return start.StartsWith("PK\x03\x04"u8)
            || start.StartsWith("PK\x05\x06"u8)
            || start.SequenceEqual((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])
            || start.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B])
            || start.SequenceEqual((ReadOnlySpan<byte>)[0x37, 0x7A, 0xBC, 0xAF])
            || start.SequenceEqual("Rar!"u8);
    }

    private Stream Seekable(Stream stream)
    {
        if (stream.CanSeek)
            return stream;
        var copy = new FileStream(
            Path.GetTempFileName(),
            FileMode.Create,
            FileAccess.ReadWrite,
            FileShare.None,
            81_920,
            FileOptions.DeleteOnClose
        );
        _owned.Add(copy);
        var buffer = ArrayPool<byte>.Shared.Rent(81_920);
        int read;
        while (copy.Length <= MaxBytes && (read = stream.Read(buffer)) > 0)
            copy.Write(buffer, 0, read);
        ArrayPool<byte>.Shared.Return(buffer);
        copy.Position = 0;
        return copy;
    }
}
