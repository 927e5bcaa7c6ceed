using Binome.People;
using Binome.Platform;
using Binome.Platform.Outbox;
using Binome.Platform.Web;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Protection;

/// <summary>By night: whoever called somebody who cannot read it any more, and was not answered, gets a word, as wordless as that of an answer, and chooses somebody else. Once for each call.</summary>
/// <remarks>A role is taken back and people leave at any time: asked when they do, what an import undone brings back would have been told for nothing.</remarks>
internal sealed class TellUnreached(BinomeDb db, Mailing mailing, PublicUrl site) : ITidy
{
    public async Task Tidy(DateTime now, CancellationToken stop)
    {
        var today = DateOnly.FromDateTime(now);
        var (reachable, present) = (db.HelpCalls.Reachable(db, today), db.People.Present(today));
        var lost = await (
            from call in db.HelpCalls
            where call.AnsweredAt == null && !reachable.Any(c => c.Id == call.Id)
            join author in db.Participants on call.AuthorId equals author.Id
            where present.Any(p => p.Id == author.PersonId)
            join programme in db.Programmes on call.ProgrammeId equals programme.Id
            where programme.ForgottenAt == null && programme.DeleteAt == null
            select new
            {
                call.Id,
                call.PairingId,
                To = new Addressee(author.PersonId, author.Id.Value),
                Programme = programme,
            }
        ).ToListAsync(stop);
        var keys = lost.ConvertAll(one => KeyOf(one.Id));
        var told = await db.ProgrammeMails.Where(m => EF.Parameter(keys).Contains(m.Key)).Select(m => m.Key).ToListAsync(stop);
        foreach (var one in lost.Where(one => !told.Contains(KeyOf(one.Id)))) // most were told on an earlier night
            await mailing.Send(
                one.Programme,
                one.To,
                AnswerHelp.MailKind,
                KeyOf(one.Id),
                () => Words.Get("protection.mail.answered.text", site.To($"/pairings/{one.PairingId}/help")),
                stop
            );
        await db.SaveChangesAsync(stop);
    }

    private static string KeyOf(Id<HelpCall> call) => $"protection:gone:{call}";
}
