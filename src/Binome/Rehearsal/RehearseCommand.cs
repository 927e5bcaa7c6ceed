using System.CommandLine;
using System.Globalization;
using Binome.Evaluations;
using Binome.Platform;

namespace Binome.Rehearsal;

/// <summary>`binome rehearse SCENARIO`: a whole programme with invented people, before anybody is asked.</summary>
internal static class RehearseCommand
{
    /// <summary>A Monday, always the same: the same seed gives the same figures.</summary>
    public static readonly DateTime FirstDay = new(2027, 1, 4, 7, 0, 0, DateTimeKind.Utc);

    /// <param name="make">What `serve` builds.</param>
    public static Command Create(MakeApp make)
    {
        var name = new Argument<string>("SCENARIO") { Description = string.Join(", ", Scenario.All.Select(s => s.Name)) };
        name.AcceptOnlyFromAmong([.. Scenario.All.Select(s => s.Name)]);
        var seed = new Option<int>("--seed")
        {
            Description = "Other luck (default 1); the same seed gives the same figures",
            HelpName = "N",
            DefaultValueFactory = _ => 1,
        };
        var people = new Option<int?>("--people")
        {
            Description = "In the directory; who takes part grows and shrinks with it",
            HelpName = "N",
        };
        people.Validators.Add(result =>
        {
            if (
                result.Tokens is [var token]
                && (!int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) || n is < 100 or > 200_000)
            )
                result.AddError("--people: from 100 to 200000");
        });
        var keep = CommandLine.Data();
        keep.Description = "Keep the rehearsal's database in this folder, which must be empty (default: it is thrown away)";
        var command = new Command("rehearse", "Play a whole programme with invented people under a virtual clock, and check every rule")
        {
            name,
            seed,
            people,
            keep,
            CommandLine.Json(),
            CommandLine.Language(),
        };
        command.Do(
            async (parsed, stop) =>
            {
                var scenario = Scenario.All.First(s => s.Name == parsed.GetValue(name));
                if (parsed.GetValue(people) is { } count)
                    scenario = scenario.Among(count);
                if (parsed.GetValue(keep) is { } named && !RehearsalFolder.IsFree(named))
                {
                    await Console.Error.WriteLineAsync(Words.Get("rehearsal.refused.folder", named));
                    return CommandLine.Misused;
                }
                using var folder = RehearsalFolder.Of(parsed.GetValue(keep));
                await using var rehearsal = await Rehearsed.Play(
                    scenario,
                    parsed.GetValue(seed),
                    FirstDay,
                    make,
                    folder.Path,
                    stop,
                    progress: ProgressLine.On(Console.Error, Console.IsErrorRedirected)
                );
                var report = await rehearsal.Tell(stop);
                await (parsed.GetValue<bool>("--json") ? Console.Out.WriteLineAsync(report.ToJson()) : Print(report));
                return report.Violations.Count == 0 ? CommandLine.Done : CommandLine.Refused;
            }
        );
        return command;
    }

    private static async Task Print(RehearsalReport report)
    {
        var lines = new List<string>
        {
            Words.Get("rehearsal.report.who", report.Scenario, report.People, report.Mentors, report.Mentees, report.Seed),
            Words.Get("rehearsal.report.pairs", report.Paired, report.SessionsHeld, report.Evaluated, Words.Percent(report.EvaluationRate)),
            Words.Get("rehearsal.report.mails", report.Mails, report.MailsPerPersonMax),
            "",
        };
        foreach (var (programme, sponsor, figures) in report.Programmes)
        {
            lines.Add(Words.Get("rehearsal.report.programme", programme, sponsor.Mentees, sponsor.Paired, sponsor.Met, sponsor.Held));
            if (figures.Everybody is { IsShown: true } all)
                lines.Add(
                    Words.Get(
                        "rehearsal.report.recommend",
                        FigureWords.Percent(all.WouldRecommend),
                        FigureWords.Within(all),
                        all.Answers,
                        all.Asked
                    )
                );
        }
        lines.AddRange([
            "",
            Words.Get("rehearsal.report.behaviour"),
            .. Behaviour.Usual.Shown.Select(b =>
                $"  {Words.Get($"rehearsal.behaviour.{b.Name}")}: {b.Value.ToString("0.##", CultureInfo.CurrentCulture)}"
            ),
        ]);
        lines.AddRange([
            "",
            Words.Count("rehearsal.report.violations", report.Violations.Count),
            .. report.Violations.Select(v => $"  {v}"),
        ]);
        lines.Add(Words.Get("rehearsal.report.seconds", report.Seconds));
        await Console.Out.WriteLineAsync(string.Join(Environment.NewLine, lines));
    }
}
