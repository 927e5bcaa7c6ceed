using Binome.People;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;

namespace Binome.Accounts;

/// <summary>Somebody says how they want to be written to and when they are there.</summary>
public sealed class ChangeProfile(BinomeDb db)
{
    public async Task Run(Id<Person> person, Profile said, CancellationToken stop)
    {
        var profile = await db.Profiles.SingleOrDefaultAsync(p => p.PersonId == person, stop);
        if (profile is null)
            db.Profiles.Add(profile = new Profile(person));
        profile.Take(said);
        await db.SaveChangesAsync(stop);
    }
}
