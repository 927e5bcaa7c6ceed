namespace Binome.Matching;

/// <summary>A binary heap of nodes by cost; an entry that a better one has overtaken stays and is skipped by its reader, so a search pushes once a pair at most: O(E log E).</summary>
internal sealed class CostHeap
{
    private (Cost Cost, int Node)[] _items = new (Cost, int)[64];
    private int _count;

    public void Clear() => _count = 0;

    public void Push(int node, Cost cost)
    {
        if (_count == _items.Length)
            Array.Resize(ref _items, 2 * _count);
        var items = _items;
        var at = _count++;
        while (at > 0 && cost < items[(at - 1) / 2].Cost)
        {
            items[at] = items[(at - 1) / 2];
            at = (at - 1) / 2;
        }
        items[at] = (cost, node);
    }

    public bool TryPop(out int node, out Cost cost)
    {
        if (_count == 0)
        {
            (node, cost) = (-1, default);
            return false;
        }
        var items = _items;
        (cost, node) = items[0];
        var last = items[--_count];
        var at = 0;
        for (int child; (child = 2 * at + 1) < _count; at = child)
        {
            if (child + 1 < _count && items[child + 1].Cost < items[child].Cost)
                child++;
            if (last.Cost <= items[child].Cost)
                break;
            items[at] = items[child];
        }
        items[at] = last;
        return true;
    }
}
