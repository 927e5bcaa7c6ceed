namespace Binome.Matching;

/// <summary>
/// The fit of every mentee with every mentor, a row at a time and never all at once: 36 million pairs are scored faster than their fits are read from memory.
/// One reader a thread; <see cref="Another"/> makes more of them over the same tables.
/// </summary>
public abstract class Scores
{
    /// <summary>M.</summary>
    public abstract int Mentees { get; }

    /// <summary>N.</summary>
    public abstract int Mentors { get; }

    /// <summary>Writes the fit of a mentee with each mentor, 0 to <see cref="Problem.MaxFit"/>, or -1 where a rule forbids the pair.</summary>
    /// <param name="mentee">0 to M - 1.</param>
    /// <param name="fit">N places.</param>
    public abstract void Row(int mentee, Span<int> fit);

    /// <summary>
    /// Writes the fit of a mentor with each mentee, as <see cref="Row"/> does of a mentee: O(M N), or O(M) where a pair can be had alone.
    /// </summary>
    /// <param name="mentor">0 to N - 1.</param>
    /// <param name="fit">M places.</param>
    public virtual void Column(int mentor, Span<int> fit)
    {
        var row = new int[Mentors];
        for (var mentee = 0; mentee < Mentees; mentee++)
        {
            Row(mentee, row);
            fit[mentee] = row[mentor];
        }
    }

    /// <summary>A reader for another thread: O(N).</summary>
    public abstract Scores Another();
}
