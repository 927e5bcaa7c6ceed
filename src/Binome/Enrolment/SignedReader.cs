using Binome.People;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;

namespace Binome.Enrolment;

/// <summary>Whoever holds a signed link, as queries know them: the person it was made for, as long as they are in the company, and nobody's account.</summary>
public static class SignedReader
{
    public static async Task<Viewer?> ReaderOf(this BinomeDb db, Id<Participant> participant, DateOnly today, CancellationToken stop)
    {
        var person = await (
            from part in db.Participants
            where part.Id == participant
            join p in db.People.Present(today) on part.PersonId equals p.Id
            select new { p.Id, p.Organisation }
        ).SingleOrDefaultAsync(stop);
        return person is null ? null : Viewer.Stranger with { Person = person.Id, Organisation = person.Organisation };
    }
}
