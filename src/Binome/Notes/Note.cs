using Binome.Enrolment;
using Binome.Platform;
using Binome.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.Notes;

public enum NoteKind
{
    /// <summary>The steps of a session, as its mentor adapted them: read by all who sit there.</summary>
    Agenda = 1,

    /// <summary>What its author has ticked before a session; theirs alone.</summary>
    Checks = 2,

    /// <summary>Where the mentee says they stand; read by all who sit there.</summary>
    Level = 3,

    /// <summary>Read by all who sit there.</summary>
    Shared = 4,

    /// <summary>Read by its author alone.</summary>
    Private = 5,

    /// <summary>Of the ledger: what its author learned. Read by all who sit there.</summary>
    Learned = 6,

    /// <summary>Of the ledger: what its author passed on. Read by all who sit there.</summary>
    PassedOn = 7,
}

/// <summary>What somebody wrote down about a session they sit in, sealed with a key that the database does not have (<see cref="Platform.Storage.NoteKey"/>).</summary>
public sealed class Note(Id<Session> sessionId, Id<Participant> by, NoteKind kind)
{
    /// <summary>Letters.</summary>
    public const int Most = 4000;

    public Id<Session> SessionId { get; private set; } = sessionId;
    public Id<Participant> By { get; private set; } = by;
    public NoteKind Kind { get; private set; } = kind;
    public byte[] Kept { get; internal set; } = [];
    public DateTime At { get; internal set; }

    /// <summary>What it is sealed with, beside the key: nobody can put it in another's place.</summary>
    internal string About => $"{SessionId}|{By}|{(int)Kind}";

    internal sealed class Mapping : IEntityTypeConfiguration<Note>
    {
        public void Configure(EntityTypeBuilder<Note> notes)
        {
            notes.HasKey(n => new
            {
                n.SessionId,
                n.By,
                n.Kind,
            });
            notes.HasIndex(n => n.By);
            notes.Ignore(n => n.About);
            notes.HasOne<Session>().WithMany().HasForeignKey(n => n.SessionId);
            notes.HasOne<Participant>().WithMany().HasForeignKey(n => n.By);
        }
    }
}
