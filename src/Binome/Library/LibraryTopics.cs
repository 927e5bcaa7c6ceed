using Binome.Platform.Ui;
using Binome.Programmes;

namespace Binome.Library;

/// <summary>The topics of a programme, as its library names them.</summary>
internal sealed class LibraryTopics(IReadOnlyList<ProgrammeTopic> topics)
{
    public bool Has(string? code) => topics.Any(t => t.Code == code);

    public string Of(string code) =>
        topics.FirstOrDefault(t => t.Code == code)?.Name ?? (ShippedTopics.Codes.Contains(code) ? ShippedTopics.NameOf(code) : code);

    public IEnumerable<Option> Options => topics.Select(t => new Option(t.Code, t.Name));
}
