namespace Binome.Matching.Verify;

/// <summary>placeholder</summary>
public sealed class Problem;
