using Binome.Evaluations;
using Microsoft.EntityFrameworkCore;

namespace Binome.Platform;

public abstract partial class BinomeDb
{
    public DbSet<Evaluation> Evaluations => Set<Evaluation>();
    public DbSet<SelfAssessment> SelfAssessments => Set<SelfAssessment>();
    public DbSet<GivenHours> GivenHours => Set<GivenHours>();
    public DbSet<AnswerBatch> AnswerBatches => Set<AnswerBatch>();
    public DbSet<AnswerTally> AnswerTallies => Set<AnswerTally>();
}
