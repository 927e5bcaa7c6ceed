using System.Globalization;
using Binome.People;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;

namespace Binome.Assistants;

/// <summary>Tells somebody who books for them, and for whom they book; erased, it goes, and what an assistant did is noted as nobody's.</summary>
internal sealed class OwnAssistants(BinomeDb db) : IReact<DataAsked>, IReact<PersonErased>
{
    public async Task On(DataAsked fact, CancellationToken stop)
    {
        var rows = await (
            from assistant in db.Assistants.AsNoTracking()
            where assistant.ExecutiveId == fact.Person || assistant.PersonId == fact.Person
            join executive in db.People on assistant.ExecutiveId equals executive.Id
            join person in db.People on assistant.PersonId equals person.Id
            orderby assistant.Since
            select new
            {
                Assistant = assistant,
                Executive = executive,
                Person = person,
            }
        ).ToListAsync(stop);
        foreach (var row in rows)
            fact.Add(
                row.Assistant.ExecutiveId == fact.Person ? "assistants.data.mine" : "assistants.data.other",
                (row.Assistant.ExecutiveId == fact.Person ? row.Person : row.Executive).NameFor(fact.By),
                AfterErasure.Goes,
                At("since", row.Assistant.Since),
                At("until", row.Assistant.Until)
            );
    }

    public async Task On(PersonErased fact, CancellationToken stop)
    {
        await db.Assistants.Where(a => a.ExecutiveId == fact.Person || a.PersonId == fact.Person).ExecuteDeleteAsync(stop);
        await db
            .SessionSteps.Where(s => s.Through == fact.Person)
            .ExecuteUpdateAsync(s => s.SetProperty(x => x.Through, (Id<Person>?)fact.Nobody), stop);
    }

    private static KeptFact At(string name, DateTime? at) =>
        new(name, at?.ToString("O", CultureInfo.InvariantCulture), at is { } day ? Moments.Day(DateOnly.FromDateTime(day)) : null);
}
