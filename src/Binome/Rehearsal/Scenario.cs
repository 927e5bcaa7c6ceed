namespace Binome.Rehearsal;

/// <summary>One programme of a rehearsal: how many, in which waves, in which shape, for how long.</summary>
/// <param name="Key">Its name and purpose are words of <c>rehearsal.programme.*</c>.</param>
/// <param name="FoundedOn">Days after the beginning.</param>
/// <param name="EnrolDays">From the call to the pairs.</param>
/// <param name="RunDays">From the pairs to the closing.</param>
/// <param name="Waves">Shares of its people, in hundredths, each called at the same distance in the first two thirds of its life; together 100.</param>
/// <param name="Sessions">What a pair sets out to hold: at least, at most.</param>
internal sealed record ProgrammePlan(
    string Key,
    int Mentors,
    int Mentees,
    int FoundedOn,
    int EnrolDays,
    int RunDays,
    IReadOnlyList<int> Waves,
    (int Least, int Most) Sessions
)
{
    /// <summary>Lengths of a session in minutes, joined by '|'.</summary>
    public string Minutes { get; init; } = "30|60";
    public int MentorsTogether { get; init; } = 1;

    /// <summary>Mentees a mentor takes at a time: at least, at most.</summary>
    public (int Least, int Most) Capacity { get; init; } = (1, 2);

    /// <summary>Whether mentees are put on by their management instead of asked.</summary>
    public bool IsAssigned { get; init; }

    /// <summary>Of a programme that is not ours, what its managers have set; null for ours.</summary>
    public OwnSettings? Own { get; init; }

    /// <summary>Whether mentors are ready before their first session.</summary>
    public bool AsksReadiness { get; init; }

    /// <summary>Mentors are chosen and answered within so many days; null where management puts them on.</summary>
    public int? PromisedDays =>
        Own is not null ? Own.PromisedDays
        : IsAssigned ? null
        : 10;

    public int ClosesOn => FoundedOn + EnrolDays + RunDays;
}

/// <summary>A programme that was described in public, with its numbers; the names of its people are invented.</summary>
/// <param name="People">In the directory.</param>
/// <param name="Days">How long is looked at.</param>
internal sealed record Scenario(string Name, int People, int Countries, int Days, IReadOnlyList<ProgrammePlan> Programmes)
{
    public static readonly IReadOnlyList<Scenario> All =
    [
        new("pwn", 120, 6, 240, [new("pwn", 20, 20, 0, 21, 120, [100], (2, 4)) { Capacity = (1, 1) }]),
        new("axa-france", 2_500, 1, 270, [new("axa-france", 55, 250, 0, 28, 150, [60, 40], (1, 2)) { Capacity = (5, 5) }]),
        new("axa-group", 6_000, 26, 548, [new("axa-group", 470, 1_000, 0, 42, 440, [40, 30, 30], (1, 3)) { Capacity = (2, 4) }]),
        new(
            "cofely",
            12_000,
            1,
            540,
            [
                new("committee", 4, 12, 0, 14, 120, [100], (3, 3))
                {
                    Minutes = "120",
                    Capacity = (3, 3),
                    IsAssigned = true,
                },
                new("company", 900, 3_000, 120, 35, 300, [50, 50], (1, 3)) { Capacity = (3, 5) },
            ]
        ),
        new(
            "maif",
            400,
            1,
            300,
            [
                new("maif", 20, 10, 0, 14, 180, [100], (3, 5))
                {
                    MentorsTogether = 2,
                    IsAssigned = true,
                    Capacity = (1, 1),
                },
            ]
        ),
    ];

    /// <summary>The same in a smaller or larger company: everybody's share stays.</summary>
    public Scenario Among(int people) =>
        this with
        {
            People = people,
            Programmes = [.. Programmes.Select(p => p with { Mentors = Share(p.Mentors, people), Mentees = Share(p.Mentees, people) })],
        };

    /// <summary>People by country, where they are known; otherwise as many countries as asked for, each with its usual share.</summary>
    public IReadOnlyDictionary<string, int>? Shares { get; init; }

    public IReadOnlyList<Place> Places =>
        Shares is { Count: > 0 } shares
            ? [.. Place.All.Where(p => shares.ContainsKey(p.Country)).Select(p => p with { Weight = shares[p.Country] })]
            : [.. Place.All.Take(Countries)];

    private int Share(int count, int people) => Math.Max(2, (int)Math.Round((double)count * people / People));
}
