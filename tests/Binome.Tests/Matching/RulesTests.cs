using System.Net;
using Binome.Enrolment;
using Binome.Matching;
using Binome.Platform;
using Binome.Programmes;
using Binome.Tests.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Matching;

public sealed class RulesTests
{
    [Theory, BothDatabases]
    public async Task It_says_what_each_rule_does_to_those_enrolled_before_it_is_saved(Store store)
    {
        await using var world = await World.Start(store);
        var id = await Founded.Make(world);
        var zoe = await world.SignedIn(Founded.Zoe);
        var nobody = await zoe.Get($"/programmes/{id}/rules");
        Assert.Contains("Nobody has enrolled yet", nobody.Text, StringComparison.Ordinal);
        Assert.Null(nobody.Document.QuerySelector("button[name=preview]"));

        // Zoé stands above Hélène (direct), Bob (two levels) and Carla; Bob reports to Carla by a dotted line; Hélène speaks fr and en, Bob en, Carla es, Zoé fr.
        await Founded.Join(world, id, Founded.Helene, ParticipantKind.Mentor, "slate-1");
        await Founded.Join(world, id, Founded.Carla, ParticipantKind.Mentor, "slate-2");
        await Founded.Join(world, id, Founded.Zoe, ParticipantKind.Mentee, "amber-1");
        await Founded.Join(world, id, Founded.Bob, ParticipantKind.Mentee, "amber-2");
        var page = await zoe.Get($"/programmes/{id}/rules");
        Assert.Contains(
            "0 pairs are allowed of 4. No rule leaves anybody to 2 mentees and 2 mentors.",
            page.Text,
            StringComparison.Ordinal
        );
        // Zoé and Hélène, Hélène and Bob are kept apart by the line alone; the two others by language too, and Zoé appraises Hélène.
        Assert.Contains("Removes 1 pair and leaves 2 people alone.", page.Text, StringComparison.Ordinal);

        var preview = await page.Submit("rules", ("depth", "0"), ("rule", "commonLanguage"), ("preview", "true"));
        Assert.Equal(HttpStatusCode.OK, preview.Status);
        Assert.Contains("They are not saved yet.", preview.Text, StringComparison.Ordinal);
        Assert.Contains("2 pairs are allowed of 4.", preview.Text, StringComparison.Ordinal);
        Assert.Contains("Removes 2 pairs and leaves 1 person alone.", preview.Text, StringComparison.Ordinal); // no common language: Carla
        Assert.True(preview.Document.QuerySelector("input[name=depth][value='0']")!.HasAttribute("checked"));
        Assert.Equal("{}", (await Founded.Read(world, id)).Rules);

        var saved = await preview.Submit("rules", ("depth", "0"), ("rule", "commonLanguage"));
        Assert.Equal($"/programmes/{id}", saved.Path);
        var rules = ProgrammeRules.Of(await Founded.Read(world, id)).Rules;
        Assert.Equal((0, false, true), (rules.LineDepth, rules.SameTeam, rules.CommonLanguage));
        Assert.Equal(new Weights(), rules.Weights);
    }

    [Theory, BothDatabases]
    public async Task The_roster_of_the_enrolled_knows_lines_relations_vetoes_and_pairs(Store store)
    {
        await using var world = await World.Start(store);
        var id = await Founded.Make(world);
        var helene = await Founded.Join(world, id, Founded.Helene, ParticipantKind.Mentor, "slate-1");
        var bob = await Founded.Join(world, id, Founded.Bob, ParticipantKind.Mentee, "amber-1");
        var carla = await Founded.Join(world, id, Founded.Carla, ParticipantKind.Mentee, "amber-2");
        await using var db = world.Database.Open();
        db.ParticipantChoices.Add(new(carla.Id, helene.PersonId, ChoiceKind.Veto, 1));
        await db.SaveChangesAsync();
        var programme = await Founded.Read(world, id);
        var open = new RuleSet() with
        {
            Rules = new()
            {
                LineDepth = 0,
                SameTeam = false,
                CommonLanguage = false,
                Hr = false,
            },
        };
        async Task<Rule?> First(RuleSet rules, int mentee)
        {
            var read = await db.Roster(programme, new(2026, 11, 22), default);
            Assert.Equal([bob.Id, carla.Id], read.Mentees.Select(m => m.Id));
            var roster = read.Under(rules, withPairs: false);
            Assert.Equal(3, roster.Mentor(0).Skills["ai"]);
            return roster.Forbids(mentee, 0)?.Rule;
        }
        Assert.Equal(Rule.ReportingLine, await First(new(), 0)); // Hélène manages Bob
        Assert.Null(await First(open, 0));
        Assert.Equal(Rule.SameTeam, await First(new(), 1)); // both report to Zoé
        Assert.Equal(Rule.Hr, await First(open with { Rules = open.Rules with { Hr = true } }, 1)); // Carla decides on Hélène
        Assert.Equal(Rule.Veto, await First(open, 1));
    }

    [Theory, BothDatabases]
    public async Task Somebody_is_exempt_by_name_and_something_must_count(Store store)
    {
        await using var world = await World.Start(store);
        var id = await Founded.Make(world);
        var zoe = await world.SignedIn(Founded.Zoe);
        var page = await zoe.Get($"/programmes/{id}/rules");
        var wrong = await page.Submit(
            "rules",
            [.. WeightWords.Criteria.Select(c => ($"w-{c}", "none")), ("exemptMore", "ghost@a.example")]
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Contains("Something must count", wrong.Text, StringComparison.Ordinal);
        Assert.Contains("Nobody of the directory is known as “ghost@a.example”", wrong.Text, StringComparison.Ordinal);
        await page.Submit("rules", ("exemptMore", "ZOE@a.example 3"), ("w-needs", "much"), ("w-novelty", "none"));
        var rules = ProgrammeRules.Of(await Founded.Read(world, id)).Rules;
        Assert.Equal((80, 0), (rules.Weights.Needs, rules.Weights.Novelty));
        var again = await zoe.Get($"/programmes/{id}/rules");
        Assert.Contains("Zoé Roi", again.Text, StringComparison.Ordinal);
        await again.Submit("rules", ("exempt", rules.LineExempt[0]));
        Assert.Equal([rules.LineExempt[0]], ProgrammeRules.Of(await Founded.Read(world, id)).Rules.LineExempt);
    }

    [Fact]
    public void A_word_and_its_weight_mean_each_other()
    {
        foreach (var criterion in WeightWords.Criteria)
        foreach (var word in WeightWords.All)
            Assert.Equal(word, WeightWords.Word(criterion, WeightWords.Weight(criterion, word)));
        Assert.Equal("much", WeightWords.Word("needs", 100));
    }
}
