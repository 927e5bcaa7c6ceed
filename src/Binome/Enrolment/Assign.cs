using Binome.People;
using Binome.Platform;
using Binome.Platform.Audit;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Enrolment;

/// <summary>Puts people into a programme: they count at once, are told, and may say more or withdraw.</summary>
public sealed class Assign(BinomeDb db, Ids ids, Journal journal, Circular circular, TimeProvider clock)
{
    /// <summary>Those who already joined by themselves stay as they are, and are told like the others: whoever is left out is known to take part.</summary>
    /// <returns>The participants who may still be written to by a list: assigned now, or before and without an answer of their own.</returns>
    public async Task<IReadOnlyDictionary<Id<Person>, Participant>> Run(
        Programme programme,
        ParticipantKind kind,
        IReadOnlyCollection<Id<Person>> people,
        Viewer by,
        CancellationToken stop
    )
    {
        if (programme.State is ProgrammeState.Draft or ProgrammeState.Closed || programme.ArchivedAt is not null)
            throw new RefusedException("enrolment.refused.notAssigning");
        await Enrol.Hold(db, programme.Id, stop);
        var wanted = people.Distinct().ToArray();
        var known = await db
            .Participants.Where(p => p.ProgrammeId == programme.Id && p.Kind == kind && EF.Parameter(wanted).Contains(p.PersonId))
            .ToDictionaryAsync(p => p.PersonId, stop);
        var aliases = new Queue<string>(await Aliases.Free(db, programme.Id, wanted.Length - known.Count, stop));
        var now = clock.Now();
        var ours = new Dictionary<Id<Person>, Participant>();
        foreach (var person in wanted)
        {
            if (known.TryGetValue(person, out var before))
            {
                if (before.IsUntouched)
                    ours[person] = before;
                continue;
            }
            var assigned = new Participant(ids.Anonymous<Participant>(), programme.Id, person, kind, aliases.Dequeue(), now)
            {
                Demand = programme.MentorsTogether,
            };
            assigned.Assign(by.Actor, now);
            db.Participants.Add(assigned);
            ours[person] = assigned;
        }
        await circular.Send(
            programme.Id,
            EnrolmentMails.Assigned,
            kind,
            wanted.Select(p => new CircularMail(p.Value, $"assigned:{programme.Id}:{p}:{kind}")),
            stop
        );
        journal.Write(by.Actor, "enrolment.audit.assigned", programme.Id.ToString());
        return ours;
    }
}
