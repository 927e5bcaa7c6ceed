using System.Globalization;
using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Pairings;

/// <summary>Tells somebody their pairs; erased, each of them ends and is a count without words.</summary>
internal sealed class OwnPairs(BinomeDb db, EndPairing end, IntroducePairs introduce)
    : IReact<DataAsked>,
        IReact<PersonErased>,
        IReact<ProgrammeForgotten>
{
    public async Task On(DataAsked fact, CancellationToken stop)
    {
        var pairs = await (
            from pairing in db.Pairings.AsNoTracking()
            where pairing.AnnouncedAt != null
            join mentor in db.Participants on pairing.MentorId equals mentor.Id
            join mentee in db.Participants on pairing.MenteeId equals mentee.Id
            where mentor.PersonId == fact.Person || mentee.PersonId == fact.Person
            join programme in db.Programmes on pairing.ProgrammeId equals programme.Id
            join one in db.People on mentor.PersonId equals one.Id
            join other in db.People on mentee.PersonId equals other.Id
            select new
            {
                Pairing = pairing,
                Programme = programme.Name,
                IsMentor = mentor.PersonId == fact.Person,
                Mentor = one,
                Mentee = other,
                SignedAt = db
                    .CharterSignatures.Where(s =>
                        s.PairingId == pairing.Id
                        && s.ParticipantId == (mentor.PersonId == fact.Person ? pairing.MentorId : pairing.MenteeId)
                    )
                    .Max(s => (DateTime?)s.SignedAt),
            }
        ).ToListAsync(stop);
        foreach (var one in pairs.OrderBy(p => p.Pairing.PublishedAt))
            fact.Add(
                "pairings.data",
                one.Programme,
                AfterErasure.Counted,
                // The other one, who knows them too while the pair runs: once it is over, a sealed partner is nobody's to name.
                new("partner", one.Pairing.IsRunning ? (one.IsMentor ? one.Mentee : one.Mentor).NameFor(fact.By) : null),
                At("announced", one.Pairing.AnnouncedAt),
                At("accepted", one.IsMentor ? one.Pairing.MentorAcceptedAt : one.Pairing.MenteeAcceptedAt),
                At("signed", one.SignedAt),
                At("nudged", one.Pairing.NudgedAt),
                At("paused", one.Pairing.PausedAt),
                At("ended", one.Pairing.EndedAt)
            );
    }

    public async Task On(PersonErased fact, CancellationToken stop)
    {
        var mine = db.Participants.Where(p => p.PersonId == fact.Person);
        foreach (var pairing in await db.Pairings.Where(p => mine.Any(m => m.Id == p.MentorId || m.Id == p.MenteeId)).ToListAsync(stop))
        {
            if (pairing.IsRunning)
                await end.Run(pairing, PairingEnd.Gone, EndPairing.OneOfThem, stop); // the other one is told as ever
            pairing.ForgetWords();
        }
        await Unname(db.CharterSignatures.Where(s => mine.Any(m => m.Id == s.ParticipantId)), stop);
        await db.SaveChangesAsync(stop); // who meets with whom is read again
        foreach (var part in await mine.Select(p => p.Id).ToListAsync(stop))
            await introduce.Unname(part, isErased: true, stop);
    }

    public async Task On(ProgrammeForgotten fact, CancellationToken stop)
    {
        await foreach (var pairing in db.Pairings.Where(p => p.ProgrammeId == fact.Programme).AsAsyncEnumerable().WithCancellation(stop))
            pairing.ForgetWords();
        await Unname(db.CharterSignatures.Where(s => s.ProgrammeId == fact.Programme), stop);
    }

    /// <summary>That somebody signed, when, and over which text stays.</summary>
    private static Task<int> Unname(IQueryable<CharterSignature> signatures, CancellationToken stop) =>
        signatures.ExecuteUpdateAsync(s => s.SetProperty(x => x.Name, (string?)null), stop);

    private static KeptFact At(string name, DateTime? at) =>
        new(name, at?.ToString("O", CultureInfo.InvariantCulture), at is { } day ? Moments.Day(DateOnly.FromDateTime(day)) : null);
}
