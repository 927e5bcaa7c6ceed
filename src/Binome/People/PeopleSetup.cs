namespace Binome.People;

/// <summary>Registers the directory.</summary>
public static class PeopleSetup
{
    public static IServiceCollection AddPeople(this IServiceCollection services) =>
        services.AddScoped<ImportDirectory>().AddScoped<UndoImport>();
}
