namespace Participation.Browser.Tests.Support;

public static class ForEverybody
{
    /// <summary>A citizen's page: read aloud rightly, no sideways scroll, and every target large enough for a thumb.</summary>
    public static async Task AssertGoodForEverybodyAsync(this Visit visit)
    {
        await visit.AssertAccessibleAsync();
        await visit.AssertNoSidewaysScrollAsync();
        await visit.AssertTapTargetsAsync();
    }
}
