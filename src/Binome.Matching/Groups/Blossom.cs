namespace Binome.Matching.Groups;

/// <summary>
/// The heaviest matching of any graph: primal-dual search with blossoms (Edmonds 1965, doi:10.6028/jres.069B.013; in O(n³) Gabow 1976,
/// doi:10.1145/321941.321942). Nodes are 1..n, blossoms above; 0 is nobody. Labels are twice the dual values, so that all stay integers.
/// </summary>
internal sealed partial class Blossom
{
    private readonly int _people;
    private readonly long[,] _weight;

    /// <summary>The ends, in people, of the least slack edge between two nodes.</summary>
    private readonly int[,] _from;
    private readonly int[,] _to;

    /// <summary>Through which child of a blossom one comes to a person of it.</summary>
    private readonly int[,] _through;
    private readonly long[] _label;
    private readonly int[] _match;
    private readonly int[] _slack;
    private readonly int[] _top;
    private readonly int[] _parent;

    /// <summary>-1 not reached, 0 outer, 1 inner.</summary>
    private readonly int[] _side;
    private readonly int[] _visited;
    private readonly List<int>[] _children;
    private readonly Queue<int> _queue = new();
    private int _nodes;
    private int _visit;

    /// <param name="people">n.</param>
    /// <param name="weight">By person from 1; 0 where there is no edge; symmetric, at most 2^60.</param>
    public Blossom(int people, long[,] weight)
    {
        (_people, _weight, _nodes) = (people, weight, people);
        var most = people + (people / 2) + 2;
        (_from, _to, _through) = (new int[most, most], new int[most, most], new int[most, people + 1]);
        (_label, _match, _slack, _top) = (new long[most], new int[most], new int[most], new int[most]);
        (_parent, _side, _visited) = (new int[most], new int[most], new int[most]);
        _children = [.. Enumerable.Range(0, most).Select(_ => new List<int>())];
        var greatest = 0L;
        for (var u = 1; u <= people; u++)
        {
            (_top[u], _through[u, u]) = (u, u);
            for (var v = 1; v <= people; v++)
            {
                (_from[u, v], _to[u, v]) = (u, v);
                greatest = Math.Max(greatest, weight[u, v]);
            }
        }
        Array.Fill(_label, greatest, 1, people);
        while (Grow()) { }
    }

    /// <summary>The partner of a person, or 0.</summary>
    public int Partner(int person) => _match[person];

    /// <summary>Twice the price of a person.</summary>
    public long Label(int person) => _label[person];

    /// <summary>The blossoms of positive price: members and twice the price.</summary>
    public IEnumerable<(List<int> Members, long Label)> Circles()
    {
        for (var b = _people + 1; b <= _nodes; b++)
            if (_top[b] != 0 && _label[b] > 0)
                yield return (Members(b), _label[b]);
    }

    private List<int> Members(int node) => node <= _people ? [node] : [.. _children[node].SelectMany(Members)];

    private bool IsEdge(int x, int y) => _weight[_from[x, y], _to[x, y]] > 0;

    private long Delta(int x, int y) => _label[_from[x, y]] + _label[_to[x, y]] - (2 * _weight[_from[x, y], _to[x, y]]);

    /// <summary>One more pair, or the end: either everybody has a partner, or who has none is worth nothing more.</summary>
    private bool Grow()
    {
        Array.Fill(_side, -1, 1, _nodes);
        Array.Clear(_slack);
        _queue.Clear();
        for (var x = 1; x <= _nodes; x++)
            if (_top[x] == x && _match[x] == 0)
            {
                (_parent[x], _side[x]) = (0, 0);
                Push(x);
            }
        if (_queue.Count == 0)
            return false;
        while (true)
        {
            while (_queue.TryDequeue(out var u))
                for (var v = 1; _side[_top[u]] != 1 && v <= _people; v++)
                    if (_weight[u, v] > 0 && _top[u] != _top[v])
                        if (Delta(u, v) > 0)
                            Slacken(u, _top[v]);
                        else if (Found(u, v))
                            return true;
            if (!Relabel())
                return false;
            for (var x = 1; x <= _nodes; x++)
                if (_top[x] == x && _slack[x] != 0 && _top[_slack[x]] != x && Delta(_slack[x], x) == 0 && Found(_slack[x], x))
                    return true;
            for (var b = _people + 1; b <= _nodes; b++)
                if (_top[b] == b && _side[b] == 1 && _label[b] == 0)
                    Expand(b);
        }
    }

    /// <summary>Moves all labels as far as they stay feasible; false when the label of those without a partner has come to 0.</summary>
    private bool Relabel()
    {
        var step = long.MaxValue;
        for (var u = 1; u <= _people; u++)
            if (_side[_top[u]] == 0)
                step = Math.Min(step, _label[u]);
        for (var b = _people + 1; b <= _nodes; b++)
            if (_top[b] == b && _side[b] == 1)
                step = Math.Min(step, _label[b] / 2);
        for (var x = 1; x <= _nodes; x++)
            if (_top[x] == x && _slack[x] != 0 && _side[x] != 1)
                step = Math.Min(step, _side[x] == 0 ? Delta(_slack[x], x) / 2 : Delta(_slack[x], x));
        var isEnd = false;
        for (var u = 1; u <= _people; u++)
        {
            if (_side[_top[u]] == 0)
                _label[u] -= step;
            else if (_side[_top[u]] == 1)
                _label[u] += step;
            isEnd |= _side[_top[u]] == 0 && _label[u] == 0;
        }
        for (var b = _people + 1; b <= _nodes; b++)
            if (_top[b] == b && _side[b] >= 0)
                _label[b] += _side[b] == 0 ? 2 * step : -2 * step;
        return !isEnd;
    }

    private void Slacken(int u, int x)
    {
        if (_slack[x] == 0 || Delta(u, x) < Delta(_slack[x], x))
            _slack[x] = u;
    }

    private void FindSlack(int x)
    {
        _slack[x] = 0;
        for (var u = 1; u <= _people; u++)
            if (IsEdge(u, x) && _top[u] != x && _side[_top[u]] == 0)
                Slacken(u, x);
    }

    private void Push(int node)
    {
        if (node <= _people)
            _queue.Enqueue(node);
        else
            _children[node].ForEach(Push);
    }

    private void SetTop(int node, int top)
    {
        _top[node] = top;
        foreach (var child in _children[node])
            SetTop(child, top);
    }
}
