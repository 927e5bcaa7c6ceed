using System.IO.Compression;
using System.Net;
using System.Text;
using Binome.Enrolment;
using Binome.Matching;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Matching;

/// <summary>What a decision record holds, and what it must not.</summary>
public sealed class RecordTests
{
    [Theory, BothDatabases]
    public async Task Of_a_sealed_person_the_record_has_nothing_and_of_others_no_name(Store store)
    {
        await using var made = await BoardWorld.Make(store);
        await made.Calculated();
        var manager = await made.World.SignedIn(BoardWorld.Manager);
        var record = await Record(manager, made, await made.LastRun());
        var text = string.Join('\n', record.Values.Select(Encoding.UTF8.GetString));
        foreach (var tell in new[] { "Zoé", "Cachée", "Unité", "Lyon", "Dirigeant", "Mentor 1", "@", "Solène" })
            Assert.DoesNotContain(tell, text, StringComparison.Ordinal);
        await Verified(made, record, 4, locks: 0);
    }

    [Theory, BothDatabases]
    public async Task Whoever_is_sealed_afterwards_is_withheld_from_the_record_and_the_board(Store store)
    {
        await using var made = await BoardWorld.Make(store);
        await using (var db = made.World.Database.Open())
        {
            var wished = await db.Participants.FirstAsync(p => p.Kind == ParticipantKind.Mentee && p.Discretion == Discretion.Open);
            foreach (var mentor in await db.Participants.Where(p => p.Kind == ParticipantKind.Mentor).ToListAsync())
                db.ParticipantChoices.Add(new(mentor.Id, wished.PersonId, ChoiceKind.Wish, 1));
            await db.SaveChangesAsync();
        }
        await made.Calculated();
        await using (var db = made.World.Database.Open())
            await db
                .Participants.Where(p => p.Kind == ParticipantKind.Mentee)
                .ExecuteUpdateAsync(p => p.SetProperty(x => x.Discretion, Discretion.Sealed));
        var manager = await made.World.SignedIn(BoardWorld.Manager);
        var record = await Record(manager, made, await made.LastRun());
        Assert.All(
            Encoding.UTF8.GetString(record["mentors.csv"]).Split('\n').Skip(1).Where(line => line.Length > 0),
            line => Assert.Equal("", line.Split(',')[4])
        );
        var text = string.Join('\n', record.Values.Select(Encoding.UTF8.GetString)) + (await manager.Get(made.Board)).Html;
        foreach (var tell in new[] { "Unité", "Dirigeant" })
            Assert.DoesNotContain(tell, text, StringComparison.Ordinal);
    }

    [Theory, BothDatabases]
    public async Task The_board_never_says_which_reference_is_whose(Store store)
    {
        await using var made = await BoardWorld.Make(store);
        var page = await made.Calculated();
        var choice = await (await made.World.SignedIn(BoardWorld.Manager)).Get(
            page.Document.QuerySelector("a[href*='choose=']")!.GetAttribute("href")!.Split('#')[0]
        );
        await using var db = made.World.Database.Open();
        var (_, references, _) = await RunStore.Load(db, (await made.LastRun()).Id, default);
        var known = references.Mentors.Keys.Concat(references.Mentees.Keys).ToHashSet();
        var said =
            from shown in new[] { page, choice }
            from element in shown.Document.QuerySelectorAll("main *:not([name='__RequestVerificationToken'])") // chance says "p3" too
            from attribute in element.Attributes
            from word in attribute.Value.Split(' ', ':', '-', '=', '&', '?', '/', '#')
            where known.Contains(word)
            select $"{attribute.Name}: {attribute.Value}";
        Assert.Empty(said);
    }

