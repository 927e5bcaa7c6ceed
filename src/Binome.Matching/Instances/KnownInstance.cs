namespace Binome.Matching.Instances;

/// <summary>An instance of RM1 by name, with what is known of it; LEMON's network simplex, its cost scaling and scipy agree on the optimum wherever each ran.</summary>
/// <param name="Name">As in docs/matching.md.</param>
/// <param name="Seed">Of the generator; the next five are its parameters too.</param>
/// <param name="Mentees">M.</param>
/// <param name="Mentors">N.</param>
/// <param name="CapacityLow">The least places of a mentor.</param>
/// <param name="CapacityHigh">The most.</param>
/// <param name="TwicePercent">How many mentees in a hundred want two mentors, about.</param>
/// <param name="Kept">K, the pairs kept of each mentee; 0 keeps all.</param>
/// <param name="Edges">How many pairs are kept in all.</param>
/// <param name="Sum">The sum of their fits.</param>
/// <param name="Hash">Their <see cref="Candidates.Hash"/>.</param>
/// <param name="Pairs">The most pairs.</param>
/// <param name="Fit">The greatest fit of so many pairs.</param>
public sealed record KnownInstance(
    string Name,
    int Seed,
    int Mentees,
    int Mentors,
    int CapacityLow,
    int CapacityHigh,
    int TwicePercent,
    int Kept,
    int Edges,
    long Sum,
    ulong Hash,
    int Pairs,
    long Fit
)
{
    internal static IReadOnlyList<KnownInstance> All { get; } =
    [
        new("pwn", 1, 20, 20, 1, 1, 0, 0, 196, 1056911, 0x4c156b2fa6800018, 16, 101588),
        new("axa-france", 2, 250, 55, 3, 6, 0, 0, 9133, 49064617, 0x77444f56bb2568fb, 236, 1627776),
        new("axa-france-tight", 2, 250, 55, 1, 6, 0, 0, 9133, 49064617, 0x77444f56bb2568fb, 210, 1460002),
        new("axa-group", 3, 1000, 470, 1, 4, 0, 0, 284778, 1498938593, 0xb7b61e942df2a673, 999, 7332202),
        new("axa-group-two", 3, 1000, 470, 1, 4, 15, 0, 284778, 1498938593, 0xb7b61e942df2a673, 1157, 8400447),
        new("cofely", 4, 12000, 3000, 3, 6, 0, 64, 767697, 5295362687, 0x6ee6699e6d368c1f, 11999, 92492447),
        new("cofely-tight", 4, 12000, 3000, 1, 6, 0, 64, 767697, 5295362687, 0x6ee6699e6d368c1f, 10644, 82008050),
        new("cofely-two", 4, 12000, 3000, 3, 6, 10, 64, 767697, 5295362687, 0x6ee6699e6d368c1f, 13177, 100809797),
        new("cofely-dense", 4, 12000, 3000, 3, 6, 0, 0, 24903199, 130791106509, 0xe0fe4290c6c5ad8e, 11999, 92492447),
        new("internet", 5, 100000, 25000, 3, 6, 0, 64, 6399936, 48273406608, 0x10849e75974ce5bc, 99999, 809736555),
    ];

    /// <summary>Invents the people of this instance.</summary>
    public Rm1 Make() => new(Seed, Mentees, Mentors, CapacityLow, CapacityHigh, TwicePercent);
}
