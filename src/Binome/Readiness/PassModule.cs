using Binome.Enrolment;
using Binome.Library;
using Binome.Platform;

namespace Binome.Readiness;

/// <summary>A mentor answers a module's check: passed once every answer is right; what was wrong is told and kept nowhere.</summary>
public sealed class PassModule(BinomeDb db, TimeProvider clock)
{
    /// <summary>Numbers of the questions whose answer is wrong, or missing.</summary>
    /// <param name="answers">Of each question, the number of the answer.</param>
    public IReadOnlyList<int> Run(Participant mentor, Reading module, IReadOnlyList<int?> answers)
    {
        List<int> wrong =
        [
            .. module
                .Body.Questions.Index()
                .Where(q => answers[q.Index] is not { } answer || answer >= q.Item.Items.Count || !q.Item.Items[answer].IsTicked)
                .Select(q => q.Index),
        ];
        if (wrong.Count == 0)
            db.ModulePasses.Add(new(mentor.Id, module.Code, clock.Now()));
        return wrong;
    }
}
