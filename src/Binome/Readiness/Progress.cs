using Binome.Enrolment;
using Binome.Library;
using Binome.Platform;

namespace Binome.Readiness;

/// <summary>How far a mentor has come on the way to a first session.</summary>
/// <param name="Passed">Codes of modules, and when.</param>
/// <param name="PlayedAt">When both of a role-play had said so.</param>
/// <param name="ReadyAt">When a coach signed off.</param>
public sealed record Progress(
    Participant Mentor,
    DateTime Since,
    IReadOnlyDictionary<string, DateTime> Passed,
    DateTime? PlayedAt,
    DateTime? ReadyAt
)
{
    public IEnumerable<string> MissingModules => ShippedText.Course.Where(code => !Passed.ContainsKey(code));

    public int Modules => ShippedText.Course.Count(Passed.ContainsKey);

    /// <summary>All that they do themselves is done: a coach's word is missing.</summary>
    public bool IsToSignOff => ReadyAt is null && PlayedAt is not null && !MissingModules.Any();

    /// <summary>What is missing, in words, to whoever prepares or coaches.</summary>
    public IReadOnlyList<string> Missing =>
        ReadyAt is not null
            ? []
            :
            [
                .. MissingModules.Count() is > 0 and var modules
                    ? [Words.Count("readiness.missing.modules", modules)]
                    : Array.Empty<string>(),
                .. PlayedAt is null ? [Words.Get("readiness.missing.play")] : Array.Empty<string>(),
                Words.Get("readiness.missing.signOff"),
            ];
}
