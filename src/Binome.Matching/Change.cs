namespace Binome.Matching;

/// <summary>One unit of a mentee's demand that has another mentor now.</summary>
/// <param name="Mentee">Position of the mentee.</param>
/// <param name="From">The mentor before, or -1.</param>
/// <param name="To">The mentor now, or -1.</param>
public readonly record struct Move(int Mentee, int From, int To);

/// <summary>What an edit of a board did to the whole plan; good until the next edit.</summary>
/// <param name="PairsBefore">Pairs before.</param>
/// <param name="FitBefore">Total fit before.</param>
/// <param name="Pairs">Pairs now.</param>
/// <param name="Fit">Total fit now.</param>
public readonly record struct Change(int PairsBefore, long FitBefore, int Pairs, long Fit);
