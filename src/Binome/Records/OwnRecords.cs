using System.Globalization;
using Binome.Enrolment;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Records;

/// <summary>Tells somebody what their record shows and which may name them; erased, sealed, or when a programme is forgotten, it goes: no record names them from then on.</summary>
internal sealed class OwnRecords(BinomeDb db)
    : IReact<DataAsked>,
        IReact<PersonErased>,
        IReact<ProgrammeForgotten>,
        IReact<ParticipantSealed>
{
    public async Task On(DataAsked fact, CancellationToken stop)
    {
        // One statement, flat: a choice of theirs, or a pair in which they were asked, or asked.
        var rows = await (
            from part in db.Participants.AsNoTracking()
            where part.PersonId == fact.Person
            join programme in db.Programmes on part.ProgrammeId equals programme.Id
            from choice in db.RecordChoices.Where(c => c.ParticipantId == part.Id).DefaultIfEmpty()
            // As either side for itself: SQLite joins no “or”.
            from taught in db.Pairings.Where(p => p.MentorId == part.Id).DefaultIfEmpty()
            from asks in db.Namings.Where(n => n.PairingId == taught.Id).DefaultIfEmpty()
            from learned in db.Pairings.Where(p => p.MenteeId == part.Id).DefaultIfEmpty()
            from asked in db.Namings.Where(n => n.PairingId == learned.Id).DefaultIfEmpty()
            where choice != null || asks != null || asked != null
            select new
            {
                Part = part,
                programme.Name,
                Choice = choice,
                Asks = asks,
                Asked = asked,
            }
        ).ToListAsync(stop);
        foreach (var of in rows.GroupBy(r => r.Part.Id))
        {
            var first = of.First();
            if (first.Choice is { } choice)
                fact.Add("records.data", first.Name, AfterErasure.Goes, new("hidden", choice.Hidden), new("words", choice.OwnWords));
            foreach (var naming in of.Select(r => r.Asks ?? r.Asked).OfType<Naming>())
                // What the mentee answered is theirs: a mentor reads a yes in their record, and nothing else.
                fact.Add(
                    "records.naming",
                    first.Name,
                    AfterErasure.Goes,
                    [
                        At("asked", naming.AskedAt),
                        .. first.Part.Kind == ParticipantKind.Mentee
                            ? new[] { At("allowed", naming.AllowedAt), At("refused", naming.RefusedAt) }
                            : [],
                    ]
                );
        }
    }

    public async Task On(PersonErased fact, CancellationToken stop)
    {
        var mine = db.Participants.Where(p => p.PersonId == fact.Person);
        await Forget(db.Pairings.Where(p => mine.Any(m => m.Id == p.MentorId) || mine.Any(m => m.Id == p.MenteeId)), stop);
        await db.RecordChoices.Where(c => mine.Any(m => m.Id == c.ParticipantId)).ExecuteDeleteAsync(stop);
    }

    public async Task On(ProgrammeForgotten fact, CancellationToken stop)
    {
        await db.Namings.Where(n => n.ProgrammeId == fact.Programme).ExecuteDeleteAsync(stop);
        await db.RecordChoices.Where(c => c.ProgrammeId == fact.Programme).ExecuteDeleteAsync(stop);
    }

    public Task On(ParticipantSealed fact, CancellationToken stop) => Forget(db.Pairings.Where(p => p.MenteeId == fact.Participant), stop);

    /// <summary>That somebody may be named there, and what any mentor of theirs wrote, in whatever programme: once the name is gone, nothing tells whether it stands in such words.</summary>
    private async Task Forget(IQueryable<Pairing> pairs, CancellationToken stop)
    {
        var mentors = db.Participants.Where(m => pairs.Any(p => p.MentorId == m.Id)).Select(m => m.PersonId);
        var theirs = db.Participants.Where(p => mentors.Contains(p.PersonId)).Select(p => p.Id);
        await db
            .RecordChoices.Where(c => c.OwnWords != "" && theirs.Contains(c.ParticipantId))
            .ExecuteUpdateAsync(c => c.SetProperty(x => x.OwnWords, "").SetProperty(x => x.Version, x => x.Version + 1), stop);
        await db.Namings.Where(n => pairs.Any(p => p.Id == n.PairingId)).ExecuteDeleteAsync(stop);
    }

    private static KeptFact At(string name, DateTime? at) =>
        new(name, at?.ToString("O", CultureInfo.InvariantCulture), at is { } day ? Moments.Day(DateOnly.FromDateTime(day)) : null);
}
