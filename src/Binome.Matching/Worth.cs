namespace Binome.Matching;

/// <summary>What a pair, a price or a plan is worth, compared level by level: number of pairs, then fit, then the tie break.</summary>
/// <remarks>No weight is "large enough": each level has bits of its own, also while the solver works.</remarks>
/// <param name="Pairs">Level 1: number of pairs.</param>
/// <param name="Fit">Level 2: fit.</param>
/// <param name="Tie">Level 3: tie break.</param>
public readonly record struct Worth(long Pairs, long Fit, long Tie);
