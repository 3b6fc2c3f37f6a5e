using Line.Simulator;

namespace Line.Messaging.Tests.AgainstTheSimulator;

public sealed class TryingOutOnOneMachine : SimulatorTest
{
    protected override SimulatorOptions Options => new() { AllowLoopbackMedia = true, DemoVillagers = true };

    [Theory]
    [InlineData("http://127.0.0.1:5080/a.png", 200)]
    [InlineData("http://localhost:5080/a.png", 200)]
    [InlineData("http://example.go.th/a.png", 400)]
    public async Task Pictures_may_lie_on_this_machine_without_https(string url, int status)
    {
        var answer = await PostAsync("/v2/bot/message/validate/push", new { messages = new[] { new { type = "image", originalContentUrl = url, previewImageUrl = url } } });

        Assert.Equal(status, answer.Status);
    }

    [Fact]
    public async Task The_demo_villagers_keep_their_ids_so_that_a_service_with_data_knows_them()
    {
        var before = (await Phone.VillagersAsync()).Select(villager => villager.UserId).ToList();

        await Phone.ResetAsync();

        Assert.Equal(before, (await Phone.VillagersAsync()).Select(villager => villager.UserId));
        Assert.Contains("U00000000000000000000000000000001", before);
    }
}
