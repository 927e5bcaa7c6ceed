using Binome.Matching.Instances;

namespace Binome.Bench.Matching;

/// <summary>Everything that is asked, by name; BINOME_BENCH_INSTANCES (`cofely,product`) asks less.</summary>
internal sealed class Contests
{
    private static readonly TimeSpan s_scipyLimit = TimeSpan.FromMinutes(3);

    private readonly Dictionary<string, Contest> _all = [];

    public Contests()
    {
        var asked = Environment.GetEnvironmentVariable("BINOME_BENCH_INSTANCES")?.Split(',');
        foreach (var known in Rm1.Named.Where(known => asked?.Contains(known.Name) != false))
            if (known.Name == "cofely-dense")
                // Ours is end to end there: it never has all pairs at once.
                Add("cofely-dense", new("--instance", "cofely", "--threads", "2"), new Peer(Contest.NetworkSimplex, Files.Of(known)));
            else
                Add(known.Name, Files.Of(known), known.Name == "internet" ? [Contest.NetworkSimplex] : null);
        if (asked?.Contains("internet") != false)
            Add("internet-end-to-end", new("--instance", "internet", "--threads", "2"));
        foreach (var adversary in Adversary.All.Where(adversary => asked?.Contains(adversary.Name) != false))
            Add(adversary.Name, Files.Of(adversary), null);
    }

    public IEnumerable<Contest> All => _all.Values;

    /// <summary>That contest, when it was asked for.</summary>
    public Contest? this[string name] => _all.GetValueOrDefault(name);

    private void Add(string name, string file, string[]? solvers) =>
        Add(
            name,
            new Ours("--instance", file),
            [
                .. (solvers ?? [Contest.NetworkSimplex, Contest.CostScaling, Contest.Scipy]).Select(solver => new Peer(
                    solver,
                    file,
                    solver == Contest.Scipy ? s_scipyLimit : null
                )),
            ]
        );

    private void Add(string name, Ours ours, params Peer[] peers) => _all.Add(name, new(name, ours, peers));
}
