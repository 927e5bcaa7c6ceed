namespace Binome.Matching.Instances;

/// <summary>One side of RM1, a column for each fact.</summary>
internal sealed class Rm1People
{
    private const int MenteeTag = 100;
    private const int Topics = 60;
    private const int English = 2;

    private static readonly sbyte[] s_zones = [1, 0, 1, 1, 1, 2, 3, -5, -6, -8, -3, 8, 9, 8, 5, 10, 2, 1, 1, 0];
    private static readonly byte[] s_home = [0, 1, 0, 2, 3, 4, 5, 1, 4, 1, 6, 7, 8, 1, 1, 1, 9, 2, 0, 1];

    private readonly int[] _site;
    private readonly int[] _country;
    private readonly int[] _department;
    private readonly int[] _languages;
    private readonly int[] _zone;
    private readonly sbyte[] _style;
    private readonly byte[] _topics;
    private readonly (byte Topic, byte Weight)[][] _own;
    private readonly int[] _total;

    public Rm1People(Rm1Draw draw, int tag, int count, int sites)
    {
        (_site, _country, _department, _languages, _zone) = (
            new int[count],
            new int[count],
            new int[count],
            new int[count],
            new int[count]
        );
        (_style, _topics, _own, _total) = (new sbyte[5 * count], new byte[Topics * count], new (byte, byte)[count][], new int[count]);
        for (var i = 0; i < count; i++)
        {
            var site = _site[i] = draw.Skewed(sites, tag + 1, i, 0);
            var country = _country[i] = 3 * site < sites ? 0 : 1 + draw.Even(19, 7, site, 0);
            (_zone[i], _department[i], _languages[i]) = (s_zones[country], draw.Even(24, tag + 2, i, 0), 1 << s_home[country]);
            if (draw.Even(100, tag + 3, i, 0) < (tag == MenteeTag ? 75 : 85))
                _languages[i] |= English;
            if (draw.Even(100, tag + 3, i, 1) < 15)
                _languages[i] |= 1 << draw.Even(10, tag + 3, i, 2);
            for (var k = 0; k < 5; k++)
                _style[5 * i + k] = (sbyte)draw.Even(16, tag + 4, i, k);
            var topics = _topics.AsSpan(Topics * i, Topics);
            var n = tag == MenteeTag ? 4 + draw.Even(5, tag + 5, i, 0) : 12 + draw.Even(14, tag + 5, i, 0);
            for (var k = 0; k < n; k++)
                topics[draw.Skewed(Topics, tag + 6, i, k)] = (byte)(1 + draw.Even(5, tag + 7, i, k));
            _own[i] = [.. topics.ToArray().Select((weight, topic) => ((byte)topic, weight)).Where(t => t.weight > 0)];
            _total[i] = _own[i].Sum(t => t.Weight);
        }
    }

    public bool IsForbidden(int i, Rm1People mentors, int j) =>
        (_languages[i] & mentors._languages[j]) == 0 || Math.Abs(_zone[i] - mentors._zone[j]) > 6;

    /// <summary>What does not depend on the tree or on the pair's own draw.</summary>
    public int Fit(int i, Rm1People mentors, int j)
    {
        var common = _languages[i] & mentors._languages[j];
        var skills = mentors._topics.AsSpan(Topics * j, Topics);
        var covered = 0;
        foreach (var (topic, weight) in _own[i])
            covered += weight * skills[topic];
        var language =
            (common & 1 << s_home[_country[i]]) != 0 ? 1500
            : (common & ~English) != 0 ? 1000
            : 700;
        var place =
            _site[i] == mentors._site[j] ? 1000
            : _country[i] == mentors._country[j] ? 600
            : Math.Abs(_zone[i] - mentors._zone[j]) <= 2 ? 300
            : 0;
        var (a, b) = (5 * i, 5 * j);
        var style = 45;
        for (var k = 0; k < 5; k++)
            style += (k < 2 ? 1 : -1) * Math.Abs(_style[a + k] - mentors._style[b + k]);
        var department = _department[i] != mentors._department[j] ? 500 : 0;
        return 4000 * covered / (5 * _total[i]) + language + place + 20 * style + department;
    }
}
