using Binome.Enrolment;
using Binome.Platform;
using Binome.Platform.Web;
using Microsoft.EntityFrameworkCore;

namespace Binome.Pairings;

/// <summary>A mentor has no room: what they have not accepted is declined, what was not announced yet is held back, and nobody else is proposed until they give places again. Their accepted pairs go on.</summary>
public sealed class MentorFull(BinomeDb db, EndPairing end)
{
    public async Task Run(Id<Participant> mentor, CancellationToken stop)
    {
        var participant = await db.Participants.SingleAsync(p => p.Id == mentor, stop);
        await Enrol.Hold(db, participant.ProgrammeId, stop); // nobody publishes another one for them at this moment
        var running = await db.Pairings.Running().Where(p => p.MentorId == mentor).ToListAsync(stop);
        foreach (var pairing in running.Where(p => p.MentorAcceptedAt is null))
            await end.Run(pairing, pairing.AnnouncedAt is null ? PairingEnd.HeldBack : PairingEnd.Declined, EndPairing.OneOfThem, stop);
        participant.Capacity = running.Count(p => p.IsRunning);
        participant.Changed();
    }
}

/// <summary>The address in a mail to a mentor that says "I am full" without signing in.</summary>
public sealed class FullLinks(SignedLinks links, PublicUrl site)
{
    private const string Purpose = "pairings.full";
    private const byte Full = 1;
    private static readonly TimeSpan Good = TimeSpan.FromDays(60);

    public string To(Id<Participant> mentor, DateTime announced) =>
        site.To($"/places/{links.Make(Purpose, new(Full, mentor.Value, mentor.Value), announced + Good)}");

    public Id<Participant>? Read(string token, DateTime now) =>
        links.Read(Purpose, token, now) is { Act: Full } read ? new Id<Participant>(read.By) : null;
}
