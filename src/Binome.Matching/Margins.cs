namespace Binome.Matching;

/// <summary>
/// How far the pairs that a board does not hold are from mattering, by mentee, when they were last looked at: the least reduced cost of a row's columns left out. A mentee's price
/// moves it by as much, the mentors' prices by no more than the one that fell furthest, so that after an edit most rows need not be scored again.
/// </summary>
internal sealed class Margins
{
    private const long Unknown = long.MinValue / 4;

    /// <summary>A fall from <see cref="Cost.Endless"/>: somebody without places has some. Nothing is known of any row then.</summary>
    private const long Bottomless = long.MaxValue / 16;

    private readonly long[] _least;
    private readonly long[] _price;
    private readonly long[] _fallen;
    private readonly long[] _mentors;
    private long _fall;

    public Margins(Network network)
    {
        _mentors = [.. network.P];
        (_least, _price, _fallen) = (new long[network.U.Length], new long[network.U.Length], new long[network.U.Length]);
        _least.AsSpan().Fill(Unknown);
    }

    /// <summary>The mentors' prices now: by how much the one that fell furthest has fallen is added to what every row has to fear. O(N).</summary>
    public void Follow(Network network)
    {
        var fall = 0L;
        for (var j = 0; j < _mentors.Length; j++)
            fall = Math.Max(fall, _mentors[j] - network.P[j]);
        network.P.CopyTo(_mentors, 0);
        if (fall >= Bottomless || _fall >= Bottomless)
        {
            _least.AsSpan().Fill(Unknown);
            _fall = 0;
        }
        else
            _fall += fall;
    }

    /// <summary>Whether a pair left out of this mentee's may do better at the prices followed last.</summary>
    public bool MayMatter(int mentee, long price) => _least[mentee] + (price - _price[mentee]) - (_fall - _fallen[mentee]) <= 0;

    /// <summary>What a row's best pair that was left out lacked; null when it was not to be told.</summary>
    public void Set(int mentee, long price, long? least) =>
        (_least[mentee], _price[mentee], _fallen[mentee]) = (least ?? Unknown, price, _fall);
}
