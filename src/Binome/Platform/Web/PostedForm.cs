using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Binome.Platform.Web;

/// <summary>A form that took effect, by the key hidden in it: the same form posted again is led to the first result.</summary>
public sealed class PostedForm(Guid key, DateTime at, string location)
{
    public Guid Key { get; private set; } = key;
    public DateTime At { get; private set; } = at;
    public string Location { get; private set; } = location;

    internal sealed class Mapping : IEntityTypeConfiguration<PostedForm>
    {
        public void Configure(EntityTypeBuilder<PostedForm> forms)
        {
            forms.HasKey(f => f.Key);
            forms.HasIndex(f => f.At);
        }
    }
}
