using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;
using Someone = Binome.People.Person;

namespace Binome.Matching;

/// <summary>What the directory says of everybody who takes part, and of all who stand above them.</summary>
internal static class RosterPeople
{
    /// <summary>Three statements: who takes part, who stands above them, and who is what to whom.</summary>
    public static async Task<IReadOnlyDictionary<Id<Someone>, Known>> Read(BinomeDb db, Programme programme, CancellationToken stop)
    {
        var taking = db.Participants.Where(p => p.ProgrammeId == programme.Id).Select(p => p.PersonId);
        var above = db.Lines.Where(l => taking.Contains(l.PersonId)).Select(l => l.AboveId).Distinct();
        var relations = (
            await db.Relations.Where(r => taking.Contains(r.PersonId) || above.Contains(r.PersonId)).AsNoTracking().ToListAsync(stop)
        ).ToLookup(r => r.PersonId);
        var people = await db
            .People.Where(p => taking.Contains(p.Id))
            .Select(p => new Known(p.Id, p.Number, p.ManagerId)
            {
                Unit = p.Unit,
                Company = p.Company,
                City = p.City,
                Country = p.Country,
                TimeZone = p.TimeZone,
                Languages = p.Languages,
            })
            .ToListAsync(stop);
        var chiefs = await db
            .People.Where(p => above.Contains(p.Id) && !taking.Contains(p.Id))
            .Select(p => new Known(p.Id, p.Number, p.ManagerId))
            .ToListAsync(stop);
        return people
            .Concat(chiefs)
            .ToDictionary(p => p.Id, p => p with { Related = relations[p.Id].ToLookup(r => r.Kind, r => r.OtherId) });
    }
}
