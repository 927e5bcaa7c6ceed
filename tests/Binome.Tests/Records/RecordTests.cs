using System.Net;
using Binome.Enrolment;
using Binome.Evaluations;
using Binome.Pairings;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Binome.Records;
using Binome.Sessions;
using Binome.Tests.Pairings;
using Binome.Tests.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Binome.Tests.Records;

/// <summary>A mentor's record says what they gave, and names an executive while that one allows it: not before, and not after.</summary>
public sealed class RecordTests
{
    [Theory, BothDatabases]
    public async Task No_executive_is_named_before_they_say_yes_nor_after_they_take_it_back(Store store)
    {
        await using var given = await Given.Start(store);
        var mentor = await given.Mentor();
        var first = await given.Programme();
        Assert.Equal((1, 1, "Vague 1", (DateOnly?)null), (first.Pairs, first.Sessions, first.Name, first.Until));
        Assert.True(first.MinutesInSessions > 0);
        Assert.Equal(4, Assert.Single(first.Topics).Level);
        Assert.Empty(first.Named);
        Assert.Contains("Maëlle Quiniou", await given.Said(), StringComparison.Ordinal);
        Assert.DoesNotContain("Casteljaloux", await given.Said(), StringComparison.Ordinal);

        // Nor in words of the mentor's own.
        var choose = $"choose-{await Part(given)}";
        var refused = await (await mentor.Get("/record")).Submit(choose, ("words", "Un an avec CASTELJALOUX."), ("topics", "ai"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);

        var links = await given.Ask();
        var mail = Assert.Single(await given.Mails());
        foreach (var name in new[] { "Quiniou", "Maëlle", "Casteljaloux" })
            Assert.DoesNotContain(name, mail, StringComparison.Ordinal);
        Assert.DoesNotContain("Casteljaloux", await given.Said(), StringComparison.Ordinal); // asking is no yes
        Assert.Null(Form(await mentor.Get("/record"), $"ask-{given.Pairing}")); // asked once

        await (await given.Met.Wave.World.Visitor("fr").Get(links[0])).Submit("answer");
        Assert.Equal("Bertrand Casteljaloux", Assert.Single((await given.Programme()).Named).Name);
        Assert.Contains("Casteljaloux", (await mentor.Get("/record/sheet")).Text, StringComparison.Ordinal);
        await (await mentor.Get("/record")).Submit(choose, ("words", "Un an avec Bertrand."), ("topics", "ai"));
        Assert.Equal("Un an avec Bertrand.", (await given.Programme()).Words);

        await (await (await given.Mentee()).Get("/record/named")).Submit($"refuse-{given.Pairing}");
        var after = await given.Said();
        Assert.DoesNotContain("Casteljaloux", after, StringComparison.Ordinal);
        Assert.DoesNotContain("Bertrand", after, StringComparison.Ordinal); // the words that name them are left out
        Assert.DoesNotContain("Casteljaloux", (await mentor.Get("/record/sheet")).Text, StringComparison.Ordinal);
        Assert.Contains("restent hors de l’attestation", (await mentor.Get("/record")).Text, StringComparison.Ordinal);
    }

    /// <summary>A no, a yes taken back and silence are one to the mentor, and a pair that is over has no name but an allowed one.</summary>
    [Theory, BothDatabases]
    public async Task A_mentor_reads_no_refusal_and_no_name_of_a_pair_that_is_over(Store store)
    {
        await using var given = await Given.Start(store);
        var links = await given.Ask();
        var silent = Names(await (await given.Mentor()).Get("/record"));
        await (await given.Met.Wave.World.Visitor("fr").Get(links[1])).Submit("answer");
        Assert.Equal(silent, Names(await (await given.Mentor()).Get("/record")));
        Assert.Contains("Casteljaloux", silent, StringComparison.Ordinal);
        await (await (await given.Met.As("1")).Get($"{given.Met.Wave.Address}?pair={given.Pairing}")).Submit(
            "close",
            ("note", "Fait."),
            ("confirm", "true")
        );
        var over = await (await given.Mentor()).Get("/record");
        Assert.DoesNotContain("Casteljaloux", over.Html, StringComparison.Ordinal);
        Assert.NotNull((await given.Programme()).Until);
        await (await (await given.Mentee()).Get("/record/named")).Submit($"allow-{given.Pairing}");
        Assert.Single((await given.Programme()).Named);
        Assert.Contains("Casteljaloux", (await (await given.Mentor()).Get("/record")).Text, StringComparison.Ordinal);

        // Erased, they stand nowhere.
        await (await (await given.Mentee()).Get("/account/erasure")).Submit("erase", ("sure", "true"));
        Assert.Empty((await given.Programme()).Named);
        Assert.Equal(1, (await given.Programme()).Pairs);
        await using var db = given.Met.Wave.World.Database.Open();
        Assert.Equal(0, await db.Namings.CountAsync());
    }

    [Theory, BothDatabases]
    public async Task A_sealed_mentee_is_neither_asked_nor_named(Store store)
    {
        await using var given = await Given.Start(store, "4", "7");
        var page = await (await given.Mentor()).Get("/record");
        Assert.Null(Form(page, $"ask-{given.Pairing}"));
        foreach (var name in new[] { "Hugo", "Saintonge" })
        {
            Assert.DoesNotContain(name, page.Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain(name, await given.Said(), StringComparison.Ordinal);
        }
        Assert.Equal(1, (await given.Programme()).Pairs);
    }

    /// <summary>Whoever becomes sealed after a yes is in no record from then on, nor in what was written meanwhile.</summary>
    [Theory, BothDatabases]
    public async Task Who_becomes_sealed_is_named_no_more(Store store)
    {
        await using var given = await Given.Start(store);
        var links = await given.Ask();
        var visitor = given.Met.Wave.World.Visitor("fr");
        await (await visitor.Get(links[0])).Submit("answer");
        await (await (await given.Mentor()).Get("/record")).Submit(
            $"choose-{await Part(given)}",
            ("words", "Avec Bertrand."),
            ("topics", "none")
        );
        Assert.Empty((await given.Programme()).Topics); // none was ticked
        await using var db = given.Met.Wave.World.Database.Open();
        await given.Seal();
        Assert.Equal(0, await db.Namings.CountAsync());
        Assert.Equal("", (await given.Programme()).Words);
        Assert.Empty((await given.Programme()).Named);
        Assert.Null(Form(await visitor.Get(links[0]), "answer")); // the link leads nowhere now
    }

    /// <summary>A name that does not stand in one programme stands in no words about another, nor once its owner is erased and nobody can compare any more.</summary>
    [Theory, BothDatabases]
    public async Task Nobody_is_named_in_the_words_about_another_programme(Store store)
    {
        await using var given = await Given.Start(store);
        await using var db = given.Met.Wave.World.Database.Open();
        await Beside(given, "7"); // Hugo, sealed there
        var (mentor, part) = (await given.Mentor(), await Part(given));
        var refused = await (await mentor.Get("/record")).Submit($"choose-{part}", ("words", "Comme avec Saintonge."), ("topics", "ai"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        await (await mentor.Get("/record")).Submit($"choose-{part}", ("words", "Un bel échange."), ("topics", "ai"));
        Assert.Contains("Un bel échange.", await given.Said(), StringComparison.Ordinal);

        await Write("Comme avec Saintonge."); // as if before they were a pair
        Assert.DoesNotContain("Saintonge", await given.Said(), StringComparison.Ordinal);
        Assert.Contains("restent hors de l’attestation", (await mentor.Get("/record")).Text, StringComparison.Ordinal);
        await (await (await given.Met.As("7")).Get("/account/erasure")).Submit("erase", ("sure", "true"));
        Assert.DoesNotContain("Saintonge", await given.Said(), StringComparison.Ordinal);
        Assert.Empty((await db.RecordChoices.AsNoTracking().SingleAsync()).OwnWords);

        await Write("Avec Bertrand."); // nobody has asked him
        await given.Seal();
        Assert.Empty((await db.RecordChoices.AsNoTracking().SingleAsync()).OwnWords);

        Task Write(string words) => db.RecordChoices.ExecuteUpdateAsync(c => c.SetProperty(x => x.OwnWords, words));
    }

    /// <summary>Nothing would empty what is written there now.</summary>
    [Theory, BothDatabases]
    public async Task In_a_forgotten_programme_nothing_new_is_written_and_nobody_is_asked(Store store)
    {
        await using var given = await Given.Start(store);
        var (mentor, choose) = (await given.Mentor(), $"choose-{await Part(given)}");
        Assert.NotNull(Form(await mentor.Get("/record"), choose));
        await using var db = given.Met.Wave.World.Database.Open();
        await db.Programmes.ExecuteUpdateAsync(p => p.SetProperty(x => x.ForgottenAt, given.Met.Wave.World.Clock.Now()));
        var page = await mentor.Get("/record");
        Assert.Null(Form(page, choose));
        Assert.Null(Form(page, $"ask-{given.Pairing}"));
        var record = await MentorRecord.Of(db, await given.Met.Wave.ViewerOf("2"), new(2027, 3, 5), default);
        await using var scope = given.Met.Wave.World.Services.CreateAsyncScope();
        var asking = scope.ServiceProvider.GetRequiredService<AskNaming>();
        await Assert.ThrowsAsync<RefusedException>(() => asking.Run(record, given.Pairing, default));
    }

    [Theory, BothDatabases]
    public async Task Who_mentored_nobody_has_no_record(Store store)
    {
        await using var given = await Given.Start(store);
        var somebody = await given.Met.As("6");
        Assert.Equal(
            "Elle commence avec votre premier binôme",
            (await somebody.Get("/record")).Document.QuerySelector(".empty h2, .empty h3")!.TextContent
        );
        Assert.Equal(HttpStatusCode.NotFound, (await somebody.Get("/record/file")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await somebody.Get("/record/sheet")).Status);
    }

    /// <summary>One answer more tells nothing of who gave it: five people and more, in whole fives, of answers that figures count.</summary>
    [Theory, BothDatabases]
    public async Task Feedback_is_counted_in_whole_fives_of_people_whose_answers_are_released(Store store)
    {
        await using var pairs = await Pairs.Make(store);
        var mentor = await pairs.Join("Maëlle", ParticipantKind.Mentor);
        var viewer = new Viewer(Guid.NewGuid(), mentor.PersonId, Person.MainOrganisation, "Maëlle", false);
        for (var mentees = 1; mentees <= 7; mentees++)
        {
            var mentee = await pairs.Join($"M{mentees}", ParticipantKind.Mentee);
            var pair = await pairs.Pair(mentor, mentee);
            var session = await pairs.Agreed(pair, mentor, mentee, Pairs.Now.AddDays(mentees));
            await pairs.With(
                session,
                s =>
                {
                    s.Tell(true, mentee.Id, Pairs.Now.AddDays(mentees + 1));
                    return true;
                }
            );
            await using var db = pairs.Database.Open();
            var said = new Evaluation(pairs.Programme, session.Id, mentee.Id, Pairs.Now);
            db.Evaluations.Add(said);
            await db.SaveChangesAsync();
            Assert.Equal(mentees > 5 ? 5 : 0, await Feedback());
            said.Release(1);
            await db.SaveChangesAsync();
            Assert.Equal(mentees >= 5 ? 5 : 0, await Feedback());
        }

        async Task<int> Feedback()
        {
            await using var db = pairs.Database.Open();
            return (await MentorRecord.Of(db, viewer, DateOnly.FromDateTime(Pairs.Now), default)).Feedback;
        }
    }

    /// <summary>Maëlle mentors somebody in a second programme too.</summary>
    private static async Task Beside(Given given, string mentee)
    {
        await using var db = given.Met.Wave.World.Database.Open();
        var (ids, now) = (new Ids(given.Met.Wave.World.Clock), given.Met.Wave.World.Clock.Now());
        var programme = new Programme(ids.New<Programme>(), Person.MainOrganisation, "Vague 2", now);
        programme.Enrol();
        db.Programmes.Add(programme);
        var (a, b) = (await Join("2", ParticipantKind.Mentor), await Join(mentee, ParticipantKind.Mentee));
        var pairing = new Pairing(ids.New<Pairing>(), programme.Id, Guid.Empty, a.Id, b.Id, 1, "{}", now, "test");
        pairing.Announce(now);
        pairing.Accept(ParticipantKind.Mentor, now);
        pairing.Accept(ParticipantKind.Mentee, now);
        db.Pairings.Add(pairing);
        await db.SaveChangesAsync();

        async Task<Participant> Join(string number, ParticipantKind kind)
        {
            var person = await Wave.PersonOf(db, number);
            var part = new Participant(ids.New<Participant>(), programme.Id, person, kind, $"Alias {number}", now)
            {
                Discretion = kind == ParticipantKind.Mentee ? Discretion.Sealed : Discretion.Open,
            };
            part.Enrol(now);
            db.Participants.Add(part);
            return part;
        }
    }

    private static async Task<Id<Participant>> Part(Given given)
    {
        await using var db = given.Met.Wave.World.Database.Open();
        return (await db.Pairings.SingleAsync(p => p.Id == given.Pairing)).MentorId;
    }

    private static AngleSharp.Html.Dom.IHtmlFormElement? Form(Page page, string name) =>
        page.Document.Forms.SingleOrDefault(f => f.QuerySelector("input[name=_handler]")?.GetAttribute("value") == name);

    private static string Names(Page page) => page.Document.QuerySelector("main section ul")!.TextContent;
}
