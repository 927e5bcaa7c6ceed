using Binome.People;
using Binome.Platform;

namespace Binome.Peers;

/// <summary>
/// Makes groups of three to five who speak one language and of whom nobody is above anybody else; the more units and sites, and the nearer their clocks, the better. Whoever fits nearly
/// nobody comes first, or would be left; whoever is left over is a fifth somewhere, or borrows from groups of four and five. The same people give the same groups, in whatever order they come.
/// </summary>
public sealed class FormGroups
{
    private const int Target = 4;

    private readonly HashSet<(Id<Person>, Id<Person>)> inLine;
    private readonly List<WaitingPeer> free;
    private readonly List<Group> groups = [];

    private sealed record Group(string Language, List<WaitingPeer> Members);

    private FormGroups(IEnumerable<WaitingPeer> waiting, IEnumerable<(Id<Person>, Id<Person>)> lines)
    {
        inLine = [.. lines.SelectMany(l => new[] { l, (l.Item2, l.Item1) })];
        free = [.. waiting.OrderBy(p => p.Since).ThenBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Id.Value)];
    }

    /// <param name="waiting">Everybody who waits.</param>
    /// <param name="lines">Of every two who are in one reporting line, one way round.</param>
    public static Formed Of(IReadOnlyCollection<WaitingPeer> waiting, IEnumerable<(Id<Person>, Id<Person>)> lines)
    {
        var form = new FormGroups(waiting, lines);
        var all = form.free.ToList();
        form.Make();
        form.FillUp();
        form.Borrow();
        return new(
            [.. form.groups.Select(g => new ProposedGroup(g.Language, g.Members))],
            [.. form.free.Select(p => (p, form.Why(p, all)))]
        );
    }

    private void Make()
    {
        var others = free.ToDictionary(p => p, p => free.Count(o => o != p && May(p, o)));
        var tried = new HashSet<WaitingPeer>();
        while (free.Where(p => !tried.Contains(p)).MinBy(p => others[p]) is { } first)
        {
            tried.Add(first);
            var best = first.Languages.Select(l => Grow(first, l, free, Target)).MaxBy(g => g.Members.Count);
            if (best is { Members.Count: >= PeerGroup.Fewest })
                Keep(best);
        }
    }

    private void FillUp()
    {
        foreach (var peer in free.ToList())
            if (groups.Where(g => g.Members.Count < PeerGroup.Most && Fits(g, peer)).MaxBy(g => Suits(g, peer)) is { } group)
            {
                group.Members.Add(peer);
                free.Remove(peer);
            }
    }

    private void Borrow()
    {
        foreach (var peer in free.ToList())
            if (free.Contains(peer) && peer.Languages.Select(l => Borrowed(peer, l)).FirstOrDefault(g => g is not null) is { } made)
            {
                foreach (var group in groups)
                    group.Members.RemoveAll(made.Members.Contains);
                Keep(made);
            }
    }

    /// <summary>Those who wait like them first, then of each larger group as many as it can spare.</summary>
    private Group? Borrowed(WaitingPeer first, string language)
    {
        var made = Grow(first, language, free, PeerGroup.Fewest);
        foreach (var group in groups)
        {
            var spare = group.Members.Count - PeerGroup.Fewest;
            var want = Math.Min(PeerGroup.Fewest, made.Members.Count + spare);
            if (spare > 0 && want > made.Members.Count)
                made = Grow(made, group.Members, want);
        }
        return made.Members.Count == PeerGroup.Fewest ? made : null;
    }

    /// <summary>Whoever suits best comes next; where that leads nowhere, whoever leads to three.</summary>
    private Group Grow(WaitingPeer first, string language, List<WaitingPeer> from, int size)
    {
        var alone = new Group(language, [first]);
        var best = Grow(alone, from, size);
        if (best.Members.Count >= PeerGroup.Fewest)
            return best;
        return from.Where(p => p != first && Fits(alone, p))
                .Select(second => Grow(alone with { Members = [first, second] }, from, size))
                .FirstOrDefault(g => g.Members.Count >= PeerGroup.Fewest)
            ?? best;
    }

    private Group Grow(Group start, List<WaitingPeer> from, int size)
    {
        var group = start with { Members = [.. start.Members] };
        while (
            group.Members.Count < size
            && from.Where(p => !group.Members.Contains(p) && Fits(group, p)).MaxBy(p => Suits(group, p)) is { } next
        )
            group.Members.Add(next);
        return group;
    }

    private void Keep(Group group)
    {
        groups.Add(group);
        free.RemoveAll(group.Members.Contains);
    }

    private bool Fits(Group group, WaitingPeer peer) =>
        peer.Languages.Contains(group.Language) && group.Members.All(m => !inLine.Contains((m.Person, peer.Person)));

    private static int Suits(Group group, WaitingPeer peer) => group.Members.Sum(peer.Suits);

    private bool May(WaitingPeer one, WaitingPeer other) => Speak(one, other) && !inLine.Contains((one.Person, other.Person));

    private static bool Speak(WaitingPeer one, WaitingPeer other) => one.Languages.Any(other.Languages.Contains);

    private WhyAlone Why(WaitingPeer peer, List<WaitingPeer> all)
    {
        const int enough = PeerGroup.Fewest - 1;
        return all.Count <= enough ? WhyAlone.Few
            : peer.Languages.All(l => all.Count(o => o != peer && o.Languages.Contains(l)) < enough) ? WhyAlone.Language
            : all.Count(o => o != peer && May(peer, o)) < enough ? WhyAlone.Line
            : WhyAlone.Others;
    }
}
