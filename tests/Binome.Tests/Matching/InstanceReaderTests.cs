using System.Buffers.Binary;
using Binome.Matching;
using Binome.Matching.Instances;
using Binome.Platform;

namespace Binome.Tests.Matching;

public sealed class InstanceReaderTests : IDisposable
{
    // pwn: 20 mentees, 20 mentors, 196 pairs, the first of them of mentee 2: the two above are above all mentors.
    private const int Demand = 20;
    private const int Rows = Demand + 4 * 20 + 4 * 20;
    private const int Mentor = Rows + 8 * 21;
    private const int Fit = Mentor + 4 * 196;

    private readonly string _file = Path.GetTempFileName();

    [Fact]
    public void What_was_written_is_read_again()
    {
        File.WriteAllBytes(_file, Pwn());
        var problem = InstanceReader.Read(_file);
        Assert.Equal((20, 20, 196), (problem.Mentees, problem.Mentors, problem.Allowed));
        using var again = new MemoryStream();
        InstanceFile.Write(again, problem);
        Assert.Equal(Pwn(), again.ToArray());
    }

    [Theory]
    [InlineData(0, 0x31494D53, "it must begin with RMI1")]
    [InlineData(4, -1, "-1 mentees and 20 mentors are not accepted")]
    [InlineData(8, int.MaxValue, "20 mentees and 2147483647 mentors are not accepted")]
    [InlineData(4, 21, "the file ends early")]
    [InlineData(12, 195, "the file goes on after its end")]
    [InlineData(12, 401, "401 pairs are not accepted: for these people there may be 0 to 400")]
    [InlineData(16, 1, "pairs are not accepted")]
    [InlineData(Demand, -1, "a demand or a capacity is negative")]
    [InlineData(Rows, 1, "the rows of pairs are out of order")]
    [InlineData(Rows + 8, 197, "the rows of pairs are out of order")]
    [InlineData(Rows + 12, 1, "the rows of pairs are out of order")]
    [InlineData(Mentor, 20, "mentee 2, counted from 0: mentor 20 is not known or out of order; numbers from 0 to 19")]
    [InlineData(Mentor + 4, 0, "mentee 2, counted from 0: mentor 0 is not known or out of order")]
    [InlineData(Fit, -1, "mentee 2, counted from 0: a fit of -1 is not accepted; it is 0 to 1000000")]
    [InlineData(Fit, 1_000_001, "a fit of 1000001 is not accepted")]
    public void One_wrong_number_is_refused_in_a_sentence(int at, int number, string sentence)
    {
        var bytes = Pwn();
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), number);
        Assert.Contains(sentence, Refusal(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_anywhere_or_longer_by_a_byte_is_refused()
    {
        for (var length = 0; length < Pwn().Length; length += 7)
            Assert.Contains("the file ends early", Refusal(Pwn()[..length]), StringComparison.Ordinal);
        Assert.Contains("the file goes on after its end", Refusal([.. Pwn(), 0]), StringComparison.Ordinal);
    }

    public void Dispose() => File.Delete(_file);

    internal static byte[] Pwn()
    {
        var people = Rm1.Named[0].Make();
        var pairs = people.Candidates(kept: 0);
        using var bytes = new MemoryStream();
        InstanceFile.Write(
            bytes,
            new Problem(people.Demand, people.Capacity, pairs.RowStart, pairs.Mentor, pairs.Fit, TieBreak.None(20, 20))
        );
        return bytes.ToArray();
    }

    private string Refusal(byte[] bytes)
    {
        File.WriteAllBytes(_file, bytes);
        return Words.In("en", () => Assert.Throws<RefusedException>(() => InstanceReader.Read(_file)).Message);
    }
}
