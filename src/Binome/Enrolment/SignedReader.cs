using Binome.People;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;

namespace Binome.Enrolment;

/// <summary>Whoever holds a signed link, as queries know them: the person it was made for, as long as they are in the company, and nobody's account.</summary>
public static class SignedReader
{
    public static async Task<Viewer?> ReaderOf(this BinomeDb db, Id<Participant> participant, DateOnly today, CancellationToken stop)
    {
        var person = await db
            .People.Present(today)
            .Where(p => db.Participants.Any(x => x.Id == participant && x.PersonId == p.Id))
            .Select(p => new { p.Id, p.Organisation })
            .SingleOrDefaultAsync(stop);
        return person is null ? null : Viewer.Stranger with { Person = person.Id, Organisation = person.Organisation };
    }
}
