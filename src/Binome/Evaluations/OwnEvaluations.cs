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
        // Flat, one row for each evaluation, topic and answer about oneself: SQLite cannot gather lists beside a row, and there are few of any.
        var rows = await (
            from part in db.Participants.AsNoTracking()
            where part.PersonId == fact.Person
            join programme in db.Programmes on part.ProgrammeId equals programme.Id
            from evaluation in db.Evaluations.Where(e => e.ParticipantId == part.Id).DefaultIfEmpty()
            from session in db.Sessions.Where(s => s.Id == evaluation.SessionId).DefaultIfEmpty()
            from assessment in db.SelfAssessments.Where(a => a.ParticipantId == part.Id).DefaultIfEmpty()
            from topic in db.ProgrammeTopics.Where(t => t.ProgrammeId == programme.Id && evaluation != null).DefaultIfEmpty()
            where evaluation != null || assessment != null
            orderby session.StartsAt
            select new
            {
                Evaluation = evaluation,
                Assessment = assessment,
                programme.Name,
                Session = session,
                Topic = topic,
            }
        ).ToListAsync(stop);
        foreach (var one in rows.Where(r => r.Evaluation is not null).GroupBy(r => r.Evaluation.SessionId))
        {
            var (said, first) = (one.First().Evaluation, one.First());
            var topics = one.Select(r => r.Topic).OfType<ProgrammeTopic>().DistinctBy(t => t.Code).ToDictionary(t => t.Code, t => t.Name);
            fact.Add(
                "evaluations.data",
                first.Name,
                AfterErasure.Goes,
                new(
                    "session",
                    first.Session.StartsAt?.ToString("O", CultureInfo.InvariantCulture),
                    Moments.Say(first.Session.StartsAt!.Value, first.Session.Zone)
                ),
                new("usefulness", Number(said.Usefulness)),
                new("comfort", Number(said.Comfort)),
                new("recommends", Number(said.Recommends)),
                new("next", said.Next.ToString(), Words.Get($"evaluations.next.{said.Next}")),
                new("passedOn", said.PassedOn, Names(said.PassedOn, topics)),
                new("passedOnOther", said.PassedOnOther),
                new("learned", said.Learned, Names(said.Learned, topics)),
                new("learnedOther", said.LearnedOther),
                new("keep", said.Keep),
                new("change", said.Change),
                new("shared", said.KeepIsShared || said.ChangeIsShared ? "true" : "", Words.Get("evaluations.data.shared.yes")),
                new("counted", said.IsReleased ? "true" : "", Words.Get("evaluations.data.counted.yes"))
            );
        }
        var about = rows.Where(r => r.Assessment is not null)
            .DistinctBy(r => (r.Assessment.ParticipantId, r.Assessment.Asked, r.Assessment.Question))
            .OrderBy(r => r.Assessment.AnsweredAt);
        foreach (var one in about)
            fact.Add(
                "evaluations.data.self",
                one.Name,
                AfterErasure.Goes,
                new("asked", one.Assessment.Asked.ToString(), Words.Get($"evaluations.data.self.{one.Assessment.Asked}")),
                new(
                    "said",
                    $"{one.Assessment.Question} {one.Assessment.Value}",
                    Words.Get($"evaluations.effect.{one.Assessment.Question}") + ": " + Number(one.Assessment.Value)
                )
            );
    }

    public async Task On(PersonErased fact, CancellationToken stop)
    {
        var mine = db.Participants.Where(p => p.PersonId == fact.Person);
        await db.Evaluations.Where(e => mine.Any(p => p.Id == e.ParticipantId)).ExecuteDeleteAsync(stop);
        await db.SelfAssessments.Where(a => mine.Any(p => p.Id == a.ParticipantId)).ExecuteDeleteAsync(stop);
    }

    public async Task On(ProgrammeForgotten fact, CancellationToken stop)
    {
        await db.Evaluations.Where(e => e.ProgrammeId == fact.Programme).ExecuteDeleteAsync(stop);
        await db.SelfAssessments.Where(a => a.ProgrammeId == fact.Programme).ExecuteDeleteAsync(stop);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Names(string codes, Dictionary<string, string> topics) =>
        string.Join(
            ", ",
            codes
                .Split('|', StringSplitOptions.RemoveEmptyEntries)
                .Select(c => Gains.Senior.Contains(c) ? Gains.NameOf(c) : topics.GetValueOrDefault(c, c))
        );
}
