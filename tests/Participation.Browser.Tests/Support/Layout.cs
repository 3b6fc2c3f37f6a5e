namespace Participation.Browser.Tests.Support;

/// <summary>What a thumb and a narrow screen ask of a page.</summary>
public static class Layout
{
    private const string TooSmall =
        """
        least => [...document.querySelectorAll('a[href], button, select, textarea, input:not([type=hidden]), [role=button]')]
          .filter(node => node.checkVisibility() && !node.closest('.skip'))
          .map(node => ({ node, box: node.getBoundingClientRect() }))
          .filter(({ box }) => box.width < least - .5 || box.height < least - .5)
          .map(({ node, box }) => `${node.outerHTML.slice(0, 120)} is ${Math.round(box.width)}×${Math.round(box.height)}`)
        """;

    private const string TooWide =
        """
        () => {
          const room = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= room && document.body.scrollWidth <= room) return [];
          return [...document.body.querySelectorAll('*')].filter(node => node.getBoundingClientRect().right > room + .5)
            .map(node => `${node.outerHTML.slice(0, 120)} ends at ${Math.round(node.getBoundingClientRect().right)} of ${room}`);
        }
        """;

    public static async Task AssertNoSidewaysScrollAsync(this Visit visit)
    {
        // A page that answered a form may be read before its style sheet is there.
        await visit.Page.WaitForLoadStateAsync();
        var wide = await visit.Page.EvaluateAsync<string[]>(TooWide);
        Assert.True(wide.Length == 0, $"{visit.Page.Url} scrolls sideways:\n{string.Join('\n', wide)}");
    }

    public static async Task AssertTapTargetsAsync(this Visit visit, int pixels = 48)
    {
        await visit.Page.WaitForLoadStateAsync();
        var small = await visit.Page.EvaluateAsync<string[]>(TooSmall, pixels);
        Assert.True(small.Length == 0, $"{visit.Page.Url}, smaller than {pixels} px:\n{string.Join('\n', small)}");
    }
}
