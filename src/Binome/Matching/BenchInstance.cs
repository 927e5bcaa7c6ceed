using Binome.Matching.Instances;

namespace Binome.Matching;

/// <summary>What `bench matching` solves: an instance by its name, whose pairs are generated anew in each run, or a file, whose pairs are all there are.</summary>
internal sealed record BenchInstance(string Name, int Mentees, int Mentors, KnownInstance? Known, Rm1? People, Problem? File)
{
    // The two largest take minutes and gigabytes; whoever wants them names them.
    private static readonly string[] s_onlyByName = ["cofely-dense", "internet"];

    public static IEnumerable<string> Usual => Rm1.Named.Select(known => known.Name).Except(s_onlyByName);

    public static KnownInstance? Find(string name) => Rm1.Named.FirstOrDefault(known => known.Name == name);

    /// <summary>How many pairs there are in all, and their hash: a row at a time, once, beside what is measured.</summary>
    public Lazy<(int Edges, ulong Hash)> Whole { get; } =
        new(() =>
        {
            var (edges, hash, row) = (0, Candidates.EmptyHash, new int[Mentors]);
            for (var i = 0; i < Mentees; i++)
            {
                People!.Scores.Row(i, row);
                for (var j = 0; j < row.Length; j++)
                    if (row[j] >= 0)
                        (edges, hash) = (edges + 1, Candidates.HashOf(hash, j, row[j]));
            }
            return (edges, hash);
        });

    public static BenchInstance Of(string nameOrPath)
    {
        if (Find(nameOrPath) is { } known)
            return new(known.Name, known.Mentees, known.Mentors, known, known.Make(), null);
        var problem = InstanceReader.Read(nameOrPath);
        return new(Path.GetFileNameWithoutExtension(nameOrPath), problem.Mentees, problem.Mentors, null, null, problem);
    }
}
