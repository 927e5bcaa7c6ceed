using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Binome.Matching;

/// <summary>
/// Steps up and down solid lines from a mentee to each mentor, at most ten; see <see cref="Criteria.Distance"/>. The chains of managers of all mentors are a tree, each of its
/// nodes has a number: two chains are the same down to a level when they have the same node there.
/// </summary>
internal sealed class ChainBytes : MentorBytes
{
    private const int MostSteps = 10;
    private const byte Unknown = 5;
    private readonly int _width;

    /// <summary>By level, then by mentor: the node of the mentor's chain, or -1 below its end.</summary>
    private readonly int[] _nodes;
    private readonly int[] _lengths;

    /// <summary>Of each kind of mentee: the nodes that its chain shares with any mentor's, from the top, and its length.</summary>
    private readonly (int[] Nodes, int Length)[] _kinds;

    private ChainBytes(int[] kinds, (int[], int)[] chains, int[] nodes, int[] lengths)
        : base(kinds) => (_kinds, _nodes, _lengths, _width) = (chains, nodes, lengths, lengths.Length);

    public static ChainBytes Of(Side[] mentees, Side[] mentors, int width)
    {
        var tree = new Dictionary<(int Parent, int Person), int>();
        var levels = mentors.Length == 0 ? 0 : mentors.Max(mentor => mentor.Chain.Length);
        var (nodes, lengths) = (new int[levels * width], new int[width]);
        nodes.AsSpan().Fill(-1);
        for (var j = 0; j < mentors.Length; j++)
        {
            lengths[j] = mentors[j].Chain.Length;
            var node = -1;
            for (var level = 0; level < lengths[j]; level++)
            {
                ref var next = ref CollectionsMarshal.GetValueRefOrAddDefault(tree, (node, mentors[j].Chain[level]), out var isKnown);
                nodes[level * width + j] = node = next = isKnown ? next : tree.Count;
            }
        }
        var numbers = new Dictionary<(int Node, int Length), int>();
        var (kinds, chains) = (new int[mentees.Length], new List<(int[], int)>());
        var shared = new List<int>();
        for (var i = 0; i < mentees.Length; i++)
        {
            shared.Clear();
            var node = -1;
            foreach (var person in mentees[i].Chain)
                if (tree.TryGetValue((node, person), out node))
                    shared.Add(node);
                else
                    break;
            var key = (shared.Count > 0 ? shared[^1] : -1, mentees[i].Chain.Length);
            if (!numbers.TryGetValue(key, out kinds[i]))
            {
                numbers[key] = kinds[i] = chains.Count;
                chains.Add(([.. shared], mentees[i].Chain.Length));
            }
        }
        return new(kinds, [.. chains], nodes, lengths);
    }

    /// <summary>O(N · levels), eight mentors at a time.</summary>
    public override void Fill(int kind, Span<byte> row)
    {
        var (nodes, length) = _kinds[kind];
        if (length == 0)
        {
            row.Fill(Unknown);
            return;
        }
        for (var j = 0; j < _width; j += 32)
            Vector256
                .Narrow(
                    Vector256.Narrow(Steps(nodes, length, j).AsUInt32(), Steps(nodes, length, j + 8).AsUInt32()),
                    Vector256.Narrow(Steps(nodes, length, j + 16).AsUInt32(), Steps(nodes, length, j + 24).AsUInt32())
                )
                .CopyTo(row[j..]);
    }

    private Vector256<int> Steps(int[] nodes, int length, int j)
    {
        var common = Vector256<int>.Zero;
        for (var level = 0; level < nodes.Length; level++)
            common -= Vector256.Equals(Vector256.Create(_nodes.AsSpan(level * _width + j, 8)), Vector256.Create(nodes[level]));
        var theirs = Vector256.Create(_lengths.AsSpan(j, 8));
        var most = Vector256.Create(MostSteps);
        var steps = Vector256.Min(Vector256.Create(length) + theirs - common - common, most);
        steps = Vector256.ConditionalSelect(Vector256.Equals(common, Vector256<int>.Zero), most, steps);
        return Vector256.ConditionalSelect(Vector256.Equals(theirs, Vector256<int>.Zero), Vector256.Create((int)Unknown), steps);
    }
}
