using System.Globalization;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Rehearsal;

/// <summary>Tells somebody which rehearsals they asked for; they go when their author is erased, or their programme forgotten.</summary>
internal sealed class OwnRehearsals(BinomeDb db) : IReact<DataAsked>, IReact<PersonErased>, IReact<ProgrammeForgotten>
{
    public async Task On(DataAsked fact, CancellationToken stop)
    {
        var asked = await (
            from rehearsal in db.Rehearsals.AsNoTracking()
            where rehearsal.AskedBy == fact.Person
            join programme in db.Programmes on rehearsal.ProgrammeId equals programme.Id
            orderby rehearsal.AskedAt
            select new { programme.Name, rehearsal.AskedAt }
        ).ToListAsync(stop);
        foreach (var one in asked)
            fact.Add(
                "rehearsal.data",
                one.Name,
                AfterErasure.Goes,
                new KeptFact(
                    "asked",
                    one.AskedAt.ToString("O", CultureInfo.InvariantCulture),
                    Moments.Day(DateOnly.FromDateTime(one.AskedAt))
                )
            );
    }

    public Task On(PersonErased fact, CancellationToken stop) =>
        db.Rehearsals.Where(r => r.AskedBy == fact.Person).ExecuteDeleteAsync(stop);

    public Task On(ProgrammeForgotten fact, CancellationToken stop) =>
        db.Rehearsals.Where(r => r.ProgrammeId == fact.Programme).ExecuteDeleteAsync(stop);
}
