using System.Globalization;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Readiness;

/// <summary>Tells somebody how they prepared; erased, or when a programme is forgotten, it goes, and that somebody was ready is counted.</summary>
internal sealed class OwnReadiness(BinomeDb db) : IReact<DataAsked>, IReact<PersonErased>, IReact<ProgrammeForgotten>
{
    public async Task On(DataAsked fact, CancellationToken stop)
    {
        // Flat, one row for each module: SQLite cannot gather lists beside a row.
        var rows = await (
            from part in db.Participants.AsNoTracking()
            where part.PersonId == fact.Person
            join programme in db.Programmes on part.ProgrammeId equals programme.Id
            from pass in db.ModulePasses.Where(m => m.ParticipantId == part.Id).DefaultIfEmpty()
            from seat in db.SupervisionSeats.Where(s => s.ParticipantId == part.Id).DefaultIfEmpty()
            from supervision in db.Supervisions.Where(s => s.Id == seat.SupervisionId).DefaultIfEmpty()
            // Whoever was named and is no mentor of the programme was never told of it, and learns nothing here.
            from play in db.RolePlays.Where(r => r.ById == part.Id).DefaultIfEmpty()
            from played in db
                .RolePlays.Where(r => r.WithId == part.PersonId && r.ProgrammeId == part.ProgrammeId && r.ConfirmedAt != null)
                .DefaultIfEmpty()
            from signed in db.SignOffs.Where(s => s.ParticipantId == part.Id).DefaultIfEmpty()
            select new
            {
                part.Id,
                programme.Name,
                Pass = pass,
                Supervision = supervision,
                Play = play,
                Played = played,
                Signed = signed,
            }
        ).ToListAsync(stop);
        foreach (
            var part in rows.Where(r =>
                    r.Pass is not null || r.Supervision is not null || r.Play is not null || r.Played is not null || r.Signed is not null
                )
                .GroupBy(r => r.Id)
        )
            fact.Add(
                "readiness.data",
                part.First().Name,
                AfterErasure.Goes,
                [
                    .. part.Select(r => r.Pass).OfType<ModulePass>().DistinctBy(m => m.Code).Select(m => At("module", m.Code, m.At)),
                    .. part.Select(r => r.Supervision)
                        .OfType<Supervision>()
                        .DistinctBy(s => s.Id)
                        .Select(s => At("supervision", null, s.StartsAt)),
                    .. part.SelectMany(r => new[] { r.Play, r.Played })
                        .OfType<RolePlay>()
                        .DistinctBy(p => p.Id)
                        .Select(p => At("play", null, p.At)),
                    .. part.First().Signed is { } signed ? new[] { At("ready", null, signed.At) } : [],
                ]
            );
    }

    public async Task On(PersonErased fact, CancellationToken stop)
    {
        var own = db.Participants.Where(p => p.PersonId == fact.Person).Select(p => p.Id);
        await db.RolePlays.Where(r => r.WithId == fact.Person || own.Contains(r.ById)).ExecuteDeleteAsync(stop);
        await db.ModulePasses.Where(m => own.Contains(m.ParticipantId)).ExecuteDeleteAsync(stop);
        await db.SupervisionSeats.Where(s => own.Contains(s.ParticipantId)).ExecuteDeleteAsync(stop);
        await db.SignOffs.Where(s => own.Contains(s.ParticipantId)).ExecuteDeleteAsync(stop);
        await db.SignOffs.Where(s => s.ById == fact.Person).ExecuteUpdateAsync(s => s.SetProperty(x => x.ById, (Id<Person>?)null), stop);
        await db
            .Supervisions.Where(s => s.ById == fact.Person)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.ById, (Id<Person>?)null).SetProperty(x => x.Version, x => x.Version + 1), stop);
    }

    public async Task On(ProgrammeForgotten fact, CancellationToken stop)
    {
        await db.RolePlays.Where(r => r.ProgrammeId == fact.Programme).ExecuteDeleteAsync(stop);
        await db
            .SupervisionSeats.Where(s => db.Supervisions.Any(x => x.Id == s.SupervisionId && x.ProgrammeId == fact.Programme))
            .ExecuteDeleteAsync(stop);
        await db.Supervisions.Where(s => s.ProgrammeId == fact.Programme).ExecuteDeleteAsync(stop); // a place in words, and who led it
        await db
            .SignOffs.Where(s => db.Participants.Any(p => p.Id == s.ParticipantId && p.ProgrammeId == fact.Programme))
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.ById, (Id<Person>?)null), stop);
        await db
            .ModulePasses.Where(m => db.Participants.Any(p => p.Id == m.ParticipantId && p.ProgrammeId == fact.Programme))
            .ExecuteDeleteAsync(stop);
    }

    private static KeptFact At(string name, string? what, DateTime at) =>
        new(
            name,
            $"{what} {at.ToString("O", CultureInfo.InvariantCulture)}".Trim(),
            what is null ? ProgrammeWords.Day(at) : $"{Library.Reading.Ours(what)?.Title ?? what}, {ProgrammeWords.Day(at)}"
        );
}
