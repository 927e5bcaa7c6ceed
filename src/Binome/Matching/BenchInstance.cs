using Binome.Matching.Instances;

namespace Binome.Matching;

/// <summary>What `bench matching` solves: an instance by its name, whose pairs are generated anew in each run, or a file, whose pairs are all there are.</summary>
internal sealed record BenchInstance(string Name, int Mentees, int Mentors, KnownInstance? Known, Rm1? People, Problem? File)
{
    // The two largest take minutes and gigabytes; whoever wants them names them.
    private static readonly string[] s_onlyByName = ["cofely-dense", "internet"];

    public static IEnumerable<string> Usual => Rm1.Named.Select(known => known.Name).Except(s_onlyByName);

    public static KnownInstance? Find(string name) => Rm1.Named.FirstOrDefault(known => known.Name == name);

    public static BenchInstance Of(string nameOrPath)
    {
        if (Find(nameOrPath) is { } known)
            return new(known.Name, known.Mentees, known.Mentors, known, known.Make(), null);
        var problem = InstanceReader.Read(nameOrPath);
        return new(Path.GetFileNameWithoutExtension(nameOrPath), problem.Mentees, problem.Mentors, null, null, problem);
    }
}
