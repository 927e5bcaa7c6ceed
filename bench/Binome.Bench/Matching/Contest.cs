namespace Binome.Bench.Matching;

/// <summary>One question, asked of everybody in turn, round after round: what slows the machine for a while slows all of them.</summary>
/// <param name="Name">The instance's.</param>
/// <param name="Peers">LEMON's two solvers in each round, scipy in the first: it is in no bar.</param>
internal sealed record Contest(string Name, Ours Ours, params Peer[] Peers)
{
    public const string NetworkSimplex = "lemon-network-simplex";
    public const string CostScaling = "lemon-cost-scaling";
    public const string Scipy = "scipy";

    public Peer? Find(string solver) => Array.Find(Peers, peer => peer.Solver == solver && peer.IsMeasured);

    public double? Best => Peers.Where(peer => peer.IsMeasured && peer.Solver != Scipy).Min(peer => (double?)peer.Median);

    public async Task Round(int round)
    {
        await Ours.Round();
        foreach (var peer in Peers.Where(peer => round == 0 || peer.Solver != Scipy))
            await peer.Round();
        if (Peers.FirstOrDefault(peer => peer.IsMeasured && peer.Answer != Ours.Answer) is { } other)
            throw new InvalidOperationException($"{Name}: {other.Solver} answers {other.Answer}, we answer {Ours.Answer}");
    }
}
