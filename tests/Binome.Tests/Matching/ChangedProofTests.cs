using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Binome.Matching;

namespace Binome.Tests.Matching;

/// <summary>Every single thing that a proof or a plan says, changed by itself, over all pairs of small lists of real people.</summary>
public sealed class ChangedProofTests(ITestOutputHelper output)
{
    private static readonly string[] s_read = ["mentor", "mentee", "fit", "group"];

    // Kept by meaning and not by bytes: the rules themselves are compared key by key.
    private const string RulesHash = "inputs.rules";

    public static TheoryData<string, int> Cases =>
        new()
        {
            { """{"maxHoursApart": 24, "sameTeam": false}""", 4 },
            { """{"maxHoursApart": 24, "sameTeam": false}""", 3 },
            {
                """{"reportingLine": {"depth": 3, "exempt": ["M000000"]}, "maxHoursApart": 2, "weights": {"needs": 100, "place": 0}, "seed": 7}""",
                4
            },
            { """{"maxHoursApart": 24, "sameTeam": false, "objective": "stable"}""", 4 },
            { """{"maxHoursApart": 24, "sameTeam": false, "objective": "fair"}""", 4 },
            { """{"maxHoursApart": 24, "sameTeam": false, "shape": {"mentors": 1, "mentees": 3}}""", 6 },
            { """{"maxHoursApart": 24, "sameTeam": false, "shape": {"mentors": 2, "mentees": 1}}""", 6 },
        };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Is_refused_whatever_one_thing_is_changed(string rules, int mentors)
    {
        var files = Lists(rules, mentors);
        var isByHand = !rules.Contains("shape", StringComparison.Ordinal);
        var free = Sample.Pair(files).Rows.First(row => row.Mentor >= 0);
        var roster = Sample.Pair(files).Roster;
        ByHand kept = new(roster.Mentor(free.Mentor).Id, roster.Mentee(free.Mentee).Id);
        var never = Sample.Pair(files).Rows.Last(row => row.Mentor >= 0);
        ByHand[] forbids = [new(roster.Mentor(never.Mentor).Id, roster.Mentee(never.Mentee).Id)];
        var result = Sample.Pair(files, isByHand ? [kept] : [], forbids);
        var (pairs, proof) = (Sample.Pairs(result), Sample.Proof(result));
        Assert.Null(Sample.Verify(files, pairs, proof).Problem);

        var input = PairingInput.Read(files); // once: it is the proof and the plan that change
        var (refused, accepted) = (0, new List<string>());
        foreach (var (path, changed) in Changes(JsonNode.Parse(Sample.Text(proof))!))
            if (IsRefused(files, input, pairs, Sample.File("proof.json", changed.ToJsonString())))
                refused++;
            else if (!IsAsTrue(files, result, path, changed))
                accepted.Add(path);
        foreach (var (what, changed) in Changes(Sample.Text(pairs)))
            if (IsRefused(files, input, Sample.File("pairs.csv", changed), proof))
                refused++;
            else
                accepted.Add(what);
        output.WriteLine($"{refused} changes refused");
        Assert.True(accepted.Count == 0, string.Join('\n', accepted.Take(40)));
        Assert.True(refused > 200);
    }

    private static bool IsRefused(PairingFiles files, PairingInput input, InputFile pairs, InputFile proof)
    {
        var outcome = VerifyLists.Run(files, _ => input, pairs, proof);
        return outcome.Refused.Count > 0 || !outcome.Report!.Valid;
    }

