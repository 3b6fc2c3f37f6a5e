using System.Reflection;
using Xunit.Sdk;

namespace Participation.Web.Tests.Support;

/// <summary>Every behaviour runs on both databases: use with [Theory].</summary>
public sealed class OnBothDatabasesAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[Database.Sqlite], [Database.Postgres]];
}
