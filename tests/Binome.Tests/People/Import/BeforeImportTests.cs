using System.Reflection;
using Binome.People;
using Binome.People.Import;
using Binome.Platform;

namespace Binome.Tests.People.Import;

/// <summary>A field added to a person is carried everywhere: nothing here names one.</summary>
public sealed class BeforeImportTests
{
    private static readonly string[] Identity =
    [
        nameof(Person.Id),
        nameof(Person.Organisation),
        nameof(Person.Version),
        nameof(Person.Search),
    ];

    private static readonly PropertyInfo[] Fields = [.. typeof(Person).GetProperties().Where(p => !Identity.Contains(p.Name))];

    [Fact]
    public void A_copy_and_an_undo_bring_back_every_field()
    {
        var before = Filled(1);
        Assert.Equal(Values(before), Values(before.Copy()));
        var after = Filled(2, before.Id);
        var change = new DirectoryChange([], [after], [], new Dictionary<Id<Person>, IReadOnlyList<Relation>>());
        var back = BeforeImport.Unpack(BeforeImport.Pack(State(before), change)).Back(State(after));
        Assert.Equal(Values(before), Values(Assert.Single(back.Updated)));
    }

    [Fact]
    public void A_change_of_any_field_is_noticed()
    {
        foreach (var field in Fields)
        {
            var (before, after) = (Filled(1), Filled(1));
            field.SetValue(after, Value(field, 2));
            Assert.Single(PersonUpdate.Changes(before, after));
        }
    }

    private static DirectoryState State(Person person) =>
        new(new Dictionary<Id<Person>, Person> { [person.Id] = person }, new Dictionary<Id<Person>, IReadOnlyList<Relation>>());

    private static Person Filled(int seed, Id<Person>? id = null)
    {
        var person = new Person(id ?? new(Guid.NewGuid()), "main");
        foreach (var field in Fields)
            field.SetValue(person, Value(field, seed));
        return person;
    }

    private static object Value(PropertyInfo field, int seed) =>
        field.PropertyType == typeof(string) ? $"{field.Name} {seed}"
        : field.PropertyType == typeof(Id<Person>?) ? new Id<Person>(new Guid(seed, 0, 0, new byte[8]))
        : field.PropertyType == typeof(DateOnly?) ? new DateOnly(2026, 1, seed)
        : throw new NotSupportedException($"A value for {field.Name}, please: {field.PropertyType}");

    private static List<object?> Values(Person person) => [.. Fields.Select(f => f.GetValue(person))];
}
