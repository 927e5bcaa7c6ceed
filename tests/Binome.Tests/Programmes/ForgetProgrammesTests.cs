using System.IO.Compression;
using System.Text;
using Binome.Enrolment;
using Binome.Matching;
using Binome.Pairings;
using Binome.Platform;
using Binome.Platform.Outbox;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Binome.Tests.Programmes;

public sealed class ForgetProgrammesTests
{
    private const string Word = "Trop de courriels"; // the mentees' problem, in the furnished programme
    private const string Mailed = "a sentence that was mailed";
    private const string Done = "a word about what was done";
    private const string Answered = "cobol:5";
    private const string Requested = "two hours for each of them";

    [Theory, BothDatabases]
    public async Task What_was_written_is_nowhere_in_the_database_once_its_months_are_over(Store store)
    {
        await using var furnished = await Furnished.Make(store, "Production");
        await Write(furnished);
        string[] words = [Word, "Des dossiers", "Travailler à plusieurs", "3|11|7|9|6", "mon 9-12", Mailed, Done, Answered, Requested];
        await Round(furnished.World);
        (int, int) counts;
        await using (var before = furnished.World.Database.Open())
        {
            foreach (var word in words)
                Assert.NotEmpty(await WholeDatabase.Contains(before, word));
            counts = (await before.Pairings.CountAsync(), await before.Participants.CountAsync());
        }

        furnished.World.Clock.Move(TimeSpan.FromDays(366));
        await Round(furnished.World);

        await using var db = furnished.World.Database.Open();
        foreach (var word in words)
            Assert.Empty(await WholeDatabase.Contains(db, word));
        var programme = await db.Programmes.SingleAsync(p => p.Name == "Vague 1");
        Assert.NotNull(programme.ForgottenAt);
        Assert.Equal(counts, (await db.Pairings.CountAsync(), await db.Participants.CountAsync()));
        Assert.Equal(1, await db.AuditEntries.CountAsync(e => e.Act == "programmes.audit.forgotten"));
    }

    [Theory, BothDatabases]
    public async Task A_day_before_all_is_there_and_a_running_programme_keeps_its_words(Store store)
    {
        await using var furnished = await Furnished.Make(store, "Production");
        await Write(furnished);
        furnished.World.Clock.Move(TimeSpan.FromDays(364));
        await Round(furnished.World);
        await using var db = furnished.World.Database.Open();
        Assert.NotEmpty(await WholeDatabase.Contains(db, Word));
        await db.Programmes.ExecuteUpdateAsync(p => p.SetProperty(x => x.ClosedAt, (DateTime?)null));
        furnished.World.Clock.Move(TimeSpan.FromDays(2000));
        await Round(furnished.World);
        Assert.NotEmpty(await WholeDatabase.Contains(db, Word));
    }

    /// <summary>A mail, a run with its files, a note at the end of a pair; then the programme is closed.</summary>
    private static async Task Write(Furnished furnished)
    {
        var now = furnished.World.Clock.Now();
        await using var scope = furnished.World.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<BinomeDb>();
        var ids = scope.ServiceProvider.GetRequiredService<Ids>();
        var programme = await db.Programmes.SingleAsync(p => p.Name == "Vague 1");
        programme.Ask(Requested, null, DateOnly.FromDateTime(now));
        var mentee = await db.Participants.SingleAsync(p => p.Id == Id<Participant>.Parse(furnished.Places["mentee"]));
        var mailing = scope.ServiceProvider.GetRequiredService<Mailing>();
        await mailing.Send(
            programme,
            new(mentee.PersonId, mentee.Id.Value),
            "programmes.mail.named",
            "k",
            () => Mailed,
            default,
            calendar: _ => Mailed
        );
        var run = new Run(ids.New<Run>(), programme.Id, now, "test");
        db.Runs.Add(run);
        db.RunFiles.Add(new RunFile(run.Id, "mentees.csv", Packed($"id,needs\nr1,{Answered}\n")));
        db.BoardEdits.Add(new BoardEdit(run.Id, 1, BoardEditKind.Forbid, "r2", "r1", 0, now, "test"));
        db.ParticipantChoices.Add(new ParticipantChoice(mentee.Id, mentee.PersonId, ChoiceKind.Veto, 1));
        (await db.Pairings.FirstAsync()).Finish(PairingEnd.Closed, now, Done);
        programme.Close(now);
        await db.SaveChangesAsync();
    }

    private static byte[] Packed(string text)
    {
        var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            zip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    private static async Task Round(World world)
    {
        await using (var scope = world.Services.CreateAsyncScope())
        {
            await Daily.Plan(scope.ServiceProvider.GetRequiredService<Consequences>(), world.Clock.Now(), default);
            await scope.ServiceProvider.GetRequiredService<BinomeDb>().SaveChangesAsync();
        }
        for (var i = 0; i < 50 && await world.Services.GetRequiredService<OutboxWorker>().One(default); i++) { }
    }
}