    /// <summary>Another statement that holds: the same rules in other words, other wishes by hand with the same best pairs, prices of groups that give the same bound.</summary>
    private static bool IsAsTrue(PairingFiles files, PairResult result, string path, JsonNode proof)
    {
        if (path.StartsWith(RulesHash, StringComparison.Ordinal))
            return true;
        if (path.StartsWith("rules.", StringComparison.Ordinal))
            return ProofFile.Read(System.Text.Encoding.UTF8.GetBytes(proof.ToJsonString())).Rules.ToJson() == result.Rules.ToJson();
        if (path.StartsWith("groupPrices", StringComparison.Ordinal) || path is "premium +1" or "premium -1" or "scale +1" or "scale -1")
            return true; // the bound was computed again and is the one told
        if (path.StartsWith("abovePairs", StringComparison.Ordinal))
            return proof["abovePairs"]!.AsArray().Count == ProofFile.Of(result).Above!.Pairs.Count; // as many pairs above the worst: any will do
        if (!path.StartsWith("locks", StringComparison.Ordinal) && !path.StartsWith("forbids", StringComparison.Ordinal))
            return false;
        return Sample.Names(Sample.Pair(files, ByHands("locks"), ByHands("forbids"))).SequenceEqual(Sample.Names(result));

        ByHand[] ByHands(string key) =>
            [.. proof[key]!.AsArray().Select(pair => new ByHand((string)pair!["mentor"]!, (string)pair["mentee"]!))];
    }

    /// <summary>The first mentees and mentors of the sample, with all who stand above them: few enough to try everything.</summary>
    private static PairingFiles Lists(string rules, int mentors)
    {
        var offering = Sample.Changed(Sample.Files.Mentors, text => First(text, mentors + 1));
        var asking = Sample.Changed(Sample.Files.Mentees, text => First(text, 11));
        return new(
            offering,
            asking,
            Sample.Changed(Sample.Files.People!, text => Named(text, Sample.Text(offering) + Sample.Text(asking))),
            Sample.File("rules.json", rules)
        );
    }

    /// <summary>Of a directory those whom the lists name, and all above them.</summary>
    private static string Named(string people, string lists)
    {
        var rows = people.TrimEnd('\n').Split('\n');
        var managers = rows.Skip(1).Select(row => row.Split(',')).ToDictionary(cells => cells[0], cells => cells[4]);
        var named = Regex.Matches(lists, @"M\d{6}").Select(match => match.Value).ToHashSet();
        foreach (var id in named.ToList())
            for (var above = managers[id]; above.Length > 0 && named.Add(above); )
                above = managers[above];
        return string.Join('\n', rows.Where((row, at) => at == 0 || named.Contains(row.Split(',')[0]))) + "\n";
    }

    private static string First(string text, int lines) => string.Join('\n', text.Split('\n').Take(lines)) + "\n";

    /// <summary>Each number a little more or less, each text another, each fact left out, each row left out or twice.</summary>
    private static IEnumerable<(string Path, JsonNode Changed)> Changes(JsonNode proof)
    {
        var texts = Leaves(proof, "")
            .Where(leaf => leaf.Node is JsonValue value && value.TryGetValue<string>(out _))
            .ToLookup(Key, leaf => (string)leaf.Node!);
        foreach (var (path, node) in Leaves(proof, "").ToList())
        foreach (var (how, other) in Others(node, texts[Key((path, node))]))
            yield return ($"{path} {how}", With(proof, path, (parent, key) => Set(parent, key, other?.DeepClone())));
        foreach (var path in Within(proof, "").ToList())
        {
            yield return ($"{path} left out", With(proof, path, Remove));
            if (path.EndsWith(']'))
                yield return (
                    $"{path} twice",
                    With(
                        proof,
                        path,
                        (parent, at) => parent.AsArray().Add(parent[int.Parse(at, CultureInfo.InvariantCulture)]!.DeepClone())
                    )
                );
        }
    }

