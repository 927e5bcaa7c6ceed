using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Binome.Platform.Tables;

namespace Binome.Matching;

/// <summary>
/// A run's files as they are given out: the same rules, fits and best pairs, and nobody's answers. Whoever reads the board can tell whose reference is whose (its order alone
/// would do), so that what stands there must say nothing by itself: topics, units, companies and cities are numbers drawn by lot; the axes of style change places, directions and
/// zeros by lot, which leaves every comparison of two people what it was; hours stand there only under the rule that asks for them.
/// </summary>
internal sealed class GivenOut
{
    private const int Style = 3;
    private const int Wishes = 4;
    private const int Vetoes = 5;
    private const int Hours = 7;
    private const int Scale = 15;

    private readonly Random _lot;
    private readonly RuleSet _rules;
    private readonly (int From, bool IsTurned, int Shift)[] _axes;
    private readonly Dictionary<string, string> _coded = new(StringComparer.OrdinalIgnoreCase);

    private GivenOut(RuleSet rules, string lot, IEnumerable<string> styles)
    {
        (_rules, _lot) = (rules, new Random(BitConverter.ToInt32(SHA256.HashData(Encoding.UTF8.GetBytes(lot)))));
        _axes = Axes([.. styles.Where(style => style.Length > 0).Select(Answers)]);
    }

    public static PairingFiles Of(PairingFiles files, BoardPeople people)
    {
        var (mentors, mentees, directory) = (Rows(files.Mentors), Rows(files.Mentees), Rows(files.People!));
        var given = new GivenOut(people.Rules, people.References.Lot, mentors.Concat(mentees).Select(row => row[Style]));
        given.Draw("t", mentors.Concat(mentees).SelectMany(row => Topics(row[2]).Select(topic => topic.Code)));
        given.Draw("u", directory.Select(row => row[5]).Concat(given.Scoped(scope => scope.Units)));
        given.Draw("e", directory.Select(row => row[6]).Concat(given.Scoped(scope => scope.Companies)));
        given.Draw("c", directory.Select(row => row[7]));
        return new(
            Written(files.Mentors, mentors, given.Listed),
            Written(files.Mentees, mentees, given.Listed),
            Written(files.People!, directory, given.Placed),
            files.Rules! with
            {
                Content = Encoding.UTF8.GetBytes(given.Rules().ToJson() + "\n"),
            }
        );
    }

    /// <summary>
    /// Without the pairs that cannot be and would be no better if they could, and without the wishes of sealed people that nothing came of: the proof holds without them.
    /// </summary>
    public static PairingFiles WithoutNeedless(PairResult proved, References references)
    {
        var roster = proved.Roster;
        if (proved.Rules.Objective != RuleSet.Optimal || Prices.Of(roster, proved.Plan).ByPosition(roster) is not { } price)
            return proved.Files;
        var (ties, mentees) = (roster.Ties(), Rows(proved.Files.Mentees));
        var at = Enumerable.Range(0, roster.Mentors).ToDictionary(j => roster.Mentor(j).Id, StringComparer.Ordinal);
        var mentee = Enumerable.Range(0, roster.Mentees).ToDictionary(i => roster.Mentee(i).Id, StringComparer.Ordinal);
        var hidden = references.Sealed.ToHashSet();
        // Not its rows: they look for a second choice of everybody.
        var pairs = proved.Chosen.Select(pair => (pair.Mentor, pair.Mentee)).Concat(proved.Locks);
        var given = pairs.ToLookup(pair => pair.Mentee, pair => roster.Mentor(pair.Mentor).Id);
        return proved.Files with { Mentees = Written(proved.Files.Mentees, mentees, Needed) };

        string[] Needed(string[] row)
        {
            var i = mentee[row[0]];
            row[Vetoes] = string.Join('|', Parts(row[Vetoes]).Where(mentor => at.TryGetValue(mentor, out var j) && IsBetter(i, j)));
            if (hidden.Contains(row[0])) // those before a granted wish stay: they make its rank
                row[Wishes] = string.Join('|', Parts(row[Wishes]).Take(Array.FindLastIndex(Parts(row[Wishes]), given[i].Contains) + 1));
            return row;
        }

        bool IsBetter(int i, int j)
        {
            var (u, p) = (price.Mentees[i], price.Mentors[j]);
            return (1 - u.Pairs - p.Pairs, roster.Fit(i, j) - u.Fit - p.Fit, (long)ties.Of(i, j) - u.Tie - p.Tie).CompareTo((0L, 0L, 0L))
                > 0;
        }
    }

