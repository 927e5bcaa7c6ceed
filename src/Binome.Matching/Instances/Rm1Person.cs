namespace Binome.Matching.Instances;

/// <summary>An invented person of RM1.</summary>
internal sealed record Rm1Person(int Site, int Country, int Department, int Languages, byte[] Style, byte[] Topics)
{
    public const int Mentee = 100;
    public const int Mentor = 200;
    public const int TopicCount = 60;

    /// <summary>Hours from UTC, and first language, of each of twenty countries.</summary>
    public static readonly int[] Zones = [1, 0, 1, 1, 1, 2, 3, -5, -6, -8, -3, 8, 9, 8, 5, 10, 2, 1, 1, 0];
    public static readonly int[] Home = [0, 1, 0, 2, 3, 4, 5, 1, 4, 1, 6, 7, 8, 1, 1, 1, 9, 2, 0, 1];
    public const int English = 1;

    /// <summary>The sum of all needs.</summary>
    public int Asked { get; } = Topics.Sum(level => level);

    public int HomeLanguage => Home[Country];

    public static Rm1Person Make(Rm1Draw draw, int tag, int person, int sites)
    {
        var site = draw.Skewed(sites, tag + 1, person, 0);
        var country = 3 * site < sites ? 0 : 1 + draw.Even(19, 7, site, 0);
        var languages = 1 << Home[country];
        if (draw.Even(100, tag + 3, person, 0) < (tag == Mentee ? 75 : 85))
            languages |= 1 << English;
        if (draw.Even(100, tag + 3, person, 1) < 15)
            languages |= 1 << draw.Even(10, tag + 3, person, 2);
        var topics = new byte[TopicCount];
        var count = tag == Mentee ? 4 + draw.Even(5, tag + 5, person, 0) : 12 + draw.Even(14, tag + 5, person, 0);
        for (var k = 0; k < count; k++)
            topics[draw.Skewed(TopicCount, tag + 6, person, k)] = (byte)(1 + draw.Even(5, tag + 7, person, k));
        var style = new byte[5];
        for (var k = 0; k < 5; k++)
            style[k] = (byte)draw.Even(16, tag + 4, person, k);
        return new(site, country, draw.Even(24, tag + 2, person, 0), languages, style, topics);
    }
}
