using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Binome.Platform;

namespace Binome.Matching;

/// <summary>Reads what <see cref="InstanceFile"/> writes; a file that is damaged, or of somebody who misread the format, is refused in a sentence.</summary>
internal static class InstanceReader
{
    private const int HeaderBytes = 20;

    /// <exception cref="RefusedException">The file is no such instance.</exception>
    public static Problem Read(string path)
    {
        using var stream = File.OpenRead(path);
        var header = new byte[HeaderBytes];
        if (stream.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false) < HeaderBytes)
            throw Refuse(path, "short", HeaderBytes, stream.Length);
        if (BinaryPrimitives.ReadUInt32LittleEndian(header) != InstanceFile.Magic)
            throw Refuse(path, "magic");
        var (mentees, mentors) = (Int(header, 4), Int(header, 8));
        var edges = BinaryPrimitives.ReadInt64LittleEndian(header.AsSpan(12));
        if (mentees < 0 || mentors < 0 || (long)mentees + mentors > Problem.MaxPeople)
            throw Refuse(path, "people", mentees, mentors, Problem.MaxPeople);
        if (edges < 0 || edges > Math.Min(Array.MaxLength, (long)mentees * mentors))
            throw Refuse(path, "edges", edges, Math.Min(Array.MaxLength, (long)mentees * mentors));
        // Checked before anything is allocated: a damaged number must not ask for gigabytes.
        var bytes = HeaderBytes + 4L * mentees + 4L * mentors + 8L * (mentees + 1) + 8 * edges;
        if (stream.Length != bytes)
            throw Refuse(path, stream.Length < bytes ? "short" : "long", bytes, stream.Length);
        var (demand, capacity) = (Numbers<int>(stream, mentees), Numbers<int>(stream, mentors));
        var starts = Numbers<long>(stream, mentees + 1);
        var (mentor, fit) = (Numbers<int>(stream, (int)edges), Numbers<int>(stream, (int)edges));
        if (demand.Any(units => units < 0) || capacity.Any(places => places < 0))
            throw Refuse(path, "negative");
        if (starts[0] != 0 || starts[^1] != edges || starts.Zip(starts.Skip(1)).Any(row => row.First > row.Second))
            throw Refuse(path, "rows", edges);
        var rowStart = Array.ConvertAll(starts, start => (int)start);
        for (var i = 0; i < mentees; i++)
        for (var e = rowStart[i]; e < rowStart[i + 1]; e++)
            if (mentor[e] < 0 || mentor[e] >= mentors || (e > rowStart[i] && mentor[e] <= mentor[e - 1]))
                throw Refuse(path, "mentor", i, mentor[e], mentors - 1);
            else if (fit[e] is < 0 or > Problem.MaxFit)
                throw Refuse(path, "fit", i, fit[e], Problem.MaxFit);
        return new(demand, capacity, rowStart, mentor, fit, TieBreak.None(mentees, mentors));
    }

    private static int Int(byte[] bytes, int at) => BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at));

    private static T[] Numbers<T>(FileStream stream, int count)
        where T : unmanaged
    {
        var numbers = new T[count];
        stream.ReadExactly(MemoryMarshal.AsBytes(numbers.AsSpan()));
        if (!BitConverter.IsLittleEndian)
            foreach (ref var number in numbers.AsSpan())
                MemoryMarshal.AsBytes(MemoryMarshal.CreateSpan(ref number, 1)).Reverse();
        return numbers;
    }

    private static RefusedException Refuse(string path, string why, params object?[] facts) =>
        new("matching.bench.file", $"{path}:0:0: instance: ", Words.Get($"matching.bench.file.{why}", facts));
}
