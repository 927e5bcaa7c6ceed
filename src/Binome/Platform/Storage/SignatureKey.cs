using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace Binome.Platform.Storage;

/// <summary>A Data Protection key: it signs cookies and forms, so every node must share it. Never in a backup.</summary>
public sealed class SignatureKey(string name, string xml)
{
    public string Name { get; private set; } = name;
    public string Xml { get; private set; } = xml;

    internal sealed class Mapping : IEntityTypeConfiguration<SignatureKey>
    {
        public void Configure(Microsoft.EntityFrameworkCore.Metadata.Builders.EntityTypeBuilder<SignatureKey> keys) =>
            keys.HasKey(k => k.Name);
    }
}

/// <summary>Data Protection's keys in the database (the package that does this is not to be had for EF 10).</summary>
internal sealed class SignatureKeys(DataStore storage) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var db = storage.Open();
        return [.. db.SignatureKeys.AsNoTracking().Select(k => k.Xml).AsEnumerable().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var db = storage.Open();
        db.SignatureKeys.Add(new SignatureKey(friendlyName, element.ToString(SaveOptions.DisableFormatting)));
        db.SaveChanges();
    }
}
