using Binome.Platform.Mail;
using Binome.Platform.Web;

namespace Binome.Rehearsal;

/// <summary>What people do with their letters: they follow a link of it, sooner or later, or never. Nobody is told anything in another way.</summary>
internal sealed class Letters(
    Cast cast,
    Agenda agenda,
    Habits habits,
    Joining joining,
    Choosing choosing,
    Pairs pairs,
    Meetings meetings,
    Opinions opinions,
    Tales tales,
    Studies studies
)
{
    /// <summary>How many reached whom.</summary>
    public Dictionary<string, int> Delivered { get; } = new(StringComparer.Ordinal);

    public void Read(IReadOnlyList<Letter> letters)
    {
        foreach (var letter in letters)
        {
            Delivered[letter.To] = Delivered.GetValueOrDefault(letter.To) + 1;
            var links = LinksOf(letter).ToList();
            if (Tokens(links, "agreements/") is { Count: > 0 } agreements)
                choosing.Agree(letter.To, agreements);
            else if (links.Count > 0 && cast.Of(letter.To) is { } actor && Wants(actor, links) is { } act)
                agenda.At(habits.WhenItSuits(actor), act);
        }
    }

    /// <summary>An address stands alone on its line.</summary>
    private static IEnumerable<Uri> LinksOf(Letter letter) =>
        from line in letter.Text.Split('\n')
        where line.StartsWith("http", StringComparison.Ordinal) && !line.Contains(' ', StringComparison.Ordinal)
        select new Uri(line.Trim());

    private static List<string> Tokens(IEnumerable<Uri> links, string path) =>
        [.. links.Where(l => l.Segments is [_, var first, _] && first == path).Select(l => l.Segments[2])];

    private static Guid? SeatIn(List<Uri> links) => Tokens(links, "seats/") is [var seat, ..] ? Guid.Parse(seat) : null;

    /// <summary>What this letter makes them do; by the first link that they know what to do with.</summary>
    private Func<Task>? Wants(Actor actor, List<Uri> links)
    {
        var tokens = Tokens(links, "answers/");
        foreach (var link in links)
            switch (link.Segments)
            {
                case [_, "programmes/", var id, "enrolment"]:
                    return joining.Wants(actor, Guid.Parse(id.TrimEnd('/')));
                case [_, "programmes/", var id, "selection"]:
                    return () => choosing.Read(actor, Guid.Parse(id.TrimEnd('/')));
                case [_, "other-roles/", var token]:
                    return choosing.Help(actor, token);
                case [_, "evaluations/", var token]:
                    return () => opinions.After(actor, token, tokens.FirstOrDefault());
                case [_, "answers/", _]:
                    return SeatIn(links) is { } mine
                        ? () => meetings.Answer(actor, tokens, mine)
                        : () => opinions.TellAtLast(actor, tokens);
                case [_, "role-plays/", var token]:
                    return () => studies.Confirm(token);
                case [_, "seats/", var seat]:
                    return () => meetings.LookAt(actor, Guid.Parse(seat));
                case [_, "self-assessments/", var token]:
                    return () => opinions.OfOneself(actor, token);
                case [_, "pairings/", var id, "story"]:
                    return () => tales.Answer(actor, Guid.Parse(id.TrimEnd('/')));
                case [_, "pairings/", _]:
                case [_]:
                    return () => pairs.LookAt(actor);
            }
        return null;
    }
}
