using Binome.People;
using Binome.Platform;
using Binome.Platform.Audit;
using Binome.Platform.Web;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Pairings;

/// <summary>A word from those who run the programme to both of a pair that has agreed on no time, or has not told whether they met: nothing leaves without a person, and once a week at most.</summary>
/// <remarks>None to whoever wants no reminders or is on leave; whether one of the two got none, nobody learns.</remarks>
public sealed class NudgePair(
    BinomeDb db,
    Journal journal,
    Mailing mailing,
    PublicUrl site,
    IEnumerable<IReact<PairsListed>> onListed,
    TimeProvider clock
)
{
    public const string MailKind = "pairings.mail.nudge";
    public const string WhetherMet = "pairings.mail.whetherMet";

    public async Task Run(Programme programme, KnownPair pair, Viewer by, CancellationToken stop)
    {
        var going = await PairsListed.Ask(onListed, [pair.Pairing.Id], by, stop);
        if (PairGoing.NudgeOf(going.GetValueOrDefault(pair.Pairing.Id)) is not { } kind)
            throw new RefusedException("pairings.refused.nudge.time");
        var now = clock.Now();
        pair.Pairing.Nudge(now);
        journal.Write(by.Actor, "pairings.audit.nudged", pair.Pairing.Id.ToString());
        var (parts, today) = (new[] { pair.Mentor, pair.Mentee }, DateOnly.FromDateTime(now));
        var people = parts.Select(p => p.PersonId).ToList();
        var resting = (await db.Profiles.AsNoTracking().Where(p => EF.Parameter(people).Contains(p.PersonId)).ToListAsync(stop))
            .Where(p => !p.WantsReminders || p.IsAway(today))
            .Select(p => p.PersonId);
        foreach (var one in parts.ExceptBy(resting, p => p.PersonId))
            await mailing.Send(
                programme,
                new Addressee(one.PersonId, one.Id.Value),
                kind,
                $"pairings:nudge:{pair.Pairing.Id}:{one.Id}:{now.Ticks}",
                () => Words.Get($"{kind}.text", site.To(At(kind, pair.Pairing)), site.To("/account/profile")),
                stop
            );
    }

    /// <summary>Where it is done: the list of their sessions leads with what is over.</summary>
    private static string At(string kind, Pairing pairing) => $"/pairings/{pairing.Id}{(kind == WhetherMet ? "/sessions" : "")}";
}
