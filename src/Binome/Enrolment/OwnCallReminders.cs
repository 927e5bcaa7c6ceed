using System.Globalization;
using Binome.People;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;

namespace Binome.Enrolment;

/// <summary>Tells somebody of which programmes they asked to be told.</summary>
internal sealed class OwnCallReminders(BinomeDb db) : IReact<DataAsked>
{
    public async Task On(DataAsked fact, CancellationToken stop)
    {
        var rows = await db
            .CallReminders.AsNoTracking()
            .Where(r => r.PersonId == fact.Person)
            .Join(db.Programmes, r => r.ProgrammeId, p => p.Id, (r, p) => new { p.Name, r.AskedAt })
            .ToListAsync(stop);
        foreach (var asked in rows)
            fact.Add(
                "enrolment.data.toTell",
                asked.Name,
                AfterErasure.Goes,
                new KeptFact(
                    "since",
                    asked.AskedAt.ToString("O", CultureInfo.InvariantCulture),
                    Moments.Day(DateOnly.FromDateTime(asked.AskedAt))
                )
            );
    }
}
