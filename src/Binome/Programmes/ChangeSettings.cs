using System.Globalization;
using System.Text;
using Binome.People;
using Binome.Platform;
using Binome.Platform.Audit;
using Binome.Platform.Ui;
using Microsoft.EntityFrameworkCore;

namespace Binome.Programmes;

/// <summary>Takes the answer to one question of the settings: what is wrong is told with its field, the rest is kept.</summary>
public sealed class ChangeSettings(BinomeDb db, ListPeople list, Journal journal)
{
    /// <summary>Reads a list of people, which may take long: before the transaction, because SQLite has one writer.</summary>
    public async Task<NamedPeople?> ReadList(Posted posted, Viewer viewer, CancellationToken stop)
    {
        if (posted["kind"] != "listed")
            return null;
        await using var content = posted.File("list")?.OpenReadStream();
        return await list.Read(posted["people"] ?? "", content, viewer, stop);
    }

    public const int MostPurpose = 400;
    public const int MostTopic = 80;
    public static readonly IReadOnlyList<int> Lengths = [15, 30, 45, 60, 90, 120];

    /// <param name="named">The list of people, read before.</param>
    public async Task Run(Id<Programme> id, string step, Posted posted, NamedPeople? named, Viewer viewer, CancellationToken stop)
    {
        var programme =
            await db.LedBy(viewer).SingleOrDefaultAsync(p => p.Id == id, stop) ?? throw new RefusedException("programmes.refused.gone");
        var isStale = posted["version"] is { } seen && seen != Links.Number(programme.Version);
        switch (step)
        {
            case "scope":
                await Scope(programme, posted, named, viewer, stop);
                break;
            case "topics":
                await Topics(programme, posted, stop);
                break;
            case "shape" when posted["shape"] is "1" or "2":
                programme.Shape(posted["shape"] == "2" ? 2 : 1);
                break;
            case "lengths":
                var minutes = Lengths.Where(length => posted.All("minutes").Contains(Links.Number(length))).ToList();
                if (minutes.Count == 0)
                    posted.Wrong("minutes", Words.Get("programmes.lengths.none"));
                else
                    programme.Last(minutes);
                break;
            case "dates":
                Dates(programme, posted);
                break;
            case "keep":
                if (
                    int.TryParse(posted["months"]?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var months)
                    && months is >= 1 and <= Programme.MostKeepMonths
                )
                    programme.KeepFor(months);
                else
                    posted.Wrong("months", Words.Get("programmes.keep.wrong", Programme.MostKeepMonths));
                break;
            case "name" when ReadName(posted, out var name, out var purpose):
                programme.Describe(name, purpose);
                break;
        }
        if (posted.IsWrong)
            return;
        // Two managers on one question: the second reads that, with what they typed, before anything is written over.
        if (isStale)
            throw new RefusedException("programmes.settings.changedMeanwhile");
        journal.Write(viewer.Actor, "programmes.audit.changed", id.ToString());
    }

    public static bool ReadName(Posted posted, out string name, out string purpose)
    {
        (name, purpose) = (Typed.Line(posted["name"]), Typed.Text(posted["purpose"]));
        if (name.Length == 0)
            posted.Wrong("name", Words.Get("programmes.name.missing"));
        if (name.Length > Programme.MostLetters)
            posted.Wrong("name", Words.Get("programmes.tooLong", name.Length, Programme.MostLetters));
        if (purpose.Length > MostPurpose)
            posted.Wrong("purpose", Words.Get("programmes.tooLong", purpose.Length, MostPurpose));
        return !posted.IsWrong;
    }

    private static void Dates(Programme programme, Posted posted)
    {
        var days = new DateOnly?[3];
        string[] names = ["enrol", "start", "end"];
        for (var i = 0; i < names.Length; i++)
            if (!Typed.Day(posted[names[i]], out days[i]))
                posted.Wrong(names[i], Words.Get("programmes.dates.wrong"));
        if (days[0] > days[1])
            posted.Wrong("start", Words.Get("programmes.dates.startBefore"));
        if (days[1] > days[2] || days[0] > days[2])
            posted.Wrong("end", Words.Get("programmes.dates.endBefore"));
        if (!posted.IsWrong)
            programme.Plan(days[0], days[1], days[2]);
    }

    private async Task Scope(Programme programme, Posted posted, NamedPeople? named, Viewer viewer, CancellationToken stop)
    {
        if (named is not null)
            await Listed(programme, posted, named, stop);
        else if (posted["kind"] == "some")
            await Some(programme, posted, viewer, stop);
        else
            programme.Admit(ProgrammeScope.Everybody);
    }

