using Binome.Enrolment;
using Binome.Platform;
using Binome.Programmes;
using Binome.Readiness;

namespace Binome.Tests.Readiness;

/// <summary>For the tests that walk through every page: two mentors are ready, one of whom is asked whether they played together; a supervision lies ahead.</summary>
internal static class FurnishedReadiness
{
    public static async Task<Id<RolePlay>> Make(
        BinomeDb db,
        Ids ids,
        DateTime now,
        Programme programme,
        Participant mentor,
        Participant other
    )
    {
        db.ReadinessRules.Add(new(programme.Id, now, "test"));
        foreach (var one in new[] { mentor, other })
        {
            db.ModulePasses.Add(new(one.Id, "posture", now));
            db.SignOffs.Add(new(one.Id, null, now));
        }
        var play = new RolePlay(ids.New<RolePlay>(), programme.Id, mentor.Id, other.PersonId, now);
        db.RolePlays.Add(play);
        var day = DateOnly.FromDateTime(now).AddDays(9);
        var supervision = new Supervision(
            ids.New<Supervision>(),
            programme.Id,
            day,
            12 * 60,
            "Europe/Paris",
            WallClock.From(day, 12 * 60, TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris")),
            "Salle Belvédère",
            8,
            null
        );
        db.Supervisions.Add(supervision);
        db.SupervisionSeats.Add(new(supervision.Id, mentor.Id, now));
        await db.SaveChangesAsync();
        return play.Id;
    }
}
