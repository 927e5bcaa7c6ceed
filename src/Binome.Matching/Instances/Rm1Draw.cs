namespace Binome.Matching.Instances;

/// <summary>Numbers drawn by hash: H, R and Q of docs/matching.md, in 64 bits that wrap around.</summary>
internal readonly struct Rm1Draw(ulong seed)
{
    /// <summary>H so far: seed and tag.</summary>
    public ulong Tag(int tag) => TieBreak.Mix(unchecked(seed * 0x9E3779B97F4A7C15 + (ulong)tag));

    /// <summary>H one number further.</summary>
    public static ulong Step(ulong hash, int number) => TieBreak.Mix(unchecked(hash + (ulong)number));

    /// <summary>H, whole.</summary>
    public ulong Hash(int tag, int a, int b) => Step(Step(Tag(tag), a), b);

    /// <summary>R: 0 to n - 1, each as likely.</summary>
    public int Even(int n, int tag, int a, int b) => (int)(((Hash(tag, a, b) >> 32) * (ulong)n) >> 32);

    /// <summary>Q: 0 to n - 1, small ones more likely.</summary>
    public int Skewed(int n, int tag, int a, int b)
    {
        var r = Hash(tag, a, b) >> 48;
        return (int)(((ulong)n * r * r) >> 32);
    }
}
