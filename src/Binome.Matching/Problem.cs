namespace Binome.Matching;

/// <summary>placeholder</summary>
public sealed class Problem;
