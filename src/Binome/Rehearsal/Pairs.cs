using Binome.Enrolment;
using Binome.Pairings;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Rehearsal;

/// <summary>Looks at the pairs that somebody is in, and does what each waits for: an answer, or a first time to meet.</summary>
internal sealed class Pairs(
    Stage stage,
    Agenda agenda,
    Dice dice,
    Behaviour behaviour,
    Habits habits,
    Meetings meetings,
    Studies studies,
    CancellationToken stop
)
{
    /// <summary>How often a mentee asks, in all.</summary>
    private const int Patience = 6;

    public async Task LookAt(Actor actor)
    {
        var all = await stage.Look(db =>
            db.Pairings.Mine(db, actor.Viewer)
                .Running()
                .OrderBy(p => p.PublishedAt)
                .Select(p => new { p.Id, IsAccepted = p.MentorAcceptedAt != null && p.MenteeAcceptedAt != null })
                .ToListAsync(stop)
        );
        foreach (var pair in all)
            if (!pair.IsAccepted || !actor.Met.ContainsKey(pair.Id.Value)) // or it waits for nothing
                await LookAt(actor, pair.Id);
    }

    private async Task LookAt(Actor actor, Id<Pairing> id)
    {
        var meets = false;
        var isMentee = false;
        Id<Programme> programme = default;
        await stage.Do(
            async (services, db) =>
            {
                var pair = await db
                    .Pairings.Mine(db, actor.Viewer)
                    .Running()
                    .Where(p => p.Id == id)
                    .WithPeople(db)
                    .SingleOrDefaultAsync(stop);
                if (pair is null)
                    return; // ended meanwhile
                var me = pair.Mentor.PersonId == actor.Person ? pair.Mentor : pair.Mentee;
                isMentee = me == pair.Mentee;
                programme = pair.Pairing.ProgrammeId;
                var mine = isMentee ? pair.Pairing.MenteeAcceptedAt : pair.Pairing.MentorAcceptedAt;
                if (mine is null)
                    await Answer(services, actor, pair, me);
                else
                    meets = pair.Pairing.IsAccepted && !actor.Met.ContainsKey(id.Value);
            },
            stop
        );
        if (!meets)
            return;
        actor.Met[id.Value] = 0;
        if (!isMentee)
            studies.Begin(actor, programme);
        if (isMentee) // it is the mentee's problem, and theirs to ask
            agenda.At(habits.InDays(0.1, 9, actor), () => GoOn(actor, id, Patience));
    }

    /// <summary>Asks for a session when none is planned, and again some weeks later: what was missed, cancelled or left unanswered is not the end.</summary>
    private async Task GoOn(Actor actor, Id<Pairing> id, int times)
    {
        if (
            actor.Parts.Find(p => p.Kind == ParticipantKind.Mentee && p.IsComing) is not { } part
            || actor.Met[id.Value] >= part.Wanted(actor)
        )
            return;
        await meetings.Propose(actor, id);
        if (times > 1)
            agenda.At(habits.InDays(9, 24, actor), () => GoOn(actor, id, times - 1));
    }

    private async Task Answer(IServiceProvider services, Actor actor, KnownPair pair, Participant me)
    {
        var roll = dice.Roll("answers a pair", actor.Name);
        if (roll < behaviour.LeavesPairUnanswered)
            return;
        if (roll < behaviour.LeavesPairUnanswered + behaviour.DeclinesPair)
            await services.GetRequiredService<EndPairing>().Run(pair.Pairing, PairingEnd.Declined, EndPairing.OneOfThem, stop);
        else
        {
            var charter = (await services.GetRequiredService<BinomeDb>().Charter(pair.Pairing.ProgrammeId, stop)).Shown();
            await services.GetRequiredService<AcceptPairing>().Run(pair, me, charter.Hash, actor.Viewer, stop);
        }
    }

    /// <summary>Goes without a reason: nobody asks for one.</summary>
    public Task Leave(Actor actor, Id<Pairing> id) =>
        stage.Do(
            async (services, db) =>
            {
                if (await db.Pairings.Mine(db, actor.Viewer).Running().SingleOrDefaultAsync(p => p.Id == id, stop) is { } pairing)
                    await services.GetRequiredService<EndPairing>().Run(pairing, PairingEnd.Left, EndPairing.OneOfThem, stop);
            },
            stop
        );
}
