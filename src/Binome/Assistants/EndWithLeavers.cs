using Binome.People;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;

namespace Binome.Assistants;

/// <summary>Whoever leaves the company books for nobody any more, and nobody for them: back one day, they name somebody anew.</summary>
internal sealed class EndWithLeavers(BinomeDb db) : IReact<PeopleLeft>
{
    public Task On(PeopleLeft fact, CancellationToken stop)
    {
        var gone = fact.People;
        return db
            .Assistants.Where(a =>
                a.Until == null && (EF.Parameter(gone).Contains(a.ExecutiveId) || EF.Parameter(gone).Contains(a.PersonId))
            )
            .ExecuteUpdateAsync(a => a.SetProperty(x => x.Until, fact.At).SetProperty(x => x.Version, x => x.Version + 1), stop);
    }
}
