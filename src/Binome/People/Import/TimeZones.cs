using System.Collections.Concurrent;
using System.Collections.Frozen;
using Binome.Platform.Tables;

namespace Binome.People.Import;

/// <summary>Where somebody's clock stands: as given, else by city, else the main zone of the country. What cannot be told stays empty.</summary>
public static class TimeZones
{
    private static readonly char[] Between = [',', '-', '–', '/', '(', ')', '|', ';', ':', '_'];

    // Where a name alone means the larger of two cities, whatever the order of the list.
    private static readonly FrozenSet<(string, string)> MainCities = new[]
    {
        ("London", "GB"),
        ("Birmingham", "GB"),
        ("Cambridge", "GB"),
        ("San Jose", "US"),
        ("Valencia", "ES"),
        ("Valence", "FR"),
        ("Laval", "FR"),
        ("Hamilton", "CA"),
        ("Richmond", "US"),
        ("Saint-Denis", "FR"),
        ("Mexico", "MX"),
        ("Victoria", "CA"),
        ("Newcastle", "GB"),
        ("Salvador", "BR"),
    }.ToFrozenSet();

    private static readonly FrozenDictionary<string, (string Country, string Zone)[]> Cities = ReadCities();
    private static readonly ConcurrentDictionary<string, string?> Given = new(StringComparer.Ordinal);
    private static readonly FrozenDictionary<string, string> Spellings = Countries
        .AllZones.Select(z => z.Zone)
        .Distinct()
        .ToFrozenDictionary(z => z, z => z, StringComparer.OrdinalIgnoreCase);

    /// <summary>The IANA name of a zone given as IANA or Windows id, or as Windows shows it; null when it is none.</summary>
    public static string? Find(string text, string? country) =>
        Given.Count > 10_000 ? Read(text, country) : Given.GetOrAdd($"{text}\n{country}", _ => Read(text, country));

    /// <summary>The zone of a city, or of a site named after one; the country decides between namesakes and where the city says nothing.</summary>
    public static string? Guess(string? city, string? country)
    {
        if (!string.IsNullOrEmpty(city))
            foreach (var name in city.Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Prepend(city))
                if (Cities.TryGetValue(Heading.Letters(name), out var places) && Place(places, country) is { } zone)
                    return zone;
        return country is null ? null : Countries.MainZone(country);
    }

    /// <summary>The country a place's own text names ("Paris, France"), else null.</summary>
    public static string? CountryIn(string? place) =>
        string.IsNullOrEmpty(place) || place.IndexOfAny([',', '(', '-', '/']) < 0
            ? null
            : place
                .Split(Between, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Reverse()
                .Where(p => p.Length > 3)
                .Select(Countries.Find)
                .FirstOrDefault(c => c is not null);

    private static string? Place((string Country, string Zone)[] places, string? country) =>
        country is null ? places[0].Zone : places.FirstOrDefault(p => p.Country == country).Zone;

    private static string? Read(string text, string? country)
    {
        if (Spellings.TryGetValue(text, out var zone))
            return zone;
        if (IsPlain(text) && TimeZoneInfo.TryFindSystemTimeZoneById(text, out var found) && found.HasIanaId)
            return text;
        if (
            country is not null && TimeZoneInfo.TryConvertWindowsIdToIanaId(text, country, out zone)
            || TimeZoneInfo.TryConvertWindowsIdToIanaId(text, out zone)
        )
            return zone;
        // "(UTC+01:00) Brussels, Copenhagen, Madrid, Paris", "GMT+01:00 Central European Time (Paris)"
        if (!text.StartsWith('(') && !text.StartsWith("GMT", StringComparison.Ordinal) && !text.StartsWith("UTC", StringComparison.Ordinal))
            return null;
        var cities = text.Split([',', '(', ')'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(c => Cities.TryGetValue(Heading.Letters(c), out var places) ? places : [])
            .Where(p => p.Length > 0)
            .ToList();
        return cities
                .Select(p => country is null ? null : p.FirstOrDefault(x => x.Country == country).Zone)
                .FirstOrDefault(z => z is not null)
            ?? cities.FirstOrDefault()?[0].Zone;
    }

    // Zone files are looked up by path: only what can be a zone's name gets there.
    private static bool IsPlain(string text) =>
        text.Length is > 0 and < 50
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '+')
        && !text.StartsWith('/')
        && char.IsAsciiLetterUpper(text[0]);

    private static FrozenDictionary<string, (string, string)[]> ReadCities()
    {
        var own = Lists.Read("Cities.tsv").SelectMany(l => l[2].Split('|').Select(city => (City: city, Country: l[0], Zone: l[1])));
        var named = Countries.AllZones.Select(z => (City: z.Zone[(z.Zone.LastIndexOf('/') + 1)..].Replace('_', ' '), z.Country, z.Zone));
        return own.Concat(named)
            .GroupBy(c => Heading.Letters(c.City))
            .ToFrozenDictionary(
                g => g.Key,
                g =>
                    g.OrderByDescending(c => MainCities.Contains((c.City, c.Country)))
                        .Select(c => (c.Country, c.Zone))
                        .Distinct()
                        .ToArray(),
                StringComparer.Ordinal
            );
    }
}
