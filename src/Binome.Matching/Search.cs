namespace Binome.Matching;

/// <summary>One Dijkstra after the other over the same nodes: labels are stamped, so that starting again costs nothing.</summary>
internal sealed class Search(int nodes)
{
    private readonly Int128[] _distance = new Int128[nodes];
    private readonly int[] _from = new int[nodes];
    private readonly int[] _pair = new int[nodes];
    private readonly int[] _reached = new int[nodes];
    private readonly int[] _settledIn = new int[nodes];
    private readonly List<int> _settled = [];
    private readonly PriorityQueue<int, Int128> _queue = new();
    private int _run;
    private int _target;
    private Int128 _bound;

    public IReadOnlyList<int> Settled => _settled;

    public void Start(int source, int target)
    {
        _run++;
        _target = target;
        _bound = Int128.MaxValue;
        _settled.Clear();
        _queue.Clear();
        Reach(source, 0, -1, -1);
    }

    public bool Reached(int node) => _reached[node] == _run;

    public Int128 Distance(int node) => _distance[node];

    /// <summary>A way to a node; forgotten unless it is shorter than the known one and than the known way to the target.</summary>
    public void Reach(int node, Int128 distance, int from, int pair)
    {
        if (distance >= _bound || (_reached[node] == _run && distance >= _distance[node]))
            return;
        (_distance[node], _from[node], _pair[node], _reached[node]) = (distance, from, pair, _run);
        if (node == _target)
            _bound = distance;
        _queue.Enqueue(node, distance);
    }

    /// <summary>The nearest node not yet settled; false once the target is it, or nothing is left.</summary>
    public bool Next(out int node, out Int128 distance)
    {
        while (_queue.TryDequeue(out node, out distance))
        {
            if (_settledIn[node] == _run || distance > _distance[node])
                continue;
            if (node == _target)
                return false;
            _settledIn[node] = _run;
            _settled.Add(node);
            return true;
        }
        return false;
    }

    /// <summary>From the source to a node: each with the pair that leads into it, or -1.</summary>
    public List<(int Node, int Pair)> PathTo(int node)
    {
        var path = new List<(int, int)>();
        for (; node >= 0; node = _from[node])
            path.Add((node, _pair[node]));
        path.Reverse();
        return path;
    }
}
