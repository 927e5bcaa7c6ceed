using System.Text;
using System.Text.Unicode;

namespace Binome.Platform.Tables;

/// <summary>Finds the encoding of a text file: its byte order mark, else what its bytes can be.</summary>
internal static class TextEncoding
{
    private const int SampleBytes = 4096;

    static TextEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public static Encoding Of(Stream stream)
    {
        var sample = new byte[SampleBytes];
        var read = stream.ReadAtLeast(sample, sample.Length, throwOnEndOfStream: false);
        stream.Position = 0;
        var encoding =
            ByMark(sample.AsSpan(0, read))
            ?? ByZeros(sample.AsSpan(0, read))
            ?? (IsUtf8(stream) ? Encoding.UTF8 : Encoding.GetEncoding(1252));
        stream.Position = 0;
        return encoding;
    }

    private static Encoding? ByMark(ReadOnlySpan<byte> start) =>
        start switch
        {
            [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8,
            [0xFF, 0xFE, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
            _ => null,
        };

    // Our headers are Latin letters and separators, so UTF-16 without a mark shows as zeros in every other byte.
    private static Encoding? ByZeros(ReadOnlySpan<byte> start)
    {
        var (even, odd) = (0, 0);
        for (var i = 0; i + 1 < start.Length; i += 2)
        {
            even += start[i] == 0 ? 1 : 0;
            odd += start[i + 1] == 0 ? 1 : 0;
        }
        var enough = Math.Max(1, start.Length / 2 * 4 / 10);
        return odd >= enough && even < odd / 4 + 1 ? Encoding.Unicode
            : even >= enough && odd < even / 4 + 1 ? Encoding.BigEndianUnicode
            : null;
    }

    // The whole file counts: the first accent may stand in its last row. Windows-1252 text with accents is practically never valid UTF-8.
    private static bool IsUtf8(Stream stream)
    {
        var buffer = new byte[65_536];
        var kept = 0;
        int read;
        while ((read = stream.Read(buffer, kept, buffer.Length - kept)) > 0)
        {
            var bytes = buffer.AsSpan(0, kept + read);
            var whole = bytes.Length - Unfinished(bytes);
            if (!Utf8.IsValid(bytes[..whole]))
                return false;
            kept = bytes.Length - whole;
            bytes[whole..].CopyTo(buffer);
        }
        return kept == 0;
    }

    // How many of the last bytes begin a character that goes on in the next block.
    private static int Unfinished(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            var b = bytes[^back];
            if ((b & 0xC0) == 0x80)
                continue;
            var length =
                b >= 0xF0 ? 4
                : b >= 0xE0 ? 3
                : b >= 0xC0 ? 2
                : 1;
            return length > back ? back : 0;
        }
        return 0;
    }
}
