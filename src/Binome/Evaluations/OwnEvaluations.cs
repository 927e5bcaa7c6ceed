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
        // Hours beside what is said of oneself, and all of it flat, one row for each evaluation, topic and answer: one statement, SQLite cannot gather lists beside a row, and there are few of any.
        var ofOneself = db
            .SelfAssessments.Select(a => new
            {
                a.ParticipantId,
                Asked = (Asked?)a.Asked,
                Question = (Question?)a.Question,
                Value = (int?)a.Value,
                AnsweredAt = (DateTime?)a.AnsweredAt,
            })
            .Concat(
                db.GivenHours.Select(h => new
                {
                    h.ParticipantId,
                    Asked = (Asked?)null,
                    Question = (Question?)Question.HalfHours,
                    Value = (int?)h.Halves,
                    AnsweredAt = (DateTime?)h.AnsweredAt,
                })
            );
        var rows = await (
            from part in db.Participants.AsNoTracking()
            where part.PersonId == fact.Person
            join programme in db.Programmes on part.ProgrammeId equals programme.Id
            from evaluation in db.Evaluations.Where(e => e.ParticipantId == part.Id).DefaultIfEmpty()
            from session in db.Sessions.Where(s => s.Id == evaluation.SessionId).DefaultIfEmpty()
            from said in ofOneself.Where(a => a.ParticipantId == part.Id).DefaultIfEmpty()
            from topic in db.ProgrammeTopics.Where(t => t.ProgrammeId == programme.Id && evaluation != null).DefaultIfEmpty()
            where evaluation != null || said.Value != null
            orderby session.StartsAt
            select new
            {
                Evaluation = evaluation,
                part.Id,
                said.Asked,
                said.Question,
                said.Value,
                said.AnsweredAt,
                programme.Name,
                Session = session,
                Topic = topic,
            }
        ).ToListAsync(stop);
        foreach (var one in rows.Where(r => r.Evaluation is not null).GroupBy(r => r.Evaluation.SessionId))
        {
            var (told, first) = (one.First().Evaluation, one.First());
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
                new("usefulness", Number(told.Usefulness)),
                new("comfort", Number(told.Comfort)),
                new("recommends", Number(told.Recommends)),
                new("next", told.Next.ToString(), Words.Get($"evaluations.next.{told.Next}")),
                new("passedOn", told.PassedOn, Names(told.PassedOn, topics)),
                new("passedOnOther", told.PassedOnOther),
                new("learned", told.Learned, Names(told.Learned, topics)),
                new("learnedOther", told.LearnedOther),
                new("keep", told.Keep),
                new("change", told.Change),
                new("shared", told.KeepIsShared || told.ChangeIsShared ? "true" : "", Words.Get("evaluations.data.shared.yes")),
                new("counted", told.IsReleased ? "true" : "", Words.Get("evaluations.data.counted.yes"))
            );
        }
        var about = rows.Where(r => r.Value is not null)
            .DistinctBy(r => (r.Id, r.Asked, r.Question, r.AnsweredAt))
            .OrderBy(r => r.AnsweredAt);
        foreach (var one in about)
            if (one.Asked is { } asked)
                fact.Add(
                    "evaluations.data.self",
                    one.Name,
                    AfterErasure.Goes,
                    new("asked", asked.ToString(), Words.Get($"evaluations.data.self.{asked}")),
                    new(
                        "said",
                        $"{one.Question} {one.Value}",
                        Words.Get($"evaluations.effect.{one.Question}") + ": " + Number(one.Value!.Value)
                    )
                );
            else
                fact.Add(
                    "evaluations.data.hours",
                    one.Name,
                    AfterErasure.Goes,
                    new(
                        "said",
                        one.AnsweredAt!.Value.ToString("O", CultureInfo.InvariantCulture),
                        ProgrammeWords.Day(one.AnsweredAt.Value)
                    ),
                    new("hours", (one.Value!.Value / 2m).ToString(CultureInfo.InvariantCulture), GivenHours.Write(one.Value.Value))
                );
    }

    public async Task On(PersonErased fact, CancellationToken stop)
    {
        var mine = db.Participants.Where(p => p.PersonId == fact.Person);
        await db.Evaluations.Where(e => mine.Any(p => p.Id == e.ParticipantId)).ExecuteDeleteAsync(stop);
        await db.SelfAssessments.Where(a => mine.Any(p => p.Id == a.ParticipantId)).ExecuteDeleteAsync(stop);
        await db.GivenHours.Where(h => mine.Any(p => p.Id == h.ParticipantId)).ExecuteDeleteAsync(stop);
    }

    public async Task On(ProgrammeForgotten fact, CancellationToken stop)
    {
        await db.Evaluations.Where(e => e.ProgrammeId == fact.Programme).ExecuteDeleteAsync(stop);
        await db.SelfAssessments.Where(a => a.ProgrammeId == fact.Programme).ExecuteDeleteAsync(stop);
        await db.GivenHours.Where(h => h.ProgrammeId == fact.Programme).ExecuteDeleteAsync(stop);
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
