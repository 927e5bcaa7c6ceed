using System.Globalization;
using Binome.People;
using Binome.Platform;
using Binome.Programmes;
using Microsoft.EntityFrameworkCore;

namespace Binome.Evaluations;

/// <summary>Tells somebody what they said of sessions; erased, or when a programme is forgotten, every answer goes, and figures that count it stay.</summary>
internal sealed class OwnEvaluations(BinomeDb db) : IReact<DataAsked>, IReact<PersonErased>, IReact<ProgrammeForgotten>
{
    public async Task On(DataAsked fact, CancellationToken stop)
    {
        var mine = db.Participants.Where(p => p.PersonId == fact.Person);
        var rows = await (
            from part in mine
            join programme in db.Programmes on part.ProgrammeId equals programme.Id
            join evaluation in db.Evaluations on part.Id equals evaluation.ParticipantId
            join session in db.Sessions on evaluation.SessionId equals session.Id
            orderby session.StartsAt
            select new
            {
                Told = evaluation,
                programme.Id,
                programme.Name,
                Session = session,
            }
        )
            .AsNoTracking()
            .ToListAsync(stop);
        if (rows.Count == 0)
            return;
        // Apart: beside the evaluations each would come as often as the programme has topics.
        var topics = (
            await db.ProgrammeTopics.AsNoTracking().Where(t => mine.Any(p => p.ProgrammeId == t.ProgrammeId)).ToListAsync(stop)
        ).ToLookup(t => t.ProgrammeId);
        foreach (var row in rows)
        {
            var (told, session, names) = (row.Told, row.Session, topics[row.Id].ToDictionary(t => t.Code, t => t.Name));
            fact.Add(
                "evaluations.data",
                row.Name,
                AfterErasure.Goes,
                new(
                    "session",
                    session.StartsAt?.ToString("O", CultureInfo.InvariantCulture),
                    Moments.Say(session.StartsAt!.Value, session.Zone)
                ),
                new("usefulness", Number(told.Usefulness)),
                new("comfort", Number(told.Comfort)),
                new("recommends", Number(told.Recommends)),
                new("next", told.Next.ToString(), Words.Get($"evaluations.next.{told.Next}")),
                new("passedOn", told.PassedOn, Names(told.PassedOn, names)),
                new("passedOnOther", told.PassedOnOther),
                new("learned", told.Learned, Names(told.Learned, names)),
                new("learnedOther", told.LearnedOther),
                new("keep", told.Keep),
                new("change", told.Change),
                new("shared", told.KeepIsShared || told.ChangeIsShared ? "true" : "", Words.Get("evaluations.data.shared.yes")),
                new("counted", told.IsReleased ? "true" : "", Words.Get("evaluations.data.counted.yes"))
            );
        }
    }

    public async Task On(PersonErased fact, CancellationToken stop)
    {
        var mine = db.Participants.Where(p => p.PersonId == fact.Person);
        await db.Evaluations.Where(e => mine.Any(p => p.Id == e.ParticipantId)).ExecuteDeleteAsync(stop);
    }

    public Task On(ProgrammeForgotten fact, CancellationToken stop) =>
        db.Evaluations.Where(e => e.ProgrammeId == fact.Programme).ExecuteDeleteAsync(stop);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Names(string codes, Dictionary<string, string> topics) =>
        string.Join(
            ", ",
            codes
                .Split('|', StringSplitOptions.RemoveEmptyEntries)
                .Select(c => Gains.Senior.Contains(c) ? Gains.NameOf(c) : topics.GetValueOrDefault(c, c))
        );
}
