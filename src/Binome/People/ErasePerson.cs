using Binome.Platform;
using Binome.Platform.Audit;
using Microsoft.EntityFrameworkCore;

namespace Binome.People;

/// <summary>Erases what somebody did and wrote here; their line in the directory is the company's, and stays as its last import gave it.</summary>
/// <remarks>Emptied, it would come back with the next import; and without it the rules could not keep others' pairs out of a reporting line.</remarks>
public sealed class ErasePerson(BinomeDb db, Ids ids, Journal journal, IEnumerable<IReact<PersonErased>> reactions, TimeProvider clock)
{
    public async Task Run(Viewer viewer, CancellationToken stop)
    {
        if (viewer.Person is not { } person)
            throw new RefusedException("people.erase.outside");
        var fact = new PersonErased(person, ids.New<Person>(), clock.Now());
        db.People.Add(Person.Nobody(fact.Nobody));
        await db.SaveChangesAsync(stop);
        // Floors register from the top: the last ones' rows hang on the first ones'.
        foreach (var reaction in reactions.Reverse())
        {
            await reaction.On(fact, stop);
            await db.SaveChangesAsync(stop);
        }
        journal.Write(viewer.Actor, "people.audit.erased");
        await db.SaveChangesAsync(stop);
    }
}

/// <summary>Tells what the directory says of somebody.</summary>
internal sealed class DirectoryData(BinomeDb db) : IReact<DataAsked>
{
    public async Task On(DataAsked fact, CancellationToken stop)
    {
        // Flat, one row for each relation: SQLite cannot gather a list beside a row.
        var rows = await (
            from person in db.People.AsNoTracking()
            where person.Id == fact.Person
            from manager in db.People.Where(m => m.Id == person.ManagerId).DefaultIfEmpty()
            from relation in db.Relations.Where(r => r.PersonId == person.Id).DefaultIfEmpty()
            from other in db.People.Where(o => o.Id == relation.OtherId).DefaultIfEmpty()
            select new
            {
                Person = person,
                Manager = manager,
                Relation = relation,
                Other = other,
            }
        ).ToListAsync(stop);
        var me = rows[0].Person;
        fact.Add(
            "people.data",
            me.NameFor(fact.By),
            AfterErasure.Stays,
            [
                new("number", me.Number),
                new("email", me.Email),
                new("job", me.JobTitle),
                new("unit", me.Unit),
                new("company", me.Company),
                new("city", me.City),
                new("country", me.Country, me.Country is { } country ? Import.Countries.Name(country) : null),
                new("zone", me.TimeZone),
                new("languages", me.Languages, Say(me.Languages)),
                new("manager", rows[0].Manager?.NameFor(fact.By)),
                .. rows.Where(r => r.Other is not null)
                    .OrderBy(r => r.Relation.Kind)
                    .Select(r => new KeptFact(r.Relation.Kind.ToString(), r.Other.NameFor(fact.By))),
            ]
        );
    }

    private static string Say(string languages) =>
        string.Join(", ", languages.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(Import.SpokenLanguages.Name));
}
