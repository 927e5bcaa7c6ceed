using Binome.Enrolment;
using Binome.Evaluations;
using Binome.Pairings;
using Binome.Platform;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Binome.Tests.Evaluations;

/// <summary>For the tests that walk through every page: a session that was held, of which the mentee has said how it was and the mentor has not; figures of six people.</summary>
internal static class FurnishedEvaluations
{
    public static async Task<Session> Make(BinomeDb db, Ids ids, DateTime now, Pairing pairing, Participant mentor)
    {
        var mentee = await db.Participants.SingleAsync(p => p.Id == pairing.MenteeId);
        var (asked, day) = (now.AddDays(-30), DateOnly.FromDateTime(now).AddDays(-20));
        var session = new Session(ids.New<Session>(), pairing.ProgrammeId, pairing.Id, asked);
        session.Seat(mentor, pairing.Id);
        session.Seat(mentee, pairing.Id);
        session.Propose(mentee.Id, [new(day, 600, "Europe/Paris", 30)], "", "", asked);
        session.Accept(mentor.Id, 1, "", asked);
        session.Tell(true, mentor.Id, now);
        db.Sessions.Add(session);
        var said = new Evaluation(pairing.ProgrammeId, session.Id, mentee.Id, now);
        said.Say(
            new(5, 4, 9, NextWish.GoOn)
            {
                Keep = "Partir de mes propres courriels.",
                KeepIsShared = true,
                Change = "Rien que je veuille dire.",
            },
            now
        );
        said.Release(1);
        db.Evaluations.Add(said);
        foreach (var cell in Tallies.Select(t => t.Cell).Distinct())
            db.AnswerBatches.Add(new(pairing.ProgrammeId, cell, 1, now, 6, 6));
        foreach (var (cell, question, value, answers) in Tallies)
            db.AnswerTallies.Add(new(pairing.ProgrammeId, cell, 1, question, value, answers));
        await db.SaveChangesAsync();
        return session;
    }

    private static readonly (Cell Cell, Question, int, int)[] Tallies =
    [
        (Cell.Mentors, Question.Usefulness, 4, 2),
        (Cell.Mentors, Question.Usefulness, 5, 4),
        (Cell.Mentors, Question.Comfort, 3, 6),
        (Cell.Mentors, Question.Recommends, 9, 6),
        (Cell.Mentors, Question.Next, 1, 5),
        (Cell.Mentors, Question.Next, 2, 1),
        (Cell.Mentors, Question.PassedOn, 1, 6),
        (Cell.Mentors, Question.Learned, 0, 3),
        (Cell.Mentors, Question.Learned, 1, 3),
        (Cell.MenteesBefore, Question.AtEase, 2, 4),
        (Cell.MenteesBefore, Question.AtEase, 4, 2),
        (Cell.MenteesBefore, Question.Alone, 1, 6),
        (Cell.MentorsHours, Question.HalfHours, 4, 2),
        (Cell.MentorsHours, Question.HalfHours, 7, 4),
        (Cell.UsedLater, Question.UsedAtWork, 0, 2),
        (Cell.UsedLater, Question.UsedAtWork, 1, 4),
    ];
}
