using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Enrolment;

/// <summary>Who signs an invitation to executives: the first sponsor who was named and is in the company.</summary>
internal static class SponsorsName
{
    public static async Task<string?> SponsorOf(this BinomeDb db, Programme programme, DateOnly today, CancellationToken stop)
    {
        var sponsor = await db
            .ProgrammeRoles.Where(r => r.ProgrammeId == programme.Id && r.Kind == RoleKind.Sponsor)
            .Join(db.People.Present(today), r => r.PersonId, p => p.Id, (r, p) => new { r.GivenAt, Person = p })
            .OrderBy(s => s.GivenAt)
            .ThenBy(s => s.Person.Id)
            .Select(s => s.Person)
            .AsNoTracking()
            .FirstOrDefaultAsync(stop);
        return sponsor?.NameFor(Viewer.Stranger with { Organisation = programme.Organisation });
    }
}
