using Binome.People;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;

namespace Binome.Accounts;

/// <summary>Somebody says how they want to be written to and when they are there.</summary>
public sealed class ChangeProfile(BinomeDb db, IEnumerable<IReact<HoursChanged>> reactions)
{
    public async Task Run(Id<Person> person, Profile said, CancellationToken stop)
    {
        var profile = await db.Profiles.SingleOrDefaultAsync(p => p.PersonId == person, stop);
        if (profile is null)
            db.Profiles.Add(profile = new Profile(person));
        var before = profile.Hours;
        profile.Take(said);
        foreach (var reaction in said.Hours == before ? [] : reactions)
            await reaction.On(new(person, said.Hours), stop);
        await db.SaveChangesAsync(stop);
    }
}

/// <summary>Somebody said other hours for all that they take part in.</summary>
public sealed record HoursChanged(Id<Person> Person, string Hours);
