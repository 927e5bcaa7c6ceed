using System.Globalization;
using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Outbox;
using Binome.Platform.Web;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Readiness;

/// <summary>Tells each mentor once what is asked of them before their first session: in the night after the programme began to ask for it, or after they joined.</summary>
/// <remarks>Not at once: a rule that is dropped again the same day was never read by anybody.</remarks>
internal sealed class AskToPrepare(BinomeDb db, Mailing mailing, Consequences consequences, PublicUrl site, TimeProvider clock)
    : IHandle,
        ITidy
{
    public const string OutboxKind = "readiness.ask";
    public const string MailKind = "readiness.mail.prepare";

    /// <summary>So many people are written to by one message, which a worker holds five minutes at most.</summary>
    private const int AtATime = 50;

    public string Kind => OutboxKind;

    public async Task Tidy(DateTime now, CancellationToken stop)
    {
        var untold = await Untold().OrderBy(p => p.Id).Select(p => new { p.ProgrammeId, p.Id }).ToListAsync(stop);
        foreach (var programme in untold.GroupBy(p => p.ProgrammeId, p => p.Id.Value))
        foreach (var (at, part) in programme.Chunk(AtATime).Index())
            await consequences.Add(
                OutboxKind,
                string.Create(CultureInfo.InvariantCulture, $"readiness.ask:{programme.Key}:{now:yyyyMMdd}:{at}"),
                new Asked(programme.Key.Value, part),
                stop: stop
            );
        await db.SaveChangesAsync(stop);
    }

    public async Task Handle(OutboxMessage message, CancellationToken stop)
    {
        var asked = message.Read<Asked>();
        var (id, mentors) = (new Id<Programme>(asked.Programme), asked.Mentors.Select(m => new Id<Participant>(m)).ToList());
        var untold = await Untold().Where(p => EF.Parameter(mentors).Contains(p.Id)).OrderBy(p => p.Id).ToListAsync(stop);
        if (untold.Count == 0)
            return; // the rule was dropped meanwhile
        var programme = await db.Programmes.SingleAsync(p => p.Id == id, stop);
        foreach (var mentor in untold)
            await mailing.Send(
                programme,
                new Addressee(mentor.PersonId, mentor.Id.Value),
                MailKind,
                $"readiness.asked:{mentor.Id}",
                () => Words.Get($"{MailKind}.text", site.To($"/programmes/{id}/readiness")),
                stop
            );
    }

    private IQueryable<Participant> Untold()
    {
        var present = db.People.Present(clock.Today());
        return db.Unready()
            .Where(p =>
                db.Programmes.Any(x =>
                    x.Id == p.ProgrammeId
                    && (x.State == ProgrammeState.Enrolling || x.State == ProgrammeState.Matching || x.State == ProgrammeState.Running)
                )
                && present.Any(x => x.Id == p.PersonId)
                && !db.ProgrammeMails.Any(m => m.ProgrammeId == p.ProgrammeId && m.PersonId == p.PersonId && m.Kind == MailKind)
            );
    }

    private sealed record Asked(Guid Programme, IReadOnlyList<Guid> Mentors);
}
