namespace Binome.Matching.Instances;

/// <summary>The organisation of RM1: mentee 0 is the head, and mentee i's manager is (i - 1) / 6.</summary>
internal static class Rm1Tree
{
    // "At most 8 levels are compared" (docs/matching.md): a faster generator keeps them in one register.
    private const int Compared = 8;

    /// <summary>From the head down to the person.</summary>
    public static int[] Line(int person)
    {
        var line = new Stack<int>([person]);
        while (line.Peek() > 0)
            line.Push((line.Peek() - 1) / 6);
        return [.. line];
    }

    /// <summary>Whether somebody of that depth is on a line.</summary>
    public static bool IsOn(int[] line, int person, int depth) => depth < line.Length && line[depth] == person;

    /// <summary>Steps from a mentee to a mentor who reports to the last of a line.</summary>
    public static int Distance(int[] mentee, int[] aboveMentor)
    {
        var (common, most) = (0, Math.Min(Math.Min(mentee.Length - 1, aboveMentor.Length), Compared));
        while (common < most && mentee[common] == aboveMentor[common])
            common++;
        return mentee.Length - 1 + aboveMentor.Length - 1 + 2 - 2 * common;
    }
}
