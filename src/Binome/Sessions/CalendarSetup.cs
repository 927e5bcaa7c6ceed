namespace Binome.Sessions;

/// <summary>Registers sessions in calendars: invitations and private addresses.</summary>
public static class CalendarSetup
{
    public static IServiceCollection AddCalendars(this IServiceCollection services) =>
        services.AddScoped<SessionCalendar>().AddScoped<CalendarFeeds>();

    public static void MapCalendars(this IEndpointRouteBuilder app)
    {
        CalendarFeeds.Map(app);
        SeatAddress.Map(app);
    }
}
