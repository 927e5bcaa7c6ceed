using Binome.Library;
using Binome.Pairings;
using Binome.Platform;
using Binome.Programmes;
using Binome.Tests.Pairings;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Readiness;

/// <summary>The small company's programme, which asks its mentors to be ready first: Maëlle (2) and Théo (4); Karim (5) coaches where named.</summary>
internal sealed class Course : IAsyncDisposable
{
    private Course(Wave wave, Id<Pairing> pairing) => (Wave, Pairing) = (wave, pairing);

    public Wave Wave { get; }
    public Id<Pairing> Pairing { get; }
    public string Readiness => $"/programmes/{Wave.Programme}/readiness";
    public string Preparations => $"/programmes/{Wave.Programme}/preparations";
    public string Sessions => $"/pairings/{Pairing}/sessions";

    /// <summary>Maëlle and Bertrand (3) are a pair that both have accepted; a page to propose on was opened before anything was asked for.</summary>
    public static async Task<Course> Start(Store store, bool withCoach)
    {
        var wave = await Wave.Start(store);
        var pairing = await wave.Announced("2", "3");
        await wave.Accept(pairing, "2", "3");
        if (withCoach)
        {
            await using var db = wave.World.Database.Open();
            var (ids, now) = (new Ids(wave.World.Clock), wave.World.Clock.Now());
            db.ProgrammeRoles.Add(new(ids.New<ProgrammeRole>(), wave.Programme, await Wave.PersonOf(db, "5"), RoleKind.Coach, now, "test"));
            await db.SaveChangesAsync();
        }
        return new(wave, pairing);
    }

    public Task<Visitor> As(string number) => Wave.As(number);

    public async Task Ask() => await (await (await As("1")).Get(Preparations)).Submit("rule");

    /// <summary>Every check answered rightly.</summary>
    public async Task Pass(string mentor, params IEnumerable<string> codes)
    {
        var visitor = await As(mentor);
        foreach (var code in codes)
            Assert.Equal(Readiness, (await (await visitor.Get($"{Readiness}/{code}")).Submit("check", Answers(code))).Path);
    }

    public static (string, string)[] Answers(string code, int wrong = -1) =>
        [
            .. ShippedText
                .Find(code, "fr")!
                .Body.Questions.Index()
                .Select(q =>
                {
                    var right = q.Item.Items.Index().First(i => i.Item.IsTicked).Index;
                    return ($"q{q.Index}", $"{(q.Index == wrong ? (right + 1) % q.Item.Items.Count : right)}");
                }),
        ];

    /// <summary>The one says so, and the other on their own page.</summary>
    public async Task Play(string one, string other)
    {
        await using var db = Wave.World.Database.Open();
        var person = await Wave.PersonOf(db, other);
        var name = (await db.People.SingleAsync(p => p.Id == person)).NameFor(await Wave.ViewerOf(one)).Split(' ')[0];
        await (await (await As(one)).Get($"{Readiness}?q={Uri.EscapeDataString(name)}")).Submit("play", ("person", person.ToString()));
        var play = await db.RolePlays.AsNoTracking().SingleAsync(r => r.WithId == person);
        await (await (await As(other)).Get(Readiness)).Submit($"confirm-{play.Id}");
    }

    public ValueTask DisposeAsync() => Wave.DisposeAsync();
}