    private static IEnumerable<(string How, JsonNode? Other)> Others(JsonNode? node, IEnumerable<string> texts)
    {
        if (node is not JsonValue value)
            yield return ("for nothing", JsonValue.Create("x"));
        else if (value.TryGetValue<bool>(out var flag))
            yield return ("turned", JsonValue.Create(!flag));
        else if (value.TryGetValue<decimal>(out var number))
        {
            yield return ("+1", JsonValue.Create(number + 1));
            yield return ("-1", JsonValue.Create(number - 1));
        }
        else
            foreach (var other in texts.Where(text => text != (string)value!).Distinct().Take(2).Append((string)value! + "x").Append(""))
                yield return ($"→ {other}", JsonValue.Create(other));
    }

    private static string Key((string Path, JsonNode? Node) leaf) => leaf.Path[(leaf.Path.LastIndexOf('.') + 1)..];

    private static IEnumerable<(string Path, JsonNode? Node)> Leaves(JsonNode? node, string path) =>
        node switch
        {
            JsonObject all => all.SelectMany(part => Leaves(part.Value, path.Length == 0 ? part.Key : $"{path}.{part.Key}")),
            JsonArray all => all.SelectMany((part, at) => Leaves(part, $"{path}.{at}]")),
            _ => [(path, node)],
        };

    private static IEnumerable<string> Within(JsonNode? node, string path) =>
        node switch
        {
            JsonObject all => all.SelectMany(part =>
                Within(part.Value, path.Length == 0 ? part.Key : $"{path}.{part.Key}")
                    .Prepend(path.Length == 0 ? part.Key : $"{path}.{part.Key}")
            ),
            JsonArray all => all.SelectMany((part, at) => Within(part, $"{path}.{at}]").Prepend($"{path}.{at}]")),
            _ => [],
        };

    private static JsonNode With(JsonNode proof, string path, Action<JsonNode, string> change)
    {
        var copy = proof.DeepClone();
        var (parent, steps) = (copy, path.Split('.'));
        foreach (var step in steps[..^1])
            parent = step.EndsWith(']') ? parent[int.Parse(step[..^1], CultureInfo.InvariantCulture)]! : parent[step]!;
        change(parent, steps[^1].TrimEnd(']'));
        return copy;
    }

    private static void Set(JsonNode parent, string key, JsonNode? other)
    {
        if (parent is JsonArray all)
            all[int.Parse(key, CultureInfo.InvariantCulture)] = other;
        else
            parent[key] = other;
    }

    private static void Remove(JsonNode parent, string key)
    {
        if (parent is JsonArray all)
            all.RemoveAt(int.Parse(key, CultureInfo.InvariantCulture));
        else
            parent.AsObject().Remove(key);
    }

    /// <summary>Each cell that is read: another of its column, one more or less, nothing, nonsense; each row left out, or twice.</summary>
    private static IEnumerable<(string What, string Changed)> Changes(string pairs)
    {
        var rows = pairs.TrimEnd('\n').Split('\n').Select(Cells).ToArray();
        for (var at = 1; at < rows.Length; at++)
        {
            yield return ($"row {at} left out", Joined(rows.Where((_, k) => k != at)));
            yield return ($"row {at} twice", Joined(rows.Append(rows[at])));
            foreach (var name in s_read.Intersect(rows[0]))
            {
                var column = Array.IndexOf(rows[0], name);
                var cell = rows[at][column];
                var others = rows.Skip(1).Select(row => row[column]).Append("").Append("x");
                if (long.TryParse(cell, CultureInfo.InvariantCulture, out var number))
                    others = others.Append($"{number + 1}").Append($"{number - 1}");
                foreach (var other in others.Distinct().Where(other => other != cell))
                    yield return (
                        $"row {at}, {name}: {cell} → {other}",
                        Joined(rows.Select((row, k) => k == at ? [.. row.Select((text, c) => c == column ? other : text)] : row))
                    );
            }
        }

        static string Joined(IEnumerable<string[]> rows) => string.Concat(rows.Select(row => string.Join(',', row) + "\n"));

        // What stands in quotes is for people and is not read.
        static string[] Cells(string line) => Regex.Replace(line, "\"([^\"]|\"\")*\"", "words").Split(',');
    }
}
