namespace Binome.Records;

internal static class RecordWords
{
    /// <summary>A fingerprint in groups of four, as people compare them.</summary>
    public static string Grouped(string fingerprint) => string.Join(' ', fingerprint.Chunk(4).Select(four => new string(four)));
}
