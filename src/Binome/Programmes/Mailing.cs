using Binome.Accounts;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Mail;
using Microsoft.EntityFrameworkCore;

namespace Binome.Programmes;

/// <summary>Whom a mail of a programme is for.</summary>
/// <param name="Participant">As whom they take part; null for a manager, a sponsor, somebody invited.</param>
public sealed record Addressee(Id<Person> Person, Guid? Participant = null);

/// <summary>Writes to people about a programme: in their language, through the outbox, and listed for its managers.</summary>
public sealed class Mailing(BinomeDb db, Ids ids, Post post, TimeProvider clock)
{
    /// <summary>Sends one mail; false when the person has left or has no address.</summary>
    /// <param name="kind">Names the mail: <c>kind.subject</c> is its subject's resource key, <c>kind.opening</c> its first words where nobody changed them.</param>
    /// <param name="key">Sending twice under one key sends once.</param>
    /// <param name="write">The mail's text after its opening; run in the reader's language.</param>
    /// <param name="notBefore">Held back until then.</param>
    /// <param name="announces">False for a word among those who run the programme: a draft that they prepare can still be taken back.</param>
    public async Task<bool> Send(
        Programme programme,
        Addressee to,
        string kind,
        string key,
        Func<string> write,
        CancellationToken stop,
        DateTime? notBefore = null,
        bool announces = true
    )
    {
        var now = clock.Now();
        var today = DateOnly.FromDateTime(now);
        if (await db.ProgrammeMails.AnyAsync(m => m.Key == key, stop))
            return true;
        var reader = await (
            from person in db.People.Present(today)
            where person.Id == to.Person && person.Email != null
            from profile in db.Profiles.Where(p => p.PersonId == person.Id).DefaultIfEmpty()
            select new
            {
                person.Email,
                person.Languages,
                Chosen = profile == null ? null : profile.Language,
            }
        ).FirstOrDefaultAsync(stop);
        if (reader is null)
            return false;
        var language = reader.Chosen ?? Profile.LanguageOf(reader.Languages);
        var own = await db
            .MailOpenings.Where(o => o.ProgrammeId == programme.Id && o.Kind == kind && o.Language == language)
            .Select(o => o.Text)
            .FirstOrDefaultAsync(stop);
        var (subject, text) = Words.In(
            language,
            () => (Words.Get($"{kind}.subject"), $"{own ?? Words.Get($"{kind}.opening", programme.Name)}\n\n{write()}")
        );
        if (announces)
            programme.Sent(now);
        db.ProgrammeMails.Add(new(ids.New<ProgrammeMail>(), programme.Id, to.Person, to.Participant, kind, key, subject, text, now));
        await post.Send(key, new Letter(reader.Email!, subject, text), notBefore, stop);
        return true;
    }

    private const string AgainMark = ":again:";

    /// <summary>Sends a listed mail once more, word for word; false when the person has left, or the text has been deleted.</summary>
    public async Task<bool> Again(ProgrammeMail mail, CancellationToken stop)
    {
        var now = clock.Now();
        var today = DateOnly.FromDateTime(now);
        var email = await db.People.Present(today).Where(p => p.Id == mail.PersonId).Select(p => p.Email).FirstOrDefaultAsync(stop);
        if (email is null || mail.Text.Length == 0)
            return false;
        var key = $"{mail.Key.Split(AgainMark)[0]}{AgainMark}{now:yyyyMMddHH}";
        if (await db.ProgrammeMails.AnyAsync(m => m.Key == key, stop))
            throw new RefusedException("programmes.mails.recent");
        var again = new ProgrammeMail(
            ids.New<ProgrammeMail>(),
            mail.ProgrammeId,
            mail.PersonId,
            mail.Participant,
            mail.Kind,
            key,
            mail.Subject,
            mail.Text,
            now
        );
        db.ProgrammeMails.Add(again);
        await post.Send(key, new Letter(email, mail.Subject, mail.Text), stop: stop);
        return true;
    }
}
