using System.Globalization;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Storage;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Protection;

/// <summary>Tells somebody whom they called and what was answered, and a trusted person what they answered; erased, or when a programme is forgotten, the words go and the count stays.</summary>
internal sealed class OwnHelp(BinomeDb db, NoteKey key) : IReact<DataAsked>, IReact<PersonErased>, IReact<ProgrammeForgotten>
{
    public async Task On(DataAsked fact, CancellationToken stop)
    {
        var rows = await (
            from call in db.HelpCalls.AsNoTracking()
            join author in db.Participants on call.AuthorId equals author.Id
            where author.PersonId == fact.Person || call.TrustedId == fact.Person
            join programme in db.Programmes on call.ProgrammeId equals programme.Id
            orderby call.MadeAt
            select new
            {
                Call = call,
                Programme = programme.Name,
                IsMine = author.PersonId == fact.Person,
            }
        ).ToListAsync(stop);
        foreach (var row in rows)
            fact.Add(
                "protection.data",
                row.Programme,
                AfterErasure.Counted,
                At(row.IsMine ? "made" : "asked", row.Call.MadeAt),
                // What somebody wrote to a trusted person is its author's, not the reader's to take away.
                new("said", row.IsMine ? key.Open(row.Call.Said, row.Call.About("said")) : null),
                new("answer", key.Open(row.Call.Answer, row.Call.About("answer"))),
                At("answered", row.Call.AnsweredAt)
            );
    }

    public async Task On(PersonErased fact, CancellationToken stop)
    {
        var own = db.Participants.Where(p => p.PersonId == fact.Person).Select(p => p.Id);
        await Empty(db.HelpCalls.Where(c => own.Contains(c.AuthorId) || c.TrustedId == fact.Person), stop);
        await db
            .HelpCalls.Where(c => c.TrustedId == fact.Person)
            .ExecuteUpdateAsync(
                c => c.SetProperty(x => x.TrustedId, (Id<Person>?)null).SetProperty(x => x.Version, x => x.Version + 1),
                stop
            );
    }

    public Task On(ProgrammeForgotten fact, CancellationToken stop) =>
        Empty(db.HelpCalls.Where(c => c.ProgrammeId == fact.Programme), stop);

    private static Task<int> Empty(IQueryable<HelpCall> calls, CancellationToken stop)
    {
        var nothing = Array.Empty<byte>();
        return calls.ExecuteUpdateAsync(
            c => c.SetProperty(x => x.Said, nothing).SetProperty(x => x.Answer, nothing).SetProperty(x => x.Version, x => x.Version + 1),
            stop
        );
    }

    private static KeptFact At(string name, DateTime? at) =>
        new(name, at?.ToString("O", CultureInfo.InvariantCulture), at is { } day ? ProgrammeWords.Day(day) : null);
}
