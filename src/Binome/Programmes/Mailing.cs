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
public sealed class Mailing(BinomeDb db, Ids ids, Post post, IEnumerable<MailKind> kinds, TimeProvider clock)
{
    /// <summary>Sends one mail; false when the person has left or has no address.</summary>
    /// <param name="kind">Names the mail: <c>kind.subject</c> is its subject's resource key, <c>kind.opening</c> its first words where nobody changed them.</param>
    /// <param name="key">Sending twice under one key sends once.</param>
    /// <param name="write">The mail's text after its opening; run in the reader's language.</param>
    /// <param name="notBefore">Held back until then.</param>
    /// <param name="calendar">Makes the invitation that it carries, for the address it goes to; run in the reader's language. It names nobody else: it stays in a calendar that others may read.</param>
    /// <param name="announces">False for a word among those who run the programme: a draft that they prepare can still be taken back.</param>
    public async Task<bool> Send(
        Programme programme,
        Addressee to,
        string kind,
        string key,
        Func<string> write,
        CancellationToken stop,
        DateTime? notBefore = null,
        bool announces = true,
        Func<string, string>? calendar = null
    )
    {
        var now = clock.Now();
        if (IsWritten(key))
            return true;
        var reader = await ReaderOf(to.Person, programme, kind, key, DateOnly.FromDateTime(now), stop);
        if (reader?.HasIt == true)
            return true;
        if (reader is not { Email: { } email })
            return false;
        var (subject, text) = Compose(programme, kind, reader, write);
        if (announces)
            programme.Sent(now);
        var invitation = calendar is null ? null : Words.In(reader.Language, () => calendar(email));
        var mail = new ProgrammeMail(ids.New<ProgrammeMail>(), programme.Id, to.Person, to.Participant, kind, key, subject, text, now)
        {
            Calendar = invitation,
        };
        db.ProgrammeMails.Add(mail);
        post.SendNew(key, new Letter(email, subject, text, Calendar: invitation), notBefore);
        return true;
    }

    /// <summary>Whether it waits to be saved. What was added is tracked already: to look for changes first, as Local does, reads all that is tracked again at every mail.</summary>
    private bool IsWritten(string key)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var isWritten = db.ProgrammeMails.Local.Any(m => m.Key == key);
        db.ChangeTracker.AutoDetectChangesEnabled = true;
        return isWritten;
    }

    private const string AgainMark = ":again:";

    /// <summary>Whether it is the mail of this key, or one of its repetitions.</summary>
    public static bool IsOf(ProgrammeMail mail, string key) => mail.Key.Split(AgainMark)[0] == key;

    /// <summary>Writes anew what a listed mail says, and its copies that have not left yet: a name in it may have become its reader's secret since.</summary>
    public async Task Rewrite(Programme programme, ProgrammeMail mail, Func<string> write, CancellationToken stop)
    {
        if (mail.Text.Length == 0)
            return; // deleted meanwhile: nothing of it comes back
        var reader = await ReaderOf(mail.PersonId, programme, mail.Kind, mail.Key, clock.Today(), stop) ?? Reader.Nobody;
        mail.Text = Compose(programme, mail.Kind, reader, write).Text;
        await post.Replace(mail.Key, mail.Text, stop);
    }

    /// <summary>What it said goes, and its copies that have not left yet; that a mail left is still told.</summary>
    public async Task Forget(ProgrammeMail mail, CancellationToken stop)
    {
        mail.Text = "";
        await db.OutboxMessages.Where(o => o.Key == mail.Key).ExecuteDeleteAsync(stop);
    }

    /// <param name="Email">Null for somebody who has left.</param>
    /// <param name="HasIt">Whether a mail of this key is listed.</param>
    /// <param name="Opening">First words in their language that somebody chose for this kind of mail.</param>
    private sealed record Reader(string? Email, string Language, bool HasIt, string? Opening)
    {
        public static readonly Reader Nobody = new(null, Profile.LanguageOf(""), false, null);
    }

    /// <summary>All that a mail needs to know, in one statement: of everything that happens, mails are sent most often.</summary>
    private async Task<Reader?> ReaderOf(
        Id<Person> id,
        Programme programme,
        string kind,
        string key,
        DateOnly today,
        CancellationToken stop
    )
    {
        var openings = db.MailOpenings.Where(o => o.ProgrammeId == programme.Id && o.Kind == kind);
        var read = await (
            from person in db.People
            where person.Id == id
            from profile in db.Profiles.Where(p => p.PersonId == person.Id).DefaultIfEmpty()
            select new
            {
                Email = person.LeftOn == null || person.LeftOn > today ? person.Email : null,
                person.Languages,
                Chosen = profile == null ? null : profile.Language,
                HasIt = db.ProgrammeMails.Any(m => m.Key == key),
                French = openings.Where(o => o.Language == "fr").Select(o => o.Text).FirstOrDefault(),
                English = openings.Where(o => o.Language == "en").Select(o => o.Text).FirstOrDefault(),
            }
        ).SingleOrDefaultAsync(stop);
        if (read is null)
            return null;
        var language = read.Chosen ?? Profile.LanguageOf(read.Languages);
        return new(read.Email, language, read.HasIt, language == "fr" ? read.French : read.English);
    }

    private (string Subject, string Text) Compose(Programme programme, string kind, Reader reader, Func<string> write)
    {
        var own = kinds.Any(k => k.Key == kind) ? reader.Opening : null; // a sentence that says the same to everybody is nobody's to change
        return Words.In(
            reader.Language,
            () => (Words.Get($"{kind}.subject"), $"{own ?? Words.Get($"{kind}.opening", programme.Name)}\n\n{write()}")
        );
    }

    /// <summary>A later invitation for the same says something else: moved, or cancelled. Whether anything without an invitation was written since is not told.</summary>
    private Task<bool> IsOvertaken(ProgrammeMail mail, CancellationToken stop)
    {
        var own = mail.Key.Split(AgainMark)[0];
        var about = own.Split(':') is [_, _, var thing, ..] ? $":{thing}:" : own; // keys are capability:what:thing:…
        return db.ProgrammeMails.AnyAsync(
            m =>
                m.PersonId == mail.PersonId
                && m.Calendar != null
                && m.QueuedAt > mail.QueuedAt
                && !m.Key.StartsWith(own + AgainMark)
                && m.Key.Contains(about),
            stop
        );
    }

    /// <summary>Sends a listed mail once more, word for word; false when the person has left, or the text has been deleted.</summary>
    public async Task<bool> Again(ProgrammeMail mail, CancellationToken stop)
    {
        var now = clock.Now();
        var today = DateOnly.FromDateTime(now);
        var email = await db.People.Present(today).Where(p => p.Id == mail.PersonId).Select(p => p.Email).FirstOrDefaultAsync(stop);
        if (email is null || mail.Text.Length == 0)
            return false;
        if (mail.Calendar is not null && await IsOvertaken(mail, stop))
            throw new RefusedException("programmes.mails.overtaken");
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
        )
        {
            Calendar = mail.Calendar, // one that came later has a higher SEQUENCE: this one changes nothing then (RFC 5546, 2.1.5)
        };
        db.ProgrammeMails.Add(again);
        await post.Send(key, new Letter(email, mail.Subject, mail.Text, Calendar: mail.Calendar), stop: stop);
        return true;
    }
}
