using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Binome.Readiness;

namespace Binome.Pairings;

/// <summary>A person has confirmed these pairs; nothing is saved yet. Who knows the rules marks those that break one.</summary>
public sealed record PairsPublished(Programme Programme, IReadOnlyList<Pairing> Pairs);

/// <summary>A pair's page is shown to one of the two: who knows what they do together says what comes next, and where it is done.</summary>
/// <param name="Other">The name of the other, as they know it.</param>
public sealed record PairShown(KnownPair Pair, Participant Me, string Other, Viewer By)
{
    public List<PairPlan> Plans { get; } = [];

    /// <summary>Their mentor's programme asks mentors to be ready first, and this one is not yet.</summary>
    public Progress? Preparing { get; init; }

    /// <summary>Sessions that they held, where somebody has counted them already.</summary>
    public int? Held { get; set; }
}

/// <summary>What comes next in a pair.</summary>
/// <param name="Do">The words of the button that leads to <paramref name="Href"/>.</param>
public sealed record PairPlan(string Title, string? Note, string What, string Href, string Do)
{
    /// <summary>It waits for whoever reads.</summary>
    public bool Asks { get; init; }

    /// <summary>Where the rest of it stands: address and words.</summary>
    public (string Href, string Text)? All { get; init; }
}

/// <summary>Pairs are listed to those who run their programme: who knows how they go says it, a few words each.</summary>
public sealed record PairsListed(IReadOnlyList<Id<Pairing>> Pairs, Viewer By)
{
    public Dictionary<Id<Pairing>, PairGoing> Going { get; } = [];

    /// <summary>How these pairs go, as far as the viewer may know it; of whom nothing is proposed, agreed or held, nothing.</summary>
    public static async Task<Dictionary<Id<Pairing>, PairGoing>> Ask(
        IEnumerable<IReact<PairsListed>> reactions,
        IReadOnlyList<Id<Pairing>> pairs,
        Viewer by,
        CancellationToken stop
    )
    {
        var listed = new PairsListed(pairs, by);
        foreach (var reaction in reactions)
            await reaction.On(listed, stop);
        return listed.Going;
    }
}

/// <param name="Next">When they meet next, as far as the reader may know it.</param>
/// <param name="Met">How often they met.</param>
/// <param name="HasTime">A time is agreed, and not over.</param>
/// <param name="IsUntold">A session that was agreed is over, and nobody has told of it.</param>
public sealed record PairGoing(string Next, int Met, bool HasTime, bool IsUntold)
{
    /// <summary>The mail in which both are written to, where something waits for them; null where nothing does.</summary>
    public static string? NudgeOf(PairGoing? going) =>
        going is { IsUntold: true } ? NudgePair.WhetherMet
        : going is { HasTime: true } ? null
        : NudgePair.MailKind;
}

/// <summary>A pair ended, or pauses: what it had planned falls away, in the same transaction. Nothing is saved yet.</summary>
public sealed record PairStopped(Pairing Pairing, DateTime At);
