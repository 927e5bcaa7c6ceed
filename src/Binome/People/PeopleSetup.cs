using Binome.Platform;
using Binome.Platform.Outbox;
using Binome.Platform.Ui;

namespace Binome.People;

/// <summary>Registers the directory.</summary>
public static class PeopleSetup
{
    public static IServiceCollection AddPeople(this IServiceCollection services) =>
        services
            .AddScoped<ImportDirectory>()
            .AddScoped<ErasePerson>()
            .AddScoped<IReact<DataAsked>, DirectoryData>()
            .AddScoped<UndoImport>()
            .AddScoped<UploadDirectory>()
            .AddScoped<ApplyUpload>()
            .AddScoped<DropUpload>();

    public static void AddPeopleWeb(this WebApplicationBuilder builder)
    {
        builder.Services.AddPeople();
        builder.Services.AddScoped<ITidy, TidyUploads>();
        builder.Services.AddSingleton(new NavEntry("/people", "people.nav"));
    }
}
