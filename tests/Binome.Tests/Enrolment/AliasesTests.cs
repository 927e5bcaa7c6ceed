using Binome.Enrolment;
using Binome.People;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Binome.Tests.Enrolment;

public sealed class AliasesTests
{
    [Theory, BothDatabases]
    public async Task Those_who_join_at_the_same_moment_take_different_aliases_and_nobody_joins_twice(Store store)
    {
        await using var wave = await Wave.Make(store);
        await using (var db = wave.World.Database.Open())
        {
            // All but four of the first sixty-four are taken: whoever draws without looking meets another.
            for (var i = 0; i < 60; i++)
                db.Participants.Add(
                    new(
                        new Ids(wave.World.Clock).New<Participant>(),
                        wave.Programme.Id,
                        new(Guid.NewGuid()),
                        ParticipantKind.Mentor,
                        Aliases.Of(i),
                        wave.World.Clock.Now()
                    )
                );
            await db.SaveChangesAsync();
        }
        string[] people = [Wave.Ann, Wave.Bob, Wave.Eve, Wave.Zoe, Wave.Ann, Wave.Bob];
        var begun = await Task.WhenAll(people.Select(email => Task.Run(() => Begin(wave, email))));
        Assert.Equal(4, begun.Distinct().Count());
        await using var after = wave.World.Database.Open();
        Assert.Equal(64, await after.Participants.Select(p => p.Alias).Distinct().CountAsync());
    }

    [Theory, BothDatabases]
    public async Task Whoever_is_added_and_not_saved_yet_keeps_theirs(Store store)
    {
        await using var wave = await Wave.Make(store);
        await using var db = wave.World.Database.Open();
        for (var i = 0; i < 60; i++)
            db.Participants.Add(
                new(
                    new Ids(wave.World.Clock).New<Participant>(),
                    wave.Programme.Id,
                    new(Guid.NewGuid()),
                    ParticipantKind.Mentor,
                    Aliases.Of(i),
                    wave.World.Clock.Now()
                )
            );
        var free = await Aliases.Free(db, wave.Programme.Id, 30, default);
        Assert.Equal(30, free.Distinct().Count());
        Assert.Empty(free.Intersect(Enumerable.Range(0, 60).Select(Aliases.Of)));
    }

    [Fact]
    public void They_are_words_with_a_number_from_the_seventeenth_on()
    {
        Assert.Equal(("slate-1", "slate-2"), (Aliases.Of(0), Aliases.Of(16)));
        Words.Speak("fr");
        Assert.StartsWith("«\u00A0", Aliases.Say("jade-3"), StringComparison.Ordinal);
    }

    private static async Task<Id<Participant>> Begin(Wave wave, string email)
    {
        await using var scope = wave.World.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BinomeDb>();
        var viewer = new Viewer(Guid.NewGuid(), await wave.IdOf(email), Person.MainOrganisation, "", false);
        await using var transaction = await db.Database.BeginTransactionAsync();
        var programme = await db.Programmes.SingleAsync();
        var begun = await scope.ServiceProvider.GetRequiredService<Enrol>().Begin(programme, ParticipantKind.Mentee, viewer, default);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return begun.Id;
    }
}
