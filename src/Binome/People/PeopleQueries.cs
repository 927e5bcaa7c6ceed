using Binome.Platform;
using Microsoft.EntityFrameworkCore;

namespace Binome.People;

/// <summary>The directory's named queries. Authorization is the query: what a viewer may not see is not in it.</summary>
public static class PeopleQueries
{
    public static IQueryable<Person> Of(this DbSet<Person> people, Viewer viewer) =>
        people.Where(p => p.Organisation == viewer.Organisation);

    /// <summary>Those of this address who may sign in: in some directory and not gone.</summary>
    public static IQueryable<Person> PresentAt(this DbSet<Person> people, string email, DateOnly today) =>
        people.Where(p => p.Email == email && (p.LeftOn == null || p.LeftOn > today));
}
