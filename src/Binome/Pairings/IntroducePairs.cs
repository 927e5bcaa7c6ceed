using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Outbox;
using Binome.Platform.Web;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Pairings;

/// <summary>Writes one mail to each of some people about the pairs of theirs that were announced together; and writes it anew when one of these becomes sealed or is erased.</summary>
/// <remarks>One to each part that somebody takes: whoever is a mentor by name and a sealed mentee gets two, or the list of mails would tie the one to the other.</remarks>
internal sealed class IntroducePairs(BinomeDb db, Mailing mailing, FullLinks full, PublicUrl site) : IHandle, IReact<ParticipantSealed>
{
    public const string OutboxKind = "pairings.introduce";

    public string Kind => OutboxKind;

    public async Task Handle(OutboxMessage message, CancellationToken stop)
    {
        var order = message.Read<Introduction>();
        var (id, at) = (new Id<Programme>(order.Programme), order.At);
        var parts = order.Participants.Select(p => new Id<Participant>(p)).ToList();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await Enrol.Hold(db, id, stop); // somebody who becomes sealed at this moment finds the mail written, or is sealed in it
        var pairs = await db
            .Pairings.Running()
            .Where(p => p.ProgrammeId == id && p.AnnouncedAt == at)
            .Where(p => EF.Parameter(parts).Contains(p.MentorId) || EF.Parameter(parts).Contains(p.MenteeId))
            .OrderBy(p => p.Id)
            .WithPeople(db)
            .ToListAsync(stop);
        var programme = await db.Programmes.SingleAsync(p => p.Id == id, stop);
        var topics = await db.TopicNames(id, stop);
        var together = await db.Together(id, programme.MentorsTogether, pairs.Select(p => p.Mentee.Id), stop);
        foreach (var part in parts)
            if (Of(pairs, part) is [var first, ..] own)
                await mailing.Send(
                    programme,
                    new Addressee(Me(first, part).PersonId, part.Value),
                    ProposalMail.Kind,
                    Key(part, at),
                    () => Write(own, part, together, topics),
                    stop
                );
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }

    /// <summary>Their name leaves the mails to their partners, sent or not; why they were put together is no more than the topics from now on.</summary>
    public async Task On(ParticipantSealed fact, CancellationToken stop)
    {
        foreach (
            var pairing in await db.Pairings.Where(p => p.MentorId == fact.Participant || p.MenteeId == fact.Participant).ToListAsync(stop)
        )
            pairing.KeepTopicsAlone();
        await Unname(fact.Participant, isErased: false, stop);
    }

    /// <summary>Their name leaves notes on closed pairs, and the mails to those who met them; erased, their pairs leave these mails too.</summary>
    internal async Task Unname(Id<Participant> participant, bool isErased, CancellationToken stop)
    {
        await UnnameNotes(participant, stop);
        // Their partners, and the mentors who were told whom they would meet the mentee with.
        var near = await db
            .Pairings.Where(p => p.AnnouncedAt != null)
            .Where(p => p.MenteeId == participant || db.Pairings.Any(own => own.MentorId == participant && own.MenteeId == p.MenteeId))
            .Select(p => new
            {
                p.MentorId,
                p.MenteeId,
                p.AnnouncedAt,
            })
            .ToListAsync(stop);
        var readers = near.SelectMany(p => new[] { p.MentorId, p.MenteeId }).Where(p => p != participant).Distinct().ToList();
        var announced = near.Select(p => p.AnnouncedAt).Distinct().ToList();
        var beside = await db
            .Pairings.Where(p => EF.Parameter(announced).Contains(p.AnnouncedAt))
            .Where(p => EF.Parameter(readers).Contains(p.MentorId) || EF.Parameter(readers).Contains(p.MenteeId))
            .OrderBy(p => p.Id)
            .WithPeople(db)
            .ToListAsync(stop);
        if (beside.Count == 0)
            return;
        var id = beside[0].Pairing.ProgrammeId;
        var programme = await db.Programmes.SingleAsync(p => p.Id == id, stop);
        var topics = await db.TopicNames(id, stop);
        var together = await db.Together(id, programme.MentorsTogether, beside.Select(p => p.Mentee.Id), stop);
        var written = readers.ConvertAll(p => (Guid?)p.Value);
        var mails = await db
            .ProgrammeMails.Where(m => m.ProgrammeId == id && m.Kind == ProposalMail.Kind && EF.Parameter(written).Contains(m.Participant))
            .ToListAsync(stop);
        foreach (var mail in mails)
        foreach (var at in announced)
        {
            var part = new Id<Participant>(mail.Participant!.Value);
            // What ended before the mail was written does not stand in it.
            var said = Of(beside.Where(p => p.Pairing.AnnouncedAt == at && !(p.Pairing.EndedAt <= mail.QueuedAt)), part);
            if (isErased)
                said.RemoveAll(p => p.Mentor.Id == participant || p.Mentee.Id == participant);
            if (!Mailing.IsOf(mail, Key(part, at!.Value)))
                continue;
            if (said.Count > 0)
                await mailing.Rewrite(programme, mail, () => Write(said, part, together, topics), stop);
            else if (isErased)
                await mailing.Forget(mail, stop); // it told of nobody else
        }
    }

