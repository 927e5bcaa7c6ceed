using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Binome.Platform;

/// <summary>The database. Each capability adds its own sets in Xxx/BinomeDb.Xxx.cs and maps them in its own configuration class.</summary>
public abstract partial class BinomeDb(DbContextOptions options) : DbContext(options)
{
    /// <summary>Makes a name of the model a name of the tables: raw SQL needs no quotes, on either database.</summary>
    public static string Snake(string name) => WordStart().Replace(name, "_$0").ToLowerInvariant();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        foreach (var entity in Sets())
            configurationBuilder.Properties(typeof(Id<>).MakeGenericType(entity)).HaveConversion(IdConverter.MakeGenericType(entity));
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(BinomeDb).Assembly);
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            if (entity.GetViewName() is null) // what is only read is no table of the model's
                entity.SetTableName(Snake(entity.GetTableName()!));
            foreach (var property in entity.GetProperties())
                property.SetColumnName(Snake(property.Name));
        }
    }

    /// <summary>How this database stores an <see cref="Id{T}"/>: an open ValueConverter type with one parameter.</summary>
    protected abstract Type IdConverter { get; }

    private IEnumerable<Type> Sets() =>
        GetType()
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(p => p.PropertyType.IsGenericType && p.PropertyType.GetGenericTypeDefinition() == typeof(DbSet<>))
            .Select(p => p.PropertyType.GenericTypeArguments[0]);

    [GeneratedRegex("(?<=[a-z0-9])[A-Z]")]
    private static partial Regex WordStart();

    private sealed class UtcConverter()
        : ValueConverter<DateTime, DateTime>(v => Clock.Truncate(v), v => DateTime.SpecifyKind(v, DateTimeKind.Utc));
}
