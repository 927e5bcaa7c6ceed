using System.Text.Encodings.Web;
using System.Text.Json;

namespace Binome.Records;

/// <summary>A record as its file and its sheet tell it: what its mentor chose to show, and no executive's name that they do not allow (docs/records.md).</summary>
/// <param name="Instance">Where it comes from, and where its key is published.</param>
/// <param name="Key">The fingerprint of the key it is signed with.</param>
/// <param name="Language">Of the words in it.</param>
/// <param name="FeedbackFrom">How many people said how a session was, in whole fives; null below.</param>
public sealed record PrintedRecord(
    string Format,
    string Instance,
    string Key,
    DateOnly Issued,
    string Language,
    string Name,
    int? FeedbackFrom,
    IReadOnlyList<PrintedProgramme> Programmes
)
{
    public const string ThisFormat = "binome-record/1";

    private static readonly JsonSerializerOptions Written = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // read by people too, never inside a page
    };

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Written);

    /// <summary>Null where it is no record, or one of a later version.</summary>
    public static PrintedRecord? Read(byte[] json)
    {
        try
        {
            return
                JsonSerializer.Deserialize<PrintedRecord>(json, Written)
                    is { Format: ThisFormat, Programmes: not null, Name: not null } record
                ? record
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>What somebody gave as a mentor in one programme.</summary>
/// <param name="Until">Null while a pair of theirs runs.</param>
/// <param name="MinutesInSessions">Of sessions that were held.</param>
/// <param name="HoursSaid">Preparing and meeting, as they said it themselves month by month; null where they never did.</param>
/// <param name="ReadyOn">A coach said so, where the programme asks for it.</param>
/// <param name="Stories">Told by a pair and agreed to by both.</param>
/// <param name="Words">Their own; nobody else vouches for them.</param>
/// <param name="Named">Executives who allow it.</param>
public sealed record PrintedProgramme(
    string Name,
    DateOnly From,
    DateOnly? Until,
    int Pairs,
    int Sessions,
    int MinutesInSessions,
    decimal? HoursSaid,
    IReadOnlyList<PrintedTopic> Topics,
    IReadOnlyList<PrintedModule> Modules,
    DateOnly? ReadyOn,
    int Stories,
    string Words,
    IReadOnlyList<PrintedName> Named
);

/// <param name="Level">1 to 5, as they say it themselves.</param>
public sealed record PrintedTopic(string Name, int Level);

public sealed record PrintedModule(string Title, DateOnly PassedOn);

public sealed record PrintedName(string Name, DateOnly From, DateOnly? Until);
