using Binome.People;
using Binome.Platform;
using Binome.Platform.Audit;
using Binome.Platform.Storage;
using Binome.Platform.Web;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Protection;

/// <summary>The trusted person says what they propose; either of the two closes the call once it is done; its author alone reads the answer.</summary>
public sealed class AnswerHelp(BinomeDb db, NoteKey key, Mailing mailing, Journal journal, PublicUrl site, TimeProvider clock)
{
    public const string MailKind = "protection.mail.answered";

    public async Task Reply(Id<HelpCall> id, string answer, Viewer by, CancellationToken stop)
    {
        var call = await Mine(id, by, stop);
        if (!key.IsThere)
            throw new RefusedException("protection.refused.noKey");
        var programme = await db.Programmes.SingleAsync(p => p.Id == call.ProgrammeId, stop);
        if (programme.ForgottenAt is not null)
            throw new RefusedException("protection.refused.forgotten");
        var now = clock.Now();
        if (call.AnsweredAt is null)
            journal.Write(CallForHelp.Somebody, "protection.audit.answered");
        call.Reply(key.Seal(answer, call.About("answer")), now);
        var author = await db.Participants.AsNoTracking().SingleAsync(p => p.Id == call.AuthorId, stop);
        await mailing.Send(
            programme,
            new Addressee(author.PersonId, author.Id.Value),
            MailKind,
            $"protection:answered:{call.Id}:{now.Ticks}",
            () => Words.Get("protection.mail.answered.text", site.To($"/pairings/{call.PairingId}/help")),
            stop
        );
    }

    public async Task Close(Id<HelpCall> id, Viewer by, CancellationToken stop) => (await Mine(id, by, stop)).Close(clock.Now());

    /// <summary>By its author, who has read the answer and needs no other.</summary>
    public async Task CloseOwn(Id<HelpCall> id, Viewer by, CancellationToken stop)
    {
        var call =
            await db.HelpCalls.Mine(db, by).SingleOrDefaultAsync(c => c.Id == id, stop)
            ?? throw new RefusedException("protection.refused.notYours");
        call.Close(clock.Now());
    }

    private async Task<HelpCall> Mine(Id<HelpCall> id, Viewer by, CancellationToken stop) =>
        await db.HelpCalls.To(db, by).SingleOrDefaultAsync(c => c.Id == id, stop)
        ?? throw new RefusedException("protection.refused.notYours");
}
