namespace Binome.Enrolment;

/// <summary>Registers enrolment.</summary>
public static class EnrolmentSetup
{
    public static IServiceCollection AddEnrolment(this IServiceCollection services) => services;

    public static void AddEnrolmentWeb(this WebApplicationBuilder builder) => builder.Services.AddEnrolment();
}
