using System.Runtime.InteropServices;

namespace Binome.Matching;

/// <summary>What one search knows of each node: its distance and how it was reached. Stamped, so that clearing costs nothing.</summary>
internal sealed class Labels(int nodes)
{
    private readonly Label[] _labels = new Label[nodes];
    private readonly List<int> _touched = [];
    private int _run;

    /// <summary>The nodes reached by this search, in order.</summary>
    public ReadOnlySpan<int> Touched => CollectionsMarshal.AsSpan(_touched);

    public void Clear()
    {
        _run++;
        _touched.Clear();
    }

    public bool Has(int node) => _labels[node].Run == _run;

    /// <summary>Reached at less than this already, whatever the tie break says.</summary>
    public bool IsNearer(int node, long upper)
    {
        ref readonly var label = ref _labels[node];
        return label.Run == _run && label.Distance.Upper < upper;
    }

    public Cost At(int node) => _labels[node].Distance;

    public int First(int node) => _labels[node].First;

    public int Second(int node) => _labels[node].Second;

    public void Set(int node, Cost distance, int first, int second)
    {
        ref var label = ref _labels[node];
        if (label.Run != _run)
            _touched.Add(node);
        label = new Label(distance, _run, first, second, false);
    }

    /// <summary>False when this distance was settled before.</summary>
    public bool Settle(int node)
    {
        ref var label = ref _labels[node];
        var isFirst = !label.IsSettled;
        label = label with { IsSettled = true };
        return isFirst;
    }

    private readonly record struct Label(Cost Distance, int Run, int First, int Second, bool IsSettled);
}
