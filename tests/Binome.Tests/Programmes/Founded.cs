using Binome.Accounts;
using Binome.Enrolment;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Binome.Tests.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Binome.Tests.Programmes;

/// <summary>The small company with a programme that Zoé leads, made through the use cases.</summary>
internal static class Founded
{
    public const string Zoe = "zoe@a.example";
    public const string Helene = "helene@a.example";
    public const string Bob = "bob@a.example";
    public const string Carla = "carla@a.example";

    public static async Task<Id<Programme>> Make(World world, string name = "Vague 1")
    {
        await Company.Import(world);
        return await Another(world, name);
    }

    public static async Task<Id<Programme>> Another(World world, string name)
    {
        await using var scope = world.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BinomeDb>();
        var zoe = await db.People.SingleAsync(p => p.Email == Zoe);
        var viewer = new Viewer(Guid.NewGuid(), zoe.Id, zoe.Organisation, "Zoé Roi", IsAdministrator: true);
        var programme = await scope
            .ServiceProvider.GetRequiredService<FoundProgramme>()
            .Run(name, "Apprendre l’un de l’autre.", null, viewer, default);
        await db.SaveChangesAsync();
        return programme.Id;
    }

    /// <summary>Does something to a programme as its entity allows it.</summary>
    public static async Task Change(World world, Id<Programme> id, Action<Programme> change)
    {
        await using var db = world.Database.Open();
        change(await db.Programmes.SingleAsync(p => p.Id == id));
        await db.SaveChangesAsync();
    }

    public static async Task<Programme> Read(World world, Id<Programme> id)
    {
        await using var db = world.Database.Open();
        return await db.Programmes.AsNoTracking().SingleAsync(p => p.Id == id);
    }

    public static async Task<Participant> Join(World world, Id<Programme> id, string email, ParticipantKind kind, string alias)
    {
        await using var db = world.Database.Open();
        var ids = new Ids(world.Clock);
        var person = await db.People.Where(p => p.Email == email).Select(p => p.Id).SingleAsync();
        var participant = new Participant(ids.New<Participant>(), id, person, kind, alias, world.Clock.Now());
        participant.Enrol(world.Clock.Now());
        db.Participants.Add(participant);
        db.ParticipantTopics.Add(new(participant.Id, "ai", 3));
        await db.SaveChangesAsync();
        return participant;
    }

    public static async Task Name(World world, Id<Programme> id, string email, RoleKind kind)
    {
        await using var db = world.Database.Open();
        var person = await db.People.Where(p => p.Email == email).Select(p => p.Id).SingleAsync();
        db.ProgrammeRoles.Add(new(new Ids(world.Clock).New<ProgrammeRole>(), id, person, kind, world.Clock.Now(), "test"));
        await db.SaveChangesAsync();
    }
}
