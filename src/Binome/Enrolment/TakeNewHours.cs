using Binome.Accounts;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;

namespace Binome.Enrolment;

/// <summary>Hours said in the profile hold in all programmes: they take the place of what was said for one of them. Who said nothing there has the profile's anyway.</summary>
internal sealed class TakeNewHours(BinomeDb db) : IReact<HoursChanged>
{
    public Task On(HoursChanged fact, CancellationToken stop) =>
        db
            .Participants.Where(p => p.PersonId == fact.Person && p.WithdrawnAt == null && p.Hours != "")
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.Hours, fact.Hours).SetProperty(x => x.Version, x => x.Version + 1), stop);
}
