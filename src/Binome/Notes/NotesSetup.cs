using Binome.People;
using Binome.Platform;
using Binome.Platform.Storage;
using Binome.Programmes;
using Binome.Sessions;

namespace Binome.Notes;

/// <summary>Registers notes.</summary>
public static class NotesSetup
{
    public static void AddNotesWeb(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton(s => new NoteKey(s.GetRequiredService<IConfiguration>(), s.GetRequiredService<DataStore>()));
        services.AddScoped<Notebook>();
        services.AddScoped<IReact<SessionShown>, ShowNotes>();
        services.AddScoped<IReact<DataAsked>, OwnNotes>();
        services.AddScoped<IReact<PersonErased>, OwnNotes>();
        services.AddScoped<IReact<ProgrammeForgotten>, OwnNotes>();
    }
}
