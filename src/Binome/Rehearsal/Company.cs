using System.Globalization;
using System.Text;

namespace Binome.Rehearsal;

/// <summary>A company that never was: a tree of about seven reports each, in the countries asked for; the same for the same seed.</summary>
internal sealed class Company
{
    private const int Reports = 7;

    /// <summary>Names that are drawn for one person until nobody has it.</summary>
    private const int Tries = 12;

    private readonly List<InventedPerson> people = [];

    public Company(int count, IReadOnlyList<Place> places, Dice dice)
    {
        var (weights, names) = (places.Sum(p => p.Weight), new HashSet<(string, string)>());
        for (var at = 0; at < count; at++)
        {
            int? manager = at == 0 ? null : (at - 1) / Reports;
            var above = manager is { } m ? people[m] : null;
            // Most work where their manager does; others wherever the company has its people.
            var place =
                above is not null && at > Reports && !dice.Does(0.3, "place", $"{at}")
                    ? Place.Of(above.Country)
                    : Drawn(places, weights, dice, at);
            var (first, last) = Named(place, dice, at, names);
            people.Add(
                new(at, manager, first, last, place.Country, dice.One(place.Cities, "city", $"{at}"), place.Languages)
                {
                    Level = above is null ? 0 : above.Level + 1,
                    Branch = above is null or { At: 0 } ? at : above.Branch,
                }
            );
        }
    }

    public IReadOnlyList<InventedPerson> People => people;

    private static Place Drawn(IReadOnlyList<Place> places, int weights, Dice dice, int at)
    {
        var drawn = dice.Between(0, weights - 1, "country", $"{at}");
        return places.First(p => (drawn -= p.Weight) < 0);
    }

    /// <summary>A name that nobody else has, or a double one; with far more people than names, somebody's again.</summary>
    private static (string First, string Last) Named(Place place, Dice dice, int at, HashSet<(string, string)> names)
    {
        for (var tries = 0; ; tries++)
        {
            var last = dice.One(place.LastNames, "last", $"{at}");
            if (tries >= Tries / 2 && dice.One(place.LastNames, "second last", $"{at}") is var second && second != last)
                last = $"{last}-{second}";
            var name = (dice.One(place.FirstNames, "first", $"{at}"), last);
            if (names.Add(name) || tries == Tries)
                return name;
        }
    }

    /// <summary>Some report to somebody else of the level above, some leave: what every company does once a year. The head stays, and those named.</summary>
    public void Reorganise(Behaviour behaviour, Dice dice, Predicate<InventedPerson> stays)
    {
        for (var at = 1; at < people.Count; at++)
        {
            var one = people[at];
            if (one.HasLeft || stays(one))
                continue;
            if (at > people.Count / Reports && dice.Does(behaviour.LeavesCompany, "leaves the company", $"{at}"))
                people[at] = one with { HasLeft = true };
            else if (one.Level > 1 && dice.Does(behaviour.ChangesManager, "changes manager", $"{at}"))
            {
                var peers = people.Where(p => p.Level == one.Level - 1 && p.At != one.Manager && !p.HasLeft && p.At < at).ToList();
                if (peers.Count > 0)
                    people[at] = one with { Manager = dice.One(peers, "new manager", $"{at}").At };
            }
        }
    }

    /// <summary>Whether one stands above the other, or both right below one manager, by the numbers of a directory.</summary>
    public bool AreTooNear(string one, string other)
    {
        var (a, b) = (At(one), At(other));
        return Above(a).Contains(b) || Above(b).Contains(a) || people[a].Manager == people[b].Manager;

        static int At(string number) => int.Parse(number.AsSpan(1), CultureInfo.InvariantCulture) - 1;
    }

    private IEnumerable<int> Above(int at)
    {
        while (people[at].Manager is { } above)
            yield return at = above;
    }

    /// <summary>As a directory is exported.</summary>
    public MemoryStream ToCsv()
    {
        var csv = new StringBuilder("id,email,first_name,last_name,manager,unit,company,job_title,city,country,languages\n");
        foreach (var p in people.Where(p => !p.HasLeft))
            csv.Append(
                CultureInfo.InvariantCulture,
                $"{p.Number},{p.Email},{p.FirstName},{p.LastName},{ManagerOf(p)},{p.Unit},Octave {p.Country},\"{p.JobTitle}\",{p.City},{p.Country},{p.Languages}\n"
            );
        return new(Encoding.UTF8.GetBytes(csv.ToString()));
    }

    private string ManagerOf(InventedPerson one)
    {
        var above = one.Manager;
        while (above is { } at && people[at].HasLeft)
            above = people[at].Manager;
        return above is { } there ? people[there].Number : "";
    }
}

/// <summary>A country of the company: how many of its people work there, what they speak, how they are called.</summary>
internal sealed record Place(
    string Country,
    int Weight,
    string Languages,
    IReadOnlyList<string> Cities,
    IReadOnlyList<string> FirstNames,
    IReadOnlyList<string> LastNames
)
{
    public static readonly IReadOnlyList<Place> All =
    [
        .. Lines()
            .Select(line => line.Split('\t'))
            .Select(c => new Place(
                c[0],
                int.Parse(c[1], CultureInfo.InvariantCulture),
                c[2],
                c[3].Split('|'),
                c[4].Split('|'),
                c[5].Split('|')
            )),
    ];

    public static Place Of(string country) => All.First(p => p.Country == country);

    private static IEnumerable<string> Lines()
    {
        using var reader = new StreamReader(typeof(Place).Assembly.GetManifestResourceStream("Binome.Rehearsal.Places.tsv")!);
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}