    [Theory, BothDatabases]
    public async Task The_record_has_nobodys_answers_about_style_nor_a_veto_that_the_proof_can_do_without(Store store)
    {
        await using var made = await BoardWorld.Make(store, mentors: 3, mentees: 12);
        await using (var db = made.World.Database.Open())
        {
            var all = await db.Participants.OrderBy(p => p.Alias).ToListAsync();
            var mentors = all.FindAll(p => p.Kind == ParticipantKind.Mentor);
            foreach (var mentee in all.Where(p => p.Kind == ParticipantKind.Mentee))
                if (!await db.ParticipantChoices.AnyAsync(c => c.ParticipantId == mentee.Id))
                    db.ParticipantChoices.Add(new(mentee.Id, mentors[^1].PersonId, ChoiceKind.Veto, 1));
            await db.SaveChangesAsync();
        }
        await made.Calculated();
        var run = await made.LastRun();
        var record = await Record(await made.World.SignedIn(BoardWorld.Manager), made, run);
        var (asked, offered) = (Encoding.UTF8.GetString(record["mentees.csv"]), Encoding.UTF8.GetString(record["mentors.csv"]));
        foreach (var tell in new[] { ",12|3|7|8|5,", ",3|11|7|9|6,", "ai:", "data:", "mon 9-12" })
            Assert.DoesNotContain(tell, asked + offered, StringComparison.Ordinal);
        await using var after = made.World.Database.Open();
        var (files, _, _) = await RunStore.Load(after, run.Id, default);
        var (kept, given) = (Impossible(Encoding.UTF8.GetString(files.Mentees.Content)), Impossible(asked));
        Assert.True(given < kept, $"{given} of {kept}");
        await Verified(made, record, 3, locks: 0);
        Assert.Equal(record["proof.json"], (await Record(await made.World.SignedIn(BoardWorld.Manager), made, run))["proof.json"]);

        static int Impossible(string list) =>
            list.Split('\n')
                .Skip(1)
                .Where(line => line.Length > 0)
                .Sum(line => line.Split(',')[5].Split('|', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Theory, BothDatabases]
    public async Task A_wish_for_a_sealed_person_is_on_no_board_and_in_no_record(Store store)
    {
        await using var made = await BoardWorld.Make(store, mentors: 6, mentees: 4);
        await using (var db = made.World.Database.Open())
        {
            await db.ParticipantChoices.ExecuteDeleteAsync();
            var hidden = await db.Participants.SingleAsync(p => p.Discretion == Discretion.Sealed);
            foreach (var mentor in await db.Participants.Where(p => p.Kind == ParticipantKind.Mentor).ToListAsync())
            {
                db.ParticipantChoices.Add(new(mentor.Id, hidden.PersonId, ChoiceKind.Wish, 1));
                db.ParticipantChoices.Add(new(hidden.Id, mentor.PersonId, ChoiceKind.Wish, 1));
            }
            await db.SaveChangesAsync();
        }
        var page = await made.Calculated("en");
        Assert.EndsWith("0", page.Document.QuerySelector("a[href$='tab=wished']")!.TextContent.Trim(), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Wishes",
            page.Document.QuerySelector("li:has(.who) h3:contains('“')")?.Closest("li")?.TextContent ?? "",
            StringComparison.Ordinal
        );
        var record = await Record(await made.World.SignedIn(BoardWorld.Manager), made, await made.LastRun());
        Assert.All(
            Encoding.UTF8.GetString(record["mentors.csv"]).Split('\n').Skip(1).Where(line => line.Length > 0),
            line => Assert.Equal("", line.Split(',')[4])
        );
        await Verified(made, record, 4, locks: 0);
    }

    internal static async Task<Dictionary<string, byte[]>> Record(Visitor visitor, BoardWorld made, Run run)
    {
        var answer = await visitor.Answer(new(HttpMethod.Get, $"/programmes/{made.Programme}/runs/{run.Id}/record"));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        using var zip = new ZipArchive(await answer.Content.ReadAsStreamAsync());
        return zip.Entries.ToDictionary(
            entry => entry.FullName,
            entry =>
            {
                using var content = new MemoryStream();
                using var stream = entry.Open();
                stream.CopyTo(content);
                return content.ToArray();
            }
        );
    }

    /// <summary>By the command, on files in a folder, as a stranger would.</summary>
    internal static async Task Verified(BoardWorld made, Dictionary<string, byte[]> record, int pairs, int locks)
    {
        var folder = Directory.CreateTempSubdirectory("binome-record-");
        try
        {
            foreach (var (name, content) in record)
                await File.WriteAllBytesAsync(Path.Combine(folder.FullName, name), content);
            string[] arguments =
            [
                "verify",
                .. new[] { "mentors", "mentees", "people" }.SelectMany(name => new[] { $"--{name}", At($"{name}.csv") }),
                "--rules",
                At("rules.json"),
                "--pairs",
                At("pairs.csv"),
                "--certificate",
                At("proof.json"),
                "--json",
            ];
            var (exit, output, error) = await BuiltCommand.Run(made.World.Database.Store, arguments);
            Assert.True(exit == 0, error + output);
            var report = System.Text.Json.JsonDocument.Parse(output).RootElement;
            Assert.True(report.GetProperty("valid").GetBoolean());
            Assert.Equal((pairs, locks), (report.GetProperty("pairs").GetInt32(), report.GetProperty("locks").GetInt32()));
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        string At(string name) => Path.Combine(folder.FullName, name);
    }
}
