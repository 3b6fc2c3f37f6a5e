using Participation.Web.Tests.Delivery;
using Participation.Web.Tests.Features.Queues;
using Participation.Web.Tests.Features.Queues.Model;
using Participation.Web.Tests.Platform;
using Participation.Web.Tests.Rights;
using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Participation.Web.Tests.LongFirst", "Participation.Web.Tests")]

namespace Participation.Web.Tests;

/// <summary>Classes that take minutes begin first: the last of them would keep one processor busy while the other waits.</summary>
public sealed class LongFirst : ITestCollectionOrderer
{
    private static readonly Type[] Long = [typeof(KilledProcessTests), typeof(QueueModelTests), typeof(RoleTableTests), typeof(AuditTrailTests), typeof(ConsoleTests), typeof(TwoProcessesTests)];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderByDescending(c => Array.Exists(Long, t => c.DisplayName.EndsWith(t.FullName!, StringComparison.Ordinal)));
}
