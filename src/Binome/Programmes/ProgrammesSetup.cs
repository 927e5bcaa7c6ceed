using Binome.Platform.Ui;

namespace Binome.Programmes;

/// <summary>Registers programmes.</summary>
public static class ProgrammesSetup
{
    public static IServiceCollection AddProgrammes(this IServiceCollection services) => services.AddScoped<Mailing>();

    public static void AddProgrammesWeb(this WebApplicationBuilder builder) => builder.Services.AddProgrammes();
}
