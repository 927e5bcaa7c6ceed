using System.Collections.Concurrent;
using Binome.Platform.Tables;

namespace Binome.People.Import;

/// <summary>Where somebody's clock stands: as given, else by city, else the main zone of the country. What cannot be told stays empty.</summary>
public static class TimeZones
{
    private static readonly char[] Between = [',', '-', '–', '/', '(', ')', '|', ';', ':', '_'];

    // Where a name alone means the larger of two cities, whatever the order of the list.
    private static readonly HashSet<string> MainCities =
    [
        "London/GB",
        "Birmingham/GB",
        "Cambridge/GB",
        "San Jose/US",
        "Valencia/ES",
        "Valence/FR",
        "Laval/FR",
        "Hamilton/CA",
        "Richmond/US",
        "Saint-Denis/FR",
        "Mexico/MX",
        "Victoria/CA",
        "Newcastle/GB",
        "Salvador/BR",
    ];

    private static readonly Dictionary<string, Spot[]> Cities = ReadCities();
    private static readonly ConcurrentDictionary<string, string?> Given = new(StringComparer.Ordinal);
    private static readonly Dictionary<string, string> Spellings = Countries
        .AllZones.Select(z => z.Zone)
        .Distinct()
        .ToDictionary(z => z, z => z, StringComparer.OrdinalIgnoreCase);

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

    private static string? Place(Spot[] places, string? country) =>
        country is null ? places[0].Zone : Array.Find(places, p => p.Country == country)?.Zone;

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
                .Select(p => country is null ? null : Array.Find(p, x => x.Country == country)?.Zone)
                .FirstOrDefault(z => z is not null)
            ?? cities.FirstOrDefault()?[0].Zone;
    }

    // Zone files are looked up by path: only what can be a zone's name gets there.
    private static bool IsPlain(string text) =>
        text.Length is > 0 and < 50
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '+')
        && !text.StartsWith('/')
        && char.IsAsciiLetterUpper(text[0]);

    private static Dictionary<string, Spot[]> ReadCities()
    {
        var named = new Dictionary<string, List<Spot>>(StringComparer.Ordinal);
        foreach (var line in Lists.Read("Cities.tsv"))
        foreach (var city in line[2].Split('|'))
            Add(new(city, line[0], line[1]));
        foreach (var (country, zone) in Countries.AllZones)
            Add(new(zone[(zone.LastIndexOf('/') + 1)..].Replace('_', ' '), country, zone));
        var cities = new Dictionary<string, Spot[]>(named.Count, StringComparer.Ordinal);
        foreach (var (name, spots) in named)
            cities[name] = spots.Count == 1 ? [spots[0]] : InOrder(spots);
        return cities;

        void Add(Spot spot)
        {
            var name = Heading.Letters(spot.City);
            if (!named.TryGetValue(name, out var spots))
                named[name] = spots = [];
            spots.Add(spot);
        }
    }

    /// <summary>The city that a name alone means first, then in the order of the lists; each zone of a country once.</summary>
    private static Spot[] InOrder(List<Spot> spots)
    {
        var ordered = new List<Spot>();
        foreach (var isMain in (bool[])[true, false])
        foreach (var spot in spots)
            if (
                MainCities.Contains($"{spot.City}/{spot.Country}") == isMain
                && !ordered.Exists(other => other.Country == spot.Country && other.Zone == spot.Zone)
            )
                ordered.Add(spot);
        return [.. ordered];
    }

    private sealed record Spot(string City, string Country, string Zone);
}
