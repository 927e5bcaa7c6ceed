using Binome.Platform;
using Binome.Sessions;
using Binome.Tests.Routes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Enrolment;

/// <summary>The sealed mentee and their mentor do all that two who meet do, so that whatever is written because of it can be looked through.</summary>
internal static class SealedPair
{
    /// <summary>Of the sealed mentee alone, so that it tells who they are.</summary>
    public const string Unit = "Unité Zéphyrine";

    public const string Job = "Directrice des énigmes";

    /// <summary>Proposes, accepts, moves, cancels, meets, says how it was, notes; every mail is written.</summary>
    public static async Task Meet(Furnished furnished)
    {
        var world = furnished.World;
        await using var db = world.Database.Open();
        await db
            .People.Where(p => p.Email == FurnishedProgramme.Sealed)
            .ExecuteUpdateAsync(p => p.SetProperty(x => x.Unit, Unit).SetProperty(x => x.JobTitle, Job));
        var sealedPairing = new Id<Binome.Pairings.Pairing>(Guid.Parse(furnished.Places["sealedPairing"]));
        var sessions = await db.Sessions.Where(s => s.PairingId == sealedPairing).Select(s => new { s.Id, s.State }).ToListAsync();
        var proposed = $"/sessions/{sessions.Single(s => s.State == SessionState.Proposed).Id}";
        var agreed = $"/sessions/{sessions.Single(s => s.State == SessionState.Agreed).Id}";
        var (mentor, mentee) = (await world.SignedIn(FurnishedProgramme.SealedMentor), await world.SignedIn(FurnishedProgramme.Sealed));
        foreach (var one in new[] { mentor, mentee })
            await (await one.Get(await furnished.Fill("/pairings/{sealedPairing}"))).Submit("accept");
        var page = await mentor.Get(proposed);
        await page.Submit("accept", ("slot", Sessions.Met.First(page)));
        await world.Drain();
        await (await mentor.Get(agreed)).Submit("propose");
        await world.Drain();
        page = await mentee.Get(agreed);
        await page.Submit("accept", ("slot", Sessions.Met.First(page)));
        await world.Drain();
        await (await mentor.Get(proposed)).Submit("cancel", ("word", "Un mot."));
        await world.Drain();
        var ends = await db
            .Sessions.AsNoTracking()
            .Where(s => s.PairingId == sealedPairing && s.State == SessionState.Agreed)
            .Select(s => s.EndsAt!.Value)
            .SingleAsync();
        world.Clock.Move(ends.AddHours(-2) - world.Clock.Now()); // the reminder of the day before
        await world.Drain();
        world.Clock.Move(TimeSpan.FromHours(3));
        await world.Drain();
        await (await mentor.Get(agreed)).Submit("held");
        foreach (var one in new[] { mentor, mentee })
        {
            await (await one.Get($"{agreed}/notes")).Submit("notes", ("learned", "Une leçon."), ("shared", "Un accord."));
            await (await one.Get($"{agreed}/evaluation")).Submit(
                "evaluation",
                ("usefulness", "5"),
                ("comfort", "5"),
                ("recommends", "9"),
                ("next", "1")
            );
        }
        await world.Drain();
        var kinds = (await db.ProgrammeMails.AsNoTracking().ToListAsync())
            .Where(m => m.Kind.StartsWith("sessions.", StringComparison.Ordinal))
            .Select(m => m.Kind)
            .ToHashSet();
        Assert.Superset(
            new HashSet<string> { "sessions.mail.agreed", "sessions.mail.timesProposed", "sessions.mail.moved", "sessions.mail.cancelled" },
            kinds
        );
        Assert.Equal(2, await db.Evaluations.CountAsync(e => db.Sessions.Any(s => s.Id == e.SessionId && s.PairingId == sealedPairing)));
    }
}
