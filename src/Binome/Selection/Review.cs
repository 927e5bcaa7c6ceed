using System.Globalization;
using Binome.People;
using Binome.Platform;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.Selection;

/// <summary>What one reviewer makes of an application, quality by quality; nobody who reads it too sees it.</summary>
/// <param name="isThird">The look of a programme's manager, who has read the others.</param>
public sealed class Review(Id<Review> id, Id<Application> applicationId, Id<Person> reviewerId, DateTime givenAt, bool isThird)
{
    /// <summary>Longer is read by nobody.</summary>
    public const int MostWords = 600;

    /// <summary>From here on two reviewers disagree about a quality.</summary>
    public const int Apart = 2;

    public Id<Review> Id { get; private set; } = id;
    public Id<Application> ApplicationId { get; private set; } = applicationId;
    public Id<Person> ReviewerId { get; private set; } = reviewerId;

    /// <summary>When it was given to them to read.</summary>
    public DateTime GivenAt { get; private set; } = givenAt;
    public bool IsThird { get; private set; } = isThird;

    /// <summary>`volunteer=3|curious=4`, by the codes of the rubric.</summary>
    public string Marks { get; private set; } = "";
    public string OwnWords { get; private set; } = "";
    public DateTime? DoneAt { get; private set; }

    /// <summary>From 1 to 4; null for a quality that was not asked then.</summary>
    public int? this[string quality] =>
        Marks.Split('|').Select(m => m.Split('=')).FirstOrDefault(m => m[0] == quality) is [_, var mark]
            ? int.Parse(mark, CultureInfo.InvariantCulture)
            : null;

    public void Say(IEnumerable<(string Quality, int Mark)> marks, string ownWords, DateTime now)
    {
        Marks = string.Join('|', marks.Select(m => $"{m.Quality}={m.Mark.ToString(CultureInfo.InvariantCulture)}"));
        (OwnWords, DoneAt) = (ownWords, now);
    }

    /// <summary>Its words and marks go; that it was read stays.</summary>
    public void Forget() => (Marks, OwnWords) = ("", "");

    public void BelongToNobody(Id<Person> nobody) => (ReviewerId, OwnWords) = (nobody, "");

    internal sealed class Mapping : IEntityTypeConfiguration<Review>
    {
        public void Configure(EntityTypeBuilder<Review> reviews)
        {
            reviews.HasIndex(r => new { r.ApplicationId, r.ReviewerId }).IsUnique();
            reviews.HasIndex(r => r.ReviewerId);
            reviews.Property(r => r.OwnWords).HasMaxLength(MostWords);
            reviews.HasOne<Application>().WithMany().HasForeignKey(r => r.ApplicationId);
        }
    }
}
