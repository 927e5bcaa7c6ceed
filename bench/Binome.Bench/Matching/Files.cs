using Binome.Matching;
using Binome.Matching.Instances;

namespace Binome.Bench.Matching;

/// <summary>The .rmi files that everybody solves, in artifacts/instances; one that is there and right is kept.</summary>
internal static class Files
{
    private const string Folder = "artifacts/instances";

    public static string Of(KnownInstance known)
    {
        var people = known.Make();
        var path = PathOf(known.Name);
        if (!IsRight(path, known, people))
        {
            var pairs = people.Candidates(known.Kept, Environment.ProcessorCount);
            var ties = TieBreak.None(known.Mentees, known.Mentors);
            Write(path, new Problem(people.Demand, people.Capacity, pairs.RowStart, pairs.Mentor, pairs.Fit, ties));
        }
        return path;
    }

    /// <summary>Of about cofely's size.</summary>
    public static string Of(Adversary adversary)
    {
        var path = PathOf(adversary.Name);
        Write(path, adversary.Make(mentees: 12_000, mentors: 3000, kept: 64, seed: 1));
        return path;
    }

    private static string PathOf(string name) => Path.GetFullPath(Path.Combine(Directory.CreateDirectory(Folder).FullName, name + ".rmi"));

    private static bool IsRight(string path, KnownInstance known, Rm1 people)
    {
        if (!File.Exists(path))
            return false;
        var problem = InstanceReader.Read(path);
        return new Candidates(problem.RowStart, problem.Mentor, problem.Fit).Hash == known.Hash
            && problem.Demand.AsSpan().SequenceEqual(people.Demand)
            && problem.Capacity.AsSpan().SequenceEqual(people.Capacity);
    }

    private static void Write(string path, Problem problem)
    {
        using (var stream = new FileStream(path + ".part", FileMode.Create, FileAccess.Write, FileShare.None, 1 << 20))
            InstanceFile.Write(stream, problem);
        File.Move(path + ".part", path, overwrite: true);
    }
}
