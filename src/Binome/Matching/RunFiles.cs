using System.Buffers;
using System.Globalization;
using System.Text;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Someone = Binome.People.Person;

namespace Binome.Matching;

/// <summary>
/// Writes mentors.csv, mentees.csv, people.csv and rules.json of a run, with references in place of ids, names and e-mails. Of a sealed person nothing stands there that
/// the fit does not need, and nobody's wish for them, since a wish is read with a name elsewhere: what their line, team, place or hours forbid is worked out before, and written among the pairs that cannot be.
/// </summary>
internal sealed class RunFiles
{
    public const string Mentors = "mentors.csv";
    public const string Mentees = "mentees.csv";
    public const string People = "people.csv";
    public const string Rules = "rules.json";

    private static readonly SearchValues<char> s_special = SearchValues.Create(",;\"\t\r\n");

    private readonly ProgrammeRoster _roster;
    private readonly RuleSet _rules;
    private readonly Referring _referring;
    private readonly Impossible _impossible;
    private readonly Dictionary<Id<Someone>, string> _mentors;
    private readonly Dictionary<Id<Someone>, string> _mentees;
    private readonly HashSet<Id<Someone>> _hidden;

    private readonly int _together;
    private readonly byte[] _lot = new byte[16];

    private RunFiles(ProgrammeRoster roster, RuleSet rules, Lots lots)
    {
        (_roster, _referring, _together) = (roster, new(roster, lots), rules.MentorsTogether);
        lots.Fill(_lot);
        // A pair is one mentor with one mentee, however many meet together: a board locks pairs one by one, which no shape of more than two allows (docs/matching.md).
        _rules = roster.Named(rules, _referring.Of) with
        {
            MentorsTogether = 1,
            MenteesTogether = 1,
        };
        _impossible = Impossible.Of(roster, rules, _referring.Of);
        _hidden = [.. roster.Mentors.Concat(roster.Mentees).Where(t => t.IsSealed).Select(t => t.Person)];
        _mentors = roster.Mentors.ToDictionary(t => t.Person, _referring.Of);
        _mentees = roster.Mentees.ToDictionary(t => t.Person, _referring.Of);
    }

    /// <summary>The files, and who is who in them.</summary>
    public static (PairingFiles Files, References References) Write(ProgrammeRoster roster, Programme programme, Lots lots)
    {
        var rules = RulesFile.Read(
            Encoding.UTF8.GetBytes(programme.Rules),
            refusal => throw new RefusedException("matching.run.rules", refusal.Message)
        );
        var files = new RunFiles(roster, ProgrammeRules.With(rules, programme), lots);
        return (files.All(), files.Who());
    }

    private PairingFiles All() =>
        new(
            new(Mentors, List("capacity", "skills", _roster.Mentors, _mentees)),
            new(Mentees, List("demand", "needs", _roster.Mentees, _mentors)),
            new(People, Directory()),
            new(Rules, Encoding.UTF8.GetBytes(_rules.ToJson() + "\n"))
        );

    private References Who() =>
        new(
            _roster.Mentors.ToDictionary(_referring.Of, t => t.Id.Value),
            _roster.Mentees.ToDictionary(_referring.Of, t => t.Id.Value),
            [.. _roster.Mentors.Concat(_roster.Mentees).Where(t => t.IsSealed).Select(_referring.Of)],
            _roster.Vetoes,
            _impossible.Deciders,
            _roster.RunningPairs,
            Convert.ToHexString(_lot),
            _together
        );

    /// <summary>What cannot be stands with the mentee alone, whatever the reason and whoever gave it.</summary>
    private byte[] List(string number, string topics, IReadOnlyList<Taking> list, Dictionary<Id<Someone>, string> others)
    {
        var text = new StringBuilder($"id,{number},{topics},style,wishes,vetoes,met,hours\n");
        foreach (var taking in list.OrderBy(_referring.Of, StringComparer.Ordinal))
        {
            var of = _referring.Of(taking);
            var levels = Join(taking.Topics.Select(topic => string.Create(CultureInfo.InvariantCulture, $"{topic.Code}:{topic.Level}")));
            var hours = taking.IsSealed ? "" : taking.Hours;
            text.Append(
                CultureInfo.InvariantCulture,
                $"{of},{taking.Number},{levels},{taking.Style},{Join(Listed(taking.Wishes.Where(other => !_hidden.Contains(other))))},{Join(_impossible.With(of))},{Join(Listed(taking.Met))},{hours}\n"
            );
        }
        return Encoding.UTF8.GetBytes(text.ToString());

        IEnumerable<string> Listed(IEnumerable<Id<Someone>> people) => people.Where(others.ContainsKey).Select(id => others[id]);
    }

    private static string Join(IEnumerable<string> references) => string.Join('|', references);

    /// <summary>Facts of those who are in a list under their own reference; of who stands above them, no more than whom they report to.</summary>
    private byte[] Directory()
    {
        var text = new StringBuilder("id,manager,dotted_managers,appraiser,hr,unit,company,city,country,time_zone,languages\n");
        var needsCompany = _rules.Rules.Mentors.Companies.Count + _rules.Rules.Mentees.Companies.Count > 0;
        var listed = _roster.Mentors.Concat(_roster.Mentees).ToLookup(t => t.IsSealed);
        var shown = listed[false].Select(t => t.Person).ToHashSet();
        var rows = Above(shown)
            .Select(id => (Reference: _referring.Of(id), Cells: Cells(_roster.People[id])))
            .Concat(listed[true].Select(t => (Reference: _referring.Of(t), Cells: $",,,,,,,,,{_roster.People[t.Person].Languages}")));
        foreach (var (reference, cells) in rows.OrderBy(row => row.Reference, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"{reference},{cells}\n");
        return Encoding.UTF8.GetBytes(text.ToString());

        string Cells(Known p) =>
            string.Join(
                ',',
                p.Manager is { } manager && _roster.People.ContainsKey(manager) ? _referring.Of(manager) : "",
                Join(p.Related[RelationKind.DottedManager].Where(_roster.People.ContainsKey).Select(_referring.Of)),
                ",", // who appraises and who decides is worked out before: see Impossible
                shown.Contains(p.Id) ? Facts(p) : ",,,,,"
            );

        string Facts(Known p) =>
            string.Join(',', Quoted(p.Unit), Quoted(needsCompany ? p.Company : null), Quoted(p.City), p.Country, p.TimeZone, p.Languages);
    }

    /// <summary>These people and all above them.</summary>
    private HashSet<Id<Someone>> Above(IEnumerable<Id<Someone>> people)
    {
        var reached = people.ToHashSet();
        var queue = new Queue<Id<Someone>>(reached);
        while (queue.TryDequeue(out var id))
            foreach (var above in _roster.People[id].Related[RelationKind.DottedManager].Concat(Manager(id)))
                if (_roster.People.ContainsKey(above) && reached.Add(above))
                    queue.Enqueue(above);
        return reached;

        IEnumerable<Id<Someone>> Manager(Id<Someone> id) => _roster.People[id].Manager is { } manager ? [manager] : [];
    }

    private static string Quoted(string? cell) =>
        cell is null ? ""
        : cell.AsSpan().IndexOfAny(s_special) < 0 ? cell
        : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
