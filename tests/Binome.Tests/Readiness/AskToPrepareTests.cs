using Binome.Enrolment;
using Binome.Platform;
using Binome.Platform.Outbox;
using Binome.Programmes;
using Binome.Readiness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Binome.Tests.Readiness;

public sealed class AskToPrepareTests
{
    [Theory, BothDatabases]
    public async Task Each_mentor_reads_once_what_is_asked_of_them_in_the_night_after_and_whoever_is_ready_does_not(Store store)
    {
        await using var course = await Course.Start(store, withCoach: false);
        await using var db = course.Wave.World.Database.Open();
        var (maelle, ready) = (await course.Wave.Part(db, "2"), await course.Wave.Part(db, "4"));
        Assert.Empty(await Night(course)); // nothing is asked
        await course.Ask();
        await course.Ask(); // and dropped again the same day
        Assert.Empty(await Night(course));

        await course.Ask();
        db.SignOffs.Add(new(ready, null, course.Wave.World.Clock.Now()));
        await db.SaveChangesAsync();
        var mails = await Night(course);
        Assert.Contains(course.Readiness, Assert.Single(mails, m => m.Participant == maelle.Value).Text, StringComparison.Ordinal);
        var mentors = await db.Participants.Where(p => p.Kind == ParticipantKind.Mentor && p.Id != ready).Select(p => p.Id).ToListAsync();
        Assert.Equal(mentors.Select(p => (Guid?)p.Value).Order(), mails.Select(m => m.Participant).Order()); // nobody who is ready, and no mentee
        Assert.Equal(mails.Count, (await Night(course)).Count);
    }

    /// <summary>What was sent of this kind, once the night is over.</summary>
    private static async Task<List<ProgrammeMail>> Night(Course course)
    {
        var world = course.Wave.World;
        world.Clock.Move(TimeSpan.FromDays(1));
        await using (var scope = world.Services.CreateAsyncScope())
            await scope.ServiceProvider.GetServices<ITidy>().OfType<AskToPrepare>().Single().Tidy(world.Clock.Now(), default);
        await world.Drain();
        await using var db = world.Database.Open();
        return await db.ProgrammeMails.AsNoTracking().Where(m => m.Kind == AskToPrepare.MailKind).ToListAsync();
    }
}