    private RuleSet Rules() =>
        _rules with
        {
            Rules = _rules.Rules with { Mentors = Scoped(_rules.Rules.Mentors), Mentees = Scoped(_rules.Rules.Mentees) },
        };

    private Scope Scoped(Scope scope) =>
        scope with
        {
            Units = [.. scope.Units.Select(unit => Code("u", unit))],
            Companies = [.. scope.Companies.Select(company => Code("e", company))],
        };

    private IEnumerable<string> Scoped(Func<Scope, IEnumerable<string>> of) => of(_rules.Rules.Mentors).Concat(of(_rules.Rules.Mentees));

    private string[] Listed(string[] row)
    {
        var topics = Topics(row[2])
            .Select(topic => (Code: Code("t", topic.Code), topic.Level))
            .OrderBy(topic => topic.Code, StringComparer.Ordinal);
        row[2] = string.Join('|', topics.Select(topic => $"{topic.Code}:{topic.Level}"));
        row[Style] = row[Style].Length == 0 || _rules.Rules.Weights.Style == 0 ? "" : Turned(Answers(row[Style]));
        row[Hours] = _rules.Rules.CommonHours ? row[Hours] : "";
        return row;
    }

    private string[] Placed(string[] row)
    {
        (row[5], row[6], row[7]) = (Code("u", row[5]), Code("e", row[6]), Code("c", row[7]));
        return row;
    }

    private string Code(string kind, string word) => word.Length == 0 ? "" : _coded[$"{kind} {word}"];

    private void Draw(string kind, IEnumerable<string> words)
    {
        var drawn = words
            .Where(word => word.Length > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.OrdinalIgnoreCase)
            .ToArray();
        _lot.Shuffle(drawn);
        for (var at = 0; at < drawn.Length; at++)
            _coded[$"{kind} {drawn[at]}"] = string.Create(CultureInfo.InvariantCulture, $"{kind}{at + 1}");
    }

    /// <summary>The first two axes fit when different, the others when alike: they change places among themselves alone.</summary>
    private (int, bool, int)[] Axes(List<int[]> answers)
    {
        var (different, alike) = (new[] { 0, 1 }, new[] { 2, 3, 4 });
        _lot.Shuffle(different);
        _lot.Shuffle(alike);
        return [.. different.Concat(alike).Select(Axis)];

        (int, bool, int) Axis(int from)
        {
            var isTurned = _lot.Next(2) == 1;
            var all = answers.Select(answer => isTurned ? Scale - answer[from] : answer[from]).DefaultIfEmpty(0).ToList();
            return (from, isTurned, _lot.Next(-all.Min(), Scale - all.Max() + 1));
        }
    }

    private string Turned(int[] answers) =>
        string.Join('|', _axes.Select(axis => (axis.IsTurned ? Scale - answers[axis.From] : answers[axis.From]) + axis.Shift));

    private static int[] Answers(string style) => [.. style.Split('|').Select(answer => int.Parse(answer, CultureInfo.InvariantCulture))];

    private static IEnumerable<(string Code, string Level)> Topics(string cell) =>
        Parts(cell).Select(topic => topic.Split(':')).Where(topic => topic.Length == 2).Select(topic => (topic[0], topic[1]));

    private static string[] Parts(string cell) => cell.Split('|', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Below its heading.</summary>
    private static List<string[]> Rows(InputFile file)
    {
        using var content = new MemoryStream(file.Content, writable: false);
        return [.. DelimitedText.Read(content, _ => { }).Skip(1).Select(row => row.Cells.ToArray())];
    }

    private static InputFile Written(InputFile file, IEnumerable<string[]> rows, Func<string[], string[]> given)
    {
        var heading = Encoding.UTF8.GetString(file.Content).Split('\n')[0];
        var lines = rows.Select(row => string.Join(',', given(row)));
        return file with { Content = Encoding.UTF8.GetBytes(string.Join('\n', lines.Prepend(heading)) + "\n") };
    }
}
