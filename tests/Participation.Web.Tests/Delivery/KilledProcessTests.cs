using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Delivery;

/// <summary>
/// The service is killed (SIGKILL) again and again while people write and are answered. What LINE heard 200 for is handled,
/// its effects exist once, and nobody is answered twice. Hundreds of kills are the bench's (scripts/bench kill).
/// </summary>
public sealed class KilledProcessTests(Xunit.Abstractions.ITestOutputHelper output)
{
    [Theory, OnBothDatabases]
    public async Task Twenty_kills_lose_nothing_and_repeat_nothing(Database database)
    {
        var seed = Random.Shared.Next();
        output.WriteLine($"seed {seed}");

        var result = await KillStorm.RunAsync(database, kills: 20, seed);

        output.WriteLine($"{result}");
        Assert.InRange(result.Answered, 1, result.Stored);
        Assert.InRange(result.Heard200, 1, result.Stored);
        Assert.True(result.IsFaultless, $"{result}");
    }
}
