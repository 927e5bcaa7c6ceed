using System.Globalization;
using System.Text;

namespace Binome.Tests.Soak;

/// <summary>A company that never was: one head, eight reports each on average, a tenth with a dotted manager; the same for the same seed.</summary>
internal sealed class InventedDirectory
{
    private static readonly string[] First =
    [
        "Zoë",
        "Ann",
        "Élodie",
        "Jürgen",
        "Paul",
        "Aïcha",
        "Mei",
        "Łukasz",
        "Sofía",
        "Noor",
        "Tom",
        "Ève",
    ];
    private static readonly string[] Last =
    [
        "Martin",
        "Okafor",
        "d’Ÿs",
        "Müller",
        "Nguyễn",
        "O'Brien",
        "Şahin",
        "García",
        "Kowalski",
        "Rossi",
    ];
    private static readonly (string City, string Country)[] Places =
    [
        ("Paris", "FR"),
        ("Lyon", "France"),
        ("London", "GB"),
        ("Berlin", "DE"),
        ("Madrid", "Espagne"),
        ("Tokyo", "JP"),
    ];
    private static readonly string[] Languages = ["fr|en", "en", "\"Français; Anglais\"", "de, en", "es|en|fr"];

    private readonly Random random;
    private readonly int[] managers;
    private readonly Dictionary<int, int> dotted = [];
    private readonly string edition;

    public InventedDirectory(int people, int seed = 1, string edition = "")
    {
        random = new Random(seed);
        this.edition = edition;
        managers = new int[people];
        for (var i = 1; i < people; i++)
            managers[i] = Math.Max(0, (i - 1) / 8 - random.Next(Math.Min(3, (i + 7) / 8))); // always above: no circle
        for (var i = 100; i < people; i += 10)
            dotted[i] = random.Next(i / 10);
    }

    public int Count => managers.Length;

    public static string Number(int person) => string.Create(CultureInfo.InvariantCulture, $"E{person:000000}");

    /// <summary>All above somebody, over solid and dotted lines together.</summary>
    public HashSet<int> Above(int person)
    {
        var above = new HashSet<int>();
        var next = new Stack<int>([person]);
        while (next.TryPop(out var at))
        {
            if (at > 0 && above.Add(managers[at]))
                next.Push(managers[at]);
            if (dotted.TryGetValue(at, out var other) && above.Add(other))
                next.Push(other);
        }
        return above;
    }

    public async Task<string> Write(string folder)
    {
        var file = Path.Combine(folder, $"directory{edition}.csv");
        await using var csv = new StreamWriter(file, append: false, new UTF8Encoding(true));
        await csv.WriteLineAsync(
            "id;email;first_name;last_name;manager;dotted_managers;appraiser;hr;unit;company;job_title;city;country;languages"
        );
        for (var i = 0; i < Count; i++)
            await csv.WriteLineAsync(Row(i));
        return file;
    }

    private string Row(int i)
    {
        var (city, country) = Places[i % Places.Length];
        var name = $"{Last[i % Last.Length]}-{i}{edition}";
        var manager = i == 0 ? "" : Number(managers[i]);
        var other = dotted.TryGetValue(i, out var d) ? Number(d) : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Number(i)};person.{i}@group.example;{First[i % First.Length]};{name};{manager};{other};{(i % 3 == 0 ? manager : "")};{(i > 50 ? Number(i % 50) : "")};Unit {i / 900};Company {i % 4};Analyst, level {i % 7};{city};{country};{Languages[i % Languages.Length]}"
        );
    }
}
