using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Binome.Tests;

public enum Store
{
    Sqlite,
    Postgres,
}

/// <summary>Runs a theory once on SQLite and once on PostgreSQL: every test that touches data.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BothDatabasesAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>([new TheoryDataRow(Store.Sqlite), new TheoryDataRow(Store.Postgres)]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
