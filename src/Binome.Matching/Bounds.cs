using System.Numerics;

namespace Binome.Matching;

/// <summary>The least and the greatest of many numbers.</summary>
internal static class Bounds
{
    /// <summary>O(E), as many at once as fit a vector; (0, 0) of none.</summary>
    public static (int Least, int Most) Of(ReadOnlySpan<int> numbers)
    {
        if (numbers.Length == 0)
            return (0, 0);
        var (least, most) = (new Vector<int>(numbers[0]), new Vector<int>(numbers[0]));
        var at = 0;
        for (; at + Vector<int>.Count <= numbers.Length; at += Vector<int>.Count)
        {
            var some = new Vector<int>(numbers[at..]);
            (least, most) = (Vector.Min(least, some), Vector.Max(most, some));
        }
        for (; at < numbers.Length; at++)
            (least, most) = (Vector.Min(least, new(numbers[at])), Vector.Max(most, new(numbers[at])));
        var (low, high) = (least[0], most[0]);
        for (var lane = 1; lane < Vector<int>.Count; lane++)
            (low, high) = (Math.Min(low, least[lane]), Math.Max(high, most[lane]));
        return (low, high);
    }
}
