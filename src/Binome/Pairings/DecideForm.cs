using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Ui;
using Binome.Programmes;

namespace Binome.Pairings;

/// <summary>What the forms on a pair's page ask for: which of its decisions, and with what.</summary>
public sealed class DecideForm(DecidePairing deciding, HandOver handOver, NudgePair nudging, Viewer viewer)
{
    public async Task Run(string what, Programme programme, KnownPair pair, Posted posted, CancellationToken stop)
    {
        switch (what)
        {
            case "hold-back":
                await HoldBack([pair.Pairing], stop);
                break;
            case "pause":
                await deciding.Pause(pair.Pairing, viewer, stop);
                break;
            case "resume":
                deciding.Resume(pair.Pairing, viewer);
                break;
            case "nudge":
                await nudging.Run(programme, pair, viewer, stop);
                break;
            case "keep":
                await deciding.Keep(pair.Pairing, viewer, stop);
                break;
            case "withdraw":
                await deciding.Withdraw(pair.Pairing, viewer, stop);
                break;
            case "close":
                if (Typed.Text(posted["note"]) is { Length: <= DecidePairing.MostNote } note)
                    await deciding.Close(pair.Pairing, note, viewer, stop);
                else
                    posted.Wrong("note", Words.Get("pairings.one.close.tooLong", DecidePairing.MostNote));
                break;
            case "another":
                await deciding.Another(pair.Pairing, viewer, stop);
                break;
            case "hand-over":
                if (Mentor(posted) is { } to)
                    await handOver.Run(programme, pair.Mentee.Id, pair.Pairing, to, viewer, stop);
                break;
        }
    }

    public Task HoldBack(IReadOnlyList<Pairing> pairs, CancellationToken stop) => deciding.HoldBack(pairs, viewer, stop);

    /// <summary>Whom somebody chose and confirmed; null where nobody is chosen, which the form then says.</summary>
    public static Id<Participant>? Mentor(Posted posted)
    {
        if (Id<Participant>.Parse(posted["mentor"]) is not { } to)
        {
            posted.Wrong("mentor", Words.Get("pairings.one.handOver.missing"));
            return null;
        }
        return posted["confirm"] is null ? throw new RefusedException("pairings.one.handOver.unconfirmed") : to;
    }
}
