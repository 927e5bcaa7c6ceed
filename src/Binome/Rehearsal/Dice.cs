using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Binome.Rehearsal;

/// <summary>What somebody does when they may do this or that: drawn from the seed, who, what, and how often before, so that one person's day changes nobody else's luck.</summary>
internal sealed class Dice(int seed)
{
    private readonly Dictionary<(string What, string Who), int> thrown = [];

    /// <summary>From 0 to below 1.</summary>
    public double Roll(string what, string who)
    {
        var nth = thrown[(what, who)] = thrown.GetValueOrDefault((what, who)) + 1;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed}|{what}|{who}|{nth}")));
        return (BinaryPrimitives.ReadUInt64LittleEndian(hash) >> 11) * (1.0 / (1UL << 53));
    }

    public bool Does(double share, string what, string who) => Roll(what, who) < share;

    /// <summary>From the first to the last, both included.</summary>
    public int Between(int least, int most, string what, string who) => least + (int)(Roll(what, who) * (most - least + 1));

    public T One<T>(IReadOnlyList<T> of, string what, string who) => of[(int)(Roll(what, who) * of.Count)];

    /// <summary>Around a median: half take less; one in twenty takes more than seven times as long (log-normal, deviation 1.2).</summary>
    public TimeSpan Around(double hours, string what, string who)
    {
        var (u, v) = (1 - Roll(what, who), Roll(what, who));
        var normal = Math.Sqrt(-2 * Math.Log(u)) * Math.Cos(2 * Math.PI * v); // Box and Muller, 1958
        return TimeSpan.FromHours(hours * Math.Exp(1.2 * normal));
    }
}