    /// <summary>Of their own pairs each part of the name goes, of others' the whole.</summary>
    private async Task UnnameNotes(Id<Participant> participant, CancellationToken stop)
    {
        var who = await db
            .Participants.Where(p => p.Id == participant)
            .Join(db.People, p => p.PersonId, x => x.Id, (p, x) => new { p.ProgrammeId, Person = x })
            .SingleAsync(stop);
        var whole = who.Person.NameFor(new(Guid.Empty, null, who.Person.Organisation, "", false));
        // "de" and "la" are everybody's.
        string[] parts = [whole, .. whole.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => char.IsUpper(word, 0))];
        foreach (var pairing in await db.Pairings.Where(p => p.ProgrammeId == who.ProgrammeId && p.EndNote != null).ToListAsync(stop))
            pairing.NoteWithout(pairing.MentorId == participant || pairing.MenteeId == participant ? parts : [whole]);
    }

    private static string Key(Id<Participant> part, DateTime at) => $"pairings:proposed:{part}:{at.Ticks}";

    private static List<KnownPair> Of(IEnumerable<KnownPair> pairs, Id<Participant> part) =>
        [.. pairs.Where(p => p.Mentor.Id == part || p.Mentee.Id == part)];

    private static Participant Me(KnownPair pair, Id<Participant> part) => pair.Mentor.Id == part ? pair.Mentor : pair.Mentee;

    private string Write(List<KnownPair> pairs, Id<Participant> part, ILookup<Id<Participant>, KnownPair> together, TopicNames topics) =>
        ProposalMail.Body(
            [
                .. pairs.Select(pair =>
                {
                    var (me, other) = (Me(pair, part), pair.OtherOf(Me(pair, part)));
                    var viewer = new Viewer(Guid.Empty, me.PersonId, pair.PersonOf(me).Organisation, "", false);
                    var beside = me.Kind == ParticipantKind.Mentor ? together.Beside(pair) : [];
                    var reader = new ProgrammeReader(viewer, me.ProgrammeId, false, false, CoMentors.KnownTo(pair, me, beside));
                    // What a mail said is kept: a sealed person's name stands on the page alone.
                    var name = other.IsSealed ? null : other.NameFor(reader, pair.PersonOf(other));
                    return new ProposedPair(other.Kind, name, PairingReasons.Read(pair.Pairing.Reasons))
                    {
                        Beside = [.. beside.Select(p => p.MentorName(reader))],
                    };
                }),
            ],
            topics.Of,
            site.To(pairs.Count == 1 ? $"/pairings/{pairs[0].Pairing.Id}" : "/"),
            pairs[0].Mentor.Id == part ? full.To(part, pairs[0].Pairing.AnnouncedAt!.Value) : null
        );
}
