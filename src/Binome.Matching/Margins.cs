namespace Binome.Matching;

/// <summary>
/// How far the pairs that a board does not hold are from mattering, by mentee, when they were last looked at: the least reduced cost of a row's columns left out, at the lowest that each
/// mentor's price has been. A mentee's price moves it by as much; a mentor's only where it falls below that lowest, and then by no more than the one that does so furthest. So after
/// an edit most rows need not be scored again, and an edit that is tried and taken back costs its rows once.
/// </summary>
internal sealed class Margins
{
    private const long Unknown = long.MinValue / 4;

    private readonly long[] _least;
    private readonly long[] _price;
    private readonly long[] _fallen;
    private readonly long[] _mentors;
    private long _fall;

    public Margins(Network network)
    {
        _mentors = [.. network.P.Select((price, j) => network.Capacity[j] > 0 ? price : 0)];
        (_least, _price, _fallen) = (new long[network.U.Length], new long[network.U.Length], new long[network.U.Length]);
        _least.AsSpan().Fill(Unknown);
    }

    /// <summary>The lowest that a mentor's price has been; somebody without places is priced beyond everything, but may have some again.</summary>
    public long PriceOf(int mentor) => _mentors[mentor];

    /// <summary>By how much a price fell below its lowest, the furthest of all, is added to what every row has to fear. O(N).</summary>
    public void Follow(Network network)
    {
        var fall = 0L;
        for (var j = 0; j < _mentors.Length; j++)
            if (network.Capacity[j] > 0 && network.P[j] < _mentors[j])
            {
                fall = Math.Max(fall, _mentors[j] - network.P[j]);
                _mentors[j] = network.P[j];
            }
        _fall += fall;
    }

    /// <summary>Whether a pair left out of this mentee's may do better at the prices followed last.</summary>
    public bool MayMatter(int mentee, long price) => _least[mentee] + (price - _price[mentee]) - (_fall - _fallen[mentee]) <= 0;

    /// <summary>What a row's best pair that was left out lacked; null when it was not to be told.</summary>
    public void Set(int mentee, long price, long? least) =>
        (_least[mentee], _price[mentee], _fallen[mentee]) = (least ?? Unknown, price, _fall);
}
