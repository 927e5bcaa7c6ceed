using System.Runtime.CompilerServices;
using System.Text;

namespace Binome.Matching;

/// <summary>
/// Chooses between plans of equal pairs and equal fit, by people and never by the order of a file: each pair has a number of 43 bits hashed from the seed and
/// both ids, and of the equal plans the one with the greatest sum wins: one plan, the same for every order of rows, with high probability.
/// </summary>
/// <remarks>
/// Were the numbers drawn independently, two best plans would have the very same sum with odds of at most E in 2^43 (the isolation lemma: Mulmuley, Vazirani and Vazirani 1987). They
/// are hashes, for which that is a heuristic. A certificate proves the sum the greatest, not the plan the only one.
/// </remarks>
/// <param name="mentees">A key of each mentee, from <see cref="Key"/>.</param>
/// <param name="mentors">A key of each mentor.</param>
/// <param name="seed">Another seed, another choice.</param>
public sealed class TieBreak(ulong[] mentees, ulong[] mentors, ulong seed)
{
    /// <summary>Every number is below 2 to this power: 2^18 people times 2^43 are 2^61, of which three add up in 64 bits.</summary>
    public const int Bits = 43;

    private readonly ulong[] _mentors = [.. mentors.Select(key => Mix(Mix(seed * 0x9E3779B97F4A7C15) + key))];

    private readonly ulong _every = ulong.MaxValue;

    private TieBreak(ulong[] mentees, ulong[] mentors, ulong seed, ulong every)
        : this(mentees, mentors, seed) => _every = every;

    /// <summary>How many mentees it knows.</summary>
    public int Mentees => mentees.Length;

    /// <summary>How many mentors it knows.</summary>
    public int Mentors => mentors.Length;

    /// <summary>The number of a pair, 0 to 2^43 - 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ulong Of(int mentee, int mentor) => (Mix(_mentors[mentor] + mentees[mentee]) >> (64 - Bits)) & _every;

    /// <summary>The same with a mentee more, the last, of this key.</summary>
    public TieBreak WithMentee(ulong key) => new([.. mentees, key], mentors, seed, _every);

    /// <summary>The same with a mentor more, the last, of this key.</summary>
    public TieBreak WithMentor(ulong key) => new(mentees, [.. mentors, key], seed, _every);

    /// <summary>By ids: the same people break ties the same way wherever they stand in a file.</summary>
    /// <exception cref="ArgumentException">An id stands twice in one list (one in both lists is one person).</exception>
    public static TieBreak ByIds(IEnumerable<string> mentees, IEnumerable<string> mentors, ulong seed) =>
        new(Keys(mentees), Keys(mentors), seed);

    /// <summary>Every pair has number 0: plans of equal pairs and fit are equal.</summary>
    public static TieBreak None(int mentees, int mentors) => new(new ulong[mentees], new ulong[mentors], 0, every: 0);

    /// <summary>By position, where people have no ids (generated instances).</summary>
    public static TieBreak ByPosition(int mentees, int mentors, ulong seed = 1) =>
        new(
            [.. Enumerable.Range(0, mentees).Select(i => (ulong)i)],
            [.. Enumerable.Range(0, mentors).Select(j => (ulong)j + (1UL << 32))],
            seed
        );

    private static ulong[] Keys(IEnumerable<string> ids)
    {
        var (keys, known) = (new List<ulong>(), new HashSet<ulong>());
        foreach (var id in ids)
        {
            keys.Add(Key(id));
            if (!known.Add(keys[^1]))
                throw new ArgumentException($"{id} stands twice in a list; only unique ids can tell people apart.");
        }
        return [.. keys];
    }

    /// <summary>FNV-1a over the UTF-8 bytes of an id, 64 bits (Fowler, Noll, Vo).</summary>
    public static ulong Key(string id) =>
        Encoding.UTF8.GetBytes(id).Aggregate(14695981039346656037UL, (hash, octet) => unchecked((hash ^ octet) * 1099511628211UL));

    /// <summary>The finaliser of SplitMix64 (Steele, Lea, Flood 2014).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Mix(ulong z)
    {
        unchecked
        {
            z += 0x9E3779B97F4A7C15;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return z ^ (z >> 31);
        }
    }
}
