namespace Binome.Matching;

/// <summary>How much a criterion counts, in words: as in the defaults, half of it, twice as much, or not at all.</summary>
internal static class WeightWords
{
    public static readonly IReadOnlyList<string> All = ["none", "little", "normal", "much"];

    public static readonly IReadOnlyList<string> Criteria = [.. RuleSet.Named(new()).Select(weight => weight.Name)];

    /// <summary>The weight that a word stands for.</summary>
    public static int Weight(string criterion, string word)
    {
        var normal = RuleSet.Named(new()).Single(weight => weight.Name == criterion).Weight;
        return word switch
        {
            "none" => 0,
            "little" => (normal + 1) / 2,
            "much" => Math.Min(100, 2 * normal),
            _ => normal,
        };
    }

    /// <summary>The word nearest to a weight, which may have been written by hand.</summary>
    public static string Word(string criterion, int weight) =>
        weight == 0 ? "none" : All.Skip(1).MinBy(word => Math.Abs(Weight(criterion, word) - weight))!;
}
