using System.Globalization;
using Binome.Platform;
using Binome.Platform.Tables;

namespace Binome.People.Import;

/// <summary>Shows an import by a few of its people.</summary>
internal static class ImportPreviews
{
    public static ImportPreview Refusing(int rows, IReadOnlyList<Refusal> refused) =>
        new(ImportReport.Refusing(rows, refused), refused.Count, [], [], [], 0);

    public static ImportPreview Of(DirectoryPlan plan, ImportReport report, DirectoryState before) =>
        new(
            report,
            0,
            Names(plan.Added),
            [.. plan.Updated.Take(ImportPreview.Samples).Select(p => Changed(before.People[p.Id], p, before, plan))],
            Names(plan.Gone),
            plan.UnknownCountries,
            Columns: plan.Columns
        );

    private static List<string> Names(List<Person> people) => [.. people.Take(ImportPreview.Samples).Select(Name)];

    private static string Name(Person person) => $"{person.FirstName} {person.LastName} ({DirectoryState.Key(person)})";

    private static ChangedPerson Changed(Person before, Person after, DirectoryState state, DirectoryPlan plan)
    {
        var fields = PersonUpdate.Changes(before, after).Select(c => new ChangedField(c.Field, Text(c.Before), Text(c.After))).ToList();
        if (plan.Change.Relations.TryGetValue(after.Id, out var relations))
            foreach (var kind in Enum.GetValues<RelationKind>())
                if (Others(state.Relations(after.Id), kind) is var was && Others(relations, kind) is var will && was != will)
                    fields.Add(new(Field(kind), was, will));
        return new(Name(before), fields);

        string Others(IReadOnlyList<Relation> all, RelationKind kind) =>
            string.Join(", ", all.Where(r => r.Kind == kind).Select(r => Text(r.OtherId)).Order(StringComparer.Ordinal));

        string Text(object? value) =>
            value switch
            {
                null => "",
                Id<Person> id => (state.People.GetValueOrDefault(id) ?? plan.Added.Find(p => p.Id == id)) is { } person ? Name(person) : "",
                DateOnly day => day.ToString("o", CultureInfo.InvariantCulture),
                _ => value.ToString() ?? "",
            };
    }

    private static string Field(RelationKind kind) =>
        kind switch
        {
            RelationKind.DottedManager => DirectoryFields.DottedManagers,
            RelationKind.Appraiser => DirectoryFields.Appraiser,
            _ => DirectoryFields.Hr,
        };
}
