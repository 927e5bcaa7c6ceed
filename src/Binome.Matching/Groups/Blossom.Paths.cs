namespace Binome.Matching.Groups;

internal sealed partial class Blossom
{
    /// <summary>A tight edge from an outer node: the tree grows, a blossom closes, or two trees meet (true).</summary>
    private bool Found(int x, int y)
    {
        var (from, to) = (_from[x, y], _to[x, y]);
        var (u, v) = (_top[from], _top[to]);
        if (_side[v] == -1)
        {
            var next = _top[_match[v]];
            (_parent[v], _side[v], _side[next]) = (from, 1, 0);
            (_slack[v], _slack[next]) = (0, 0);
            Push(next);
        }
        else if (_side[v] == 0)
        {
            var common = Common(u, v);
            if (common == 0)
            {
                Augment(u, v);
                Augment(v, u);
                return true;
            }
            Close(u, common, v);
        }
        return false;
    }

    private void Match(int u, int v)
    {
        _match[u] = _to[u, v];
        if (u <= _people)
            return;
        var child = _through[u, _from[u, v]];
        var at = EvenPath(u, child);
        for (var k = 0; k < at; k++)
            Match(_children[u][k], _children[u][k ^ 1]);
        Match(child, v);
        _children[u] = [.. _children[u][at..], .. _children[u][..at]];
    }

    private void Augment(int u, int v)
    {
        while (true)
        {
            var next = _top[_match[u]];
            Match(u, v);
            if (next == 0)
                return;
            Match(next, _top[_parent[next]]);
            (u, v) = (_top[_parent[next]], next);
        }
    }

    private int Common(int u, int v)
    {
        _visit++;
        for (; u != 0 || v != 0; (u, v) = (v, u))
        {
            if (u == 0)
                continue;
            if (_visited[u] == _visit)
                return u;
            _visited[u] = _visit;
            u = _top[_match[u]];
            if (u != 0)
                u = _top[_parent[u]];
        }
        return 0;
    }

    private void Close(int u, int common, int v)
    {
        var b = _people + 1;
        while (b <= _nodes && _top[b] != 0)
            b++;
        _nodes = Math.Max(_nodes, b);
        (_label[b], _side[b], _match[b]) = (0, 0, _match[common]);
        _children[b] = [common];
        Branch(u);
        _children[b].Reverse(1, _children[b].Count - 1);
        Branch(v);
        SetTop(b, b);
        for (var x = 1; x <= _nodes; x++)
            (_from[b, x], _to[b, x], _from[x, b], _to[x, b]) = (0, 0, 0, 0);
        for (var x = 1; x <= _people; x++)
            _through[b, x] = 0;
        foreach (var child in _children[b])
        {
            for (var x = 1; x <= _nodes; x++)
                if (IsEdge(child, x) && (!IsEdge(b, x) || Delta(child, x) < Delta(b, x)))
                {
                    (_from[b, x], _to[b, x]) = (_from[child, x], _to[child, x]);
                    (_from[x, b], _to[x, b]) = (_from[x, child], _to[x, child]);
                }
            for (var x = 1; x <= _people; x++)
                if (_through[child, x] != 0)
                    _through[b, x] = child;
        }
        FindSlack(b);

        void Branch(int x)
        {
            while (x != common)
            {
                var inner = _top[_match[x]];
                _children[b].Add(x);
                _children[b].Add(inner);
                Push(inner);
                x = _top[_parent[inner]];
            }
        }
    }

    private void Expand(int b)
    {
        foreach (var child in _children[b])
            SetTop(child, child);
        var entry = _through[b, _from[b, _parent[b]]];
        var at = EvenPath(b, entry);
        for (var k = 0; k < at; k += 2)
        {
            var (inner, outer) = (_children[b][k], _children[b][k + 1]);
            (_parent[inner], _side[inner], _side[outer], _slack[inner]) = (_from[outer, inner], 1, 0, 0);
            FindSlack(outer);
            Push(outer);
        }
        (_side[entry], _parent[entry]) = (1, _parent[b]);
        for (var k = at + 1; k < _children[b].Count; k++)
        {
            _side[_children[b][k]] = -1;
            FindSlack(_children[b][k]);
        }
        _top[b] = 0;
    }

    /// <summary>Where a child stands, the circle turned so that an even number of steps leads to it.</summary>
    private int EvenPath(int b, int child)
    {
        var at = _children[b].IndexOf(child);
        if (at % 2 == 0)
            return at;
        _children[b].Reverse(1, _children[b].Count - 1);
        return _children[b].Count - at;
    }
}
