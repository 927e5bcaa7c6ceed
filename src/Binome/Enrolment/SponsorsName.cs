using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Enrolment;

/// <summary>Who signs an invitation to executives: the first sponsor who was named and is in the company.</summary>
internal static class SponsorsName
{
    /// <param name="only">The one in whose name it was confirmed; nobody else signs in their place.</param>
    public static async Task<Sponsor?> SponsorOf(
        this BinomeDb db,
        Programme programme,
        DateOnly today,
        CancellationToken stop,
        Id<Person>? only = null
    )
    {
        var sponsor = await db
            .ProgrammeRoles.Where(r => r.ProgrammeId == programme.Id && r.Kind == RoleKind.Sponsor && (only == null || r.PersonId == only))
            .Join(db.People.Present(today), r => r.PersonId, p => p.Id, (r, p) => new { r.GivenAt, Person = p })
            .OrderBy(s => s.GivenAt)
            .ThenBy(s => s.Person.Id)
            .Select(s => s.Person)
            .AsNoTracking()
            .FirstOrDefaultAsync(stop);
        return sponsor is null ? null : new(sponsor.Id, sponsor.NameFor(Viewer.Stranger with { Organisation = programme.Organisation }));
    }
}

/// <summary>Who signs an invitation, as their name stands under it.</summary>
public sealed record Sponsor(Id<Person> Id, string Name);
