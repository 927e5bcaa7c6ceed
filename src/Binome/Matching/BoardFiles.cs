using System.Globalization;
using System.Text;
using Binome.Platform;

namespace Binome.Matching;

/// <summary>The files of a run as a board's edits leave them, and the pairs that the command line would make of them.</summary>
internal static class BoardFiles
{
    /// <summary>Places and demand as edited; locks and forbidden pairs are the command's options.</summary>
    public static PairingFiles Edited(BoardPeople people, BoardState state)
    {
        var files = people.Files;
        return files with
        {
            Mentors = Numbered(files.Mentors, reference => state.Places(people.Mentor(reference))),
            Mentees = Numbered(files.Mentees, reference => state.Wanted(people.Mentee(reference))),
        };
    }

    /// <summary>Solved and proved from the files, as a stranger would: it knows nothing of the board in memory.</summary>
    public static PairResult Prove(BoardPeople people, BoardState state) => Prove(people, state, Edited(people, state));

    /// <summary>As they are given out.</summary>
    public static PairResult ProveGiven(BoardPeople people, BoardState state) =>
        Prove(people, state, GivenOut.WithoutNeedless(Prove(people, state, GivenOut.Of(Edited(people, state), people)), people.References));

    private static PairResult Prove(BoardPeople people, BoardState state, PairingFiles files)
    {
        var outcome = PairLists.Run(files, ByHand(state.Locks), ByHand(state.Forbids));
        return outcome.Result ?? throw new RefusedException("matching.run.refused", outcome.Refused[0].ToString());

        IReadOnlyList<ByHand> ByHand(IEnumerable<(int Mentor, int Mentee)> pairs) =>
            [.. pairs.Select(pair => new ByHand(people.MentorReference(pair.Mentor), people.MenteeReference(pair.Mentee)))];
    }

    public static Pair[] Solve(BoardPeople people, BoardState state) =>
        [
            .. Prove(people, state)
                .Rows.Where(row => row.Mentor >= 0)
                .Select(row => new Pair(row.Mentee, row.Mentor, row.Fit))
                .OrderBy(pair => pair.Mentee)
                .ThenBy(pair => pair.Mentor),
        ];

    private static InputFile Numbered(InputFile file, Func<string, int> number)
    {
        var lines = Encoding.UTF8.GetString(file.Content).Split('\n');
        for (var at = 1; at < lines.Length; at++)
            if (lines[at].Split(',', 3) is [var reference, _, var rest])
                lines[at] = string.Create(CultureInfo.InvariantCulture, $"{reference},{number(reference)},{rest}");
        return file with { Content = Encoding.UTF8.GetBytes(string.Join('\n', lines)) };
    }
}
