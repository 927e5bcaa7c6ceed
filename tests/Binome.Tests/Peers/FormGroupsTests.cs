using Binome.Enrolment;
using Binome.Peers;
using Binome.People;
using Binome.Platform;

namespace Binome.Tests.Peers;

public sealed class FormGroupsTests
{
    private static readonly DateTime s_day = new(2027, 3, 1, 8, 0, 0, DateTimeKind.Utc);

    private static WaitingPeer Peer(
        int number,
        string languages = "fr",
        string? unit = null,
        string? city = null,
        int offset = 0,
        int? manager = null
    ) =>
        new(
            new(new Guid(number, 1, 0, new byte[8])),
            Of(number),
            s_day.AddMinutes(number),
            languages.Split('|', StringSplitOptions.RemoveEmptyEntries),
            $"n{number}",
            manager is { } above ? Of(above) : null,
            unit,
            city,
            offset
        );

    private static Id<Person> Of(int number) => new(new Guid(number, 2, 0, new byte[8]));

    private static (Id<Person>, Id<Person>) Line(int below, int above) => (Of(below), Of(above));

    [Theory]
    [InlineData(3, "3")]
    [InlineData(4, "4")]
    [InlineData(5, "5")]
    [InlineData(6, "3 3")]
    [InlineData(7, "3 4")]
    [InlineData(11, "3 4 4")]
    public void Where_nothing_keeps_them_apart_nobody_is_left(int count, string sizes)
    {
        var formed = FormGroups.Of([.. Enumerable.Range(1, count).Select(n => Peer(n))], []);
        Assert.Empty(formed.Left);
        Assert.Equal(sizes, string.Join(' ', formed.Groups.Select(g => g.Members.Count).Order()));
    }

    [Fact]
    public void Two_are_no_group()
    {
        var formed = FormGroups.Of([Peer(1), Peer(2)], []);
        Assert.Empty(formed.Groups);
        Assert.All(formed.Left, l => Assert.Equal(WhyAlone.Few, l.Why));
    }

    [Fact]
    public void Who_fits_nowhere_waits_and_is_told_apart_by_the_reason()
    {
        // 9 speaks what nobody does; 8 is above everybody; the others make a group.
        var formed = FormGroups.Of(
            [Peer(1), Peer(2), Peer(3), Peer(4), Peer(8), Peer(9, "de")],
            [Line(1, 8), Line(2, 8), Line(3, 8), Line(4, 8)]
        );
        Assert.Equal(4, Assert.Single(formed.Groups).Members.Count);
        Assert.Equal([("n8", WhyAlone.Line), ("n9", WhyAlone.Language)], formed.Left.Select(l => (l.Peer.Name, l.Why)).Order());
    }

    [Fact]
    public void A_group_has_one_language_that_all_speak_and_not_a_chain_of_them()
    {
        // Each two share one, all three none.
        var formed = FormGroups.Of([Peer(1, "fr|en"), Peer(2, "en|de"), Peer(3, "de|fr")], []);
        Assert.Empty(formed.Groups);
        Assert.All(formed.Left, l => Assert.Equal(WhyAlone.Language, l.Why));
        formed = FormGroups.Of([Peer(1, "fr|en"), Peer(2, "en|de"), Peer(3, "de|fr|en")], []);
        Assert.Equal("en", Assert.Single(formed.Groups).Language);
    }

    [Fact]
    public void Other_units_come_before_the_same_and_far_clocks_and_own_teams_last()
    {
        // Eight, of whom four are far away: each group is of one side of the world, and mixes units.
        var formed = FormGroups.Of([.. Enumerable.Range(1, 8).Select(n => Peer(n, unit: $"u{n % 4}", offset: n <= 4 ? 60 : 540))], []);
        Assert.All(formed.Groups, g => Assert.Single(g.Members.Select(m => m.Offset).Distinct()));
        // 1, 2 and 3 are one team, as are 4, 5 and 6: no group is a team.
        formed = FormGroups.Of([.. Enumerable.Range(1, 6).Select(n => Peer(n, manager: n <= 3 ? 50 : 60))], []);
        Assert.All(formed.Groups, g => Assert.Equal(2, g.Members.Select(m => m.Manager).Distinct().Count()));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whoever_they_are_every_group_keeps_every_rule(int seed)
    {
        var chance = new Random(seed);
        for (var round = 0; round < 150; round++)
        {
            var count = chance.Next(0, 40);
            string[] spoken = ["fr", "en", "fr|en", "de", "de|en", ""];
            List<WaitingPeer> all =
            [
                .. Enumerable
                    .Range(1, count)
                    .Select(n =>
                        Peer(n, spoken[chance.Next(6)], $"u{chance.Next(4)}", $"c{chance.Next(4)}", 60 * chance.Next(10), chance.Next(8))
                    ),
            ];
            List<(Id<Person>, Id<Person>)> lines =
            [
                .. Enumerable
                    .Range(0, count * chance.Next(4))
                    .Select(_ => Line(chance.Next(1, count + 1), chance.Next(1, count + 1)))
                    .Where(l => l.Item1 != l.Item2),
            ];
            var formed = FormGroups.Of(all, lines);
            Assert.All(formed.Groups, g => Assert.InRange(g.Members.Count, PeerGroup.Fewest, PeerGroup.Most));
            Assert.All(formed.Groups, g => Assert.All(g.Members, m => Assert.Contains(g.Language, m.Languages)));
            foreach (var group in formed.Groups)
                Assert.DoesNotContain(lines, l => group.Members.Exists(l.Item1) && group.Members.Exists(l.Item2));
            Assert.Equal(
                all.Select(p => p.Id.Value).Order(),
                formed.Groups.SelectMany(g => g.Members).Concat(formed.Left.Select(l => l.Peer)).Select(p => p.Id.Value).Order()
            );
            // No three of those left would have made a group.
            var left = formed.Left.ConvertAll(l => l.Peer);
            foreach (var (a, b, c) in Threes(left))
                Assert.False(
                    a.Languages.Any(l => b.Languages.Contains(l) && c.Languages.Contains(l))
                        && !lines.Exists(l => Ties(l, a, b) || Ties(l, a, c) || Ties(l, b, c)),
                    $"seed {seed}, round {round}: {a.Name}, {b.Name}, {c.Name}"
                );
            // In another order, the same.
            var shuffled = all.OrderBy(_ => chance.Next()).ToList();
            Assert.Equal(Say(formed), Say(FormGroups.Of(shuffled, lines)));
        }
    }

    private static IEnumerable<(WaitingPeer, WaitingPeer, WaitingPeer)> Threes(List<WaitingPeer> all) =>
        from a in Enumerable.Range(0, all.Count)
        from b in Enumerable.Range(0, a)
        from c in Enumerable.Range(0, b)
        select (all[a], all[b], all[c]);

    private static bool Ties((Id<Person>, Id<Person>) line, WaitingPeer one, WaitingPeer other) =>
        line == (one.Person, other.Person) || line == (other.Person, one.Person);

    private static string Say(Formed formed) =>
        string.Join(" / ", formed.Groups.Select(g => $"{g.Language}: {string.Join(' ', g.Members.Select(m => m.Name))}"));
}

file static class Members
{
    public static bool Exists(this IReadOnlyList<WaitingPeer> members, Id<Person> person) => members.Any(m => m.Person == person);

    public static List<TOut> ConvertAll<TIn, TOut>(this IReadOnlyList<TIn> all, Func<TIn, TOut> make) => [.. all.Select(make)];
}
