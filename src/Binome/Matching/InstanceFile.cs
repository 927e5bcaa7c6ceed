using System.Runtime.InteropServices;

namespace Binome.Matching;

/// <summary>Writes the .rmi file of docs/matching.md (little endian), so that any other solver can be asked the same question.</summary>
internal static class InstanceFile
{
    public const uint Magic = 0x31494D52;

    public static void Write(Stream stream, Roster roster) => Write(stream, roster.Problem());

    public static void Write(Stream stream, Problem problem)
    {
        using var binary = new BinaryWriter(stream, System.Text.Encoding.UTF8, leaveOpen: true);
        binary.Write(Magic);
        binary.Write(problem.Mentees);
        binary.Write(problem.Mentors);
        binary.Write((long)problem.Allowed);
        Write(binary, problem.Demand);
        Write(binary, problem.Capacity);
        foreach (var start in problem.RowStart)
            binary.Write((long)start);
        Write(binary, problem.Mentor);
        Write(binary, problem.Fit);
    }

    private static void Write(BinaryWriter binary, int[] numbers)
    {
        if (BitConverter.IsLittleEndian)
            binary.Write(MemoryMarshal.AsBytes<int>(numbers));
        else
            foreach (var number in numbers)
                binary.Write(number);
    }
}
