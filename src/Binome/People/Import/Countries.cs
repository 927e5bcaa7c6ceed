using System.Collections.Frozen;
using Binome.Platform;
using Binome.Platform.Tables;

namespace Binome.People.Import;

/// <summary>ISO 3166 countries by code or by their names in French and English, each with its time zones, the main one first.</summary>
/// <remarks>Countries.tsv: alpha-2, alpha-3, zones (tz database, zone.tab; the order of the first is ours), names (English, French, then other usual ones; CLDR and ISO).</remarks>
public static class Countries
{
    private static readonly FrozenDictionary<string, string[]> Zones = ReadZones();
    private static readonly Dictionary<string, string> Codes = ReadCodes();
    private static readonly Dictionary<string, string[]> Names = Lists
        .Read("Countries.tsv")
        .ToDictionary(c => c[0], c => c[3].Split('|')[..2], StringComparer.Ordinal);

    /// <summary>The alpha-2 code; null when the text is no country we know.</summary>
    public static string? Find(string text)
    {
        if (Codes.TryGetValue(Heading.Letters(text), out var code))
            return code;
        var note = text.IndexOf('(', StringComparison.Ordinal);
        return note > 0 && Codes.TryGetValue(Heading.Letters(text[..note]), out code) ? code : null;
    }

    /// <summary>The country's name in the reader's language.</summary>
    public static string Name(string country) => Names.TryGetValue(country, out var name) ? name[Words.Language == "fr" ? 1 : 0] : country;

    public static string MainZone(string country) => Zones[country][0];

    public static IEnumerable<(string Country, string Zone)> AllZones
    {
        get
        {
            foreach (var (country, zones) in Zones)
            foreach (var zone in zones)
                yield return (country, zone);
        }
    }

    private static FrozenDictionary<string, string[]> ReadZones() =>
        Lists.Read("Countries.tsv").ToFrozenDictionary(c => c[0], c => c[2].Split(' '), StringComparer.Ordinal);

    private static Dictionary<string, string> ReadCodes()
    {
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var country in Lists.Read("Countries.tsv"))
        foreach (var name in country[3].Split('|').Append(country[0]).Append(country[1]))
            codes.TryAdd(Heading.Letters(name), country[0]);
        return codes;
    }
}