    private async Task Some(Programme programme, Posted posted, Viewer viewer, CancellationToken stop)
    {
        var people = db.People.Of(viewer);
        var typed = Typed.Text(posted["units"]).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var asked = posted.All("unit").Concat(typed).Select(Typed.Line).Distinct().ToList();
        var (companies, countries) = (posted.All("company").Select(Typed.Line).ToList(), posted.All("country").Select(Typed.Line).ToList());
        var units = await people.Where(p => EF.Parameter(asked).Contains(p.Unit!)).Select(p => p.Unit!).Distinct().ToListAsync(stop);
        companies = await people
            .Where(p => EF.Parameter(companies).Contains(p.Company!))
            .Select(p => p.Company!)
            .Distinct()
            .ToListAsync(stop);
        countries = await people
            .Where(p => EF.Parameter(countries).Contains(p.Country!))
            .Select(p => p.Country!)
            .Distinct()
            .ToListAsync(stop);
        if (typed.Except(units).FirstOrDefault() is { } unknown)
            posted.Wrong("units", Words.Get("programmes.scope.otherUnits.unknown", Short(unknown)));
        else if (companies.Count + countries.Count + units.Count == 0)
            posted.Wrong("kind", Words.Get("programmes.scope.some.none"));
        else
            programme.Admit(
                new(
                    [.. companies.Order(StringComparer.Ordinal)],
                    [.. countries.Order(StringComparer.Ordinal)],
                    [.. units.Order(StringComparer.Ordinal)]
                )
            );
    }

    private async Task Listed(Programme programme, Posted posted, NamedPeople named, CancellationToken stop)
    {
        if (named.Unknown.Count > 0 && posted["leaveOut"] is null)
        {
            var some = string.Join(", ", named.Unknown.Take(5).Select(Short));
            posted.Wrong(
                posted.File("list") is null ? "people" : "list",
                Words.Count("programmes.scope.unknown", named.Unknown.Count, some)
            );
            return;
        }
        await list.Write(programme, named.Found, posted["replace"] is not null, stop);
        var isEmpty = posted["replace"] is not null || !await db.ListedPeople.AnyAsync(l => l.ProgrammeId == programme.Id, stop);
        if (isEmpty && named.Found.Count == 0)
            posted.Wrong("people", Words.Get("programmes.scope.listed.none"));
        else
            programme.Admit(ProgrammeScope.Everybody with { ListedOnly = true });
    }

    /// <summary>Once people may have chosen among them, topics are added and renamed, never taken away.</summary>
    private async Task Topics(Programme programme, Posted posted, CancellationToken stop)
    {
        var known = await db.ProgrammeTopics.Where(t => t.ProgrammeId == programme.Id).ToListAsync(stop);
        var isOpen = programme.State != ProgrammeState.Draft;
        var chosen = ShippedTopics.Codes.Where(code => posted.All("topic").Contains(code) || isOpen && known.Any(t => t.Code == code));
        List<ProgrammeTopic> wanted = [.. chosen.Select((code, at) => new ProgrammeTopic(programme.Id, code, at))];
        for (var i = 0; posted[$"en-{i}"] is not null; i++)
        {
            var (english, french) = (Typed.Line(posted[$"en-{i}"]), Typed.Line(posted[$"fr-{i}"]));
            var old = known.Find(t => t.Code == posted[$"code-{i}"] && t.English is not null);
            foreach (var (name, text) in new[] { ($"en-{i}", english), ($"fr-{i}", french) })
                if (text.Length > MostTopic)
                    posted.Wrong(name, Words.Get("programmes.tooLong", text.Length, MostTopic));
                else if (text.Length == 0 && (english.Length + french.Length > 0 || old is not null && isOpen))
                    posted.Wrong(name, Words.Get(old is not null && isOpen ? "programmes.topics.own.stays" : "programmes.topics.own.both"));
            if (english.Length > 0 && french.Length > 0)
                wanted.Add(new(programme.Id, old?.Code ?? CodeOf(english, wanted, known), wanted.Count, english, french));
        }
        // Somebody else may have added one since this form was shown.
        foreach (var own in known.Where(t => isOpen && t.English is not null && wanted.All(w => w.Code != t.Code)).ToList())
            wanted.Add(new(programme.Id, own.Code, wanted.Count, own.English, own.French));
        if (wanted.Count == 0)
            posted.Wrong("topic", Words.Get("programmes.topics.none"));
        if (posted.IsWrong)
            return;
        programme.Describe(programme.Name, programme.Purpose); // refuses what is over, and tells who edits at once
        db.ProgrammeTopics.RemoveRange(known.Where(t => wanted.All(w => w.Code != t.Code)));
        foreach (var topic in wanted)
            if (known.Find(t => t.Code == topic.Code) is { } kept)
                (kept.Position, kept.English, kept.French) = (topic.Position, topic.English, topic.French);
            else
                db.ProgrammeTopics.Add(topic);
    }

    /// <summary>« Sens du client » is `sens-du-client`, with a number when that is taken.</summary>
    private static string CodeOf(string name, List<ProgrammeTopic> wanted, List<ProgrammeTopic> known)
    {
        var letters = new StringBuilder();
        foreach (var letter in Folding.Fold(name))
            if (char.IsAsciiLetterOrDigit(letter))
                letters.Append(letter);
            else if (letters.Length > 0 && letters[^1] != '-')
                letters.Append('-');
        var code = letters.ToString().Trim('-') is { Length: > 0 } slug ? slug[..Math.Min(slug.Length, 50)] : "topic";
        bool IsTaken(string one) => ShippedTopics.Codes.Contains(one) || wanted.Concat(known).Any(t => t.Code == one);
        var free = code;
        for (var number = 2; IsTaken(free); number++)
            free = string.Create(CultureInfo.InvariantCulture, $"{code}-{number}");
        return free;
    }

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
