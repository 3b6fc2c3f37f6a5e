using System.Text.Json;

namespace Participation.Browser.Tests.Support;

/// <summary>axe-core, handed to the page by the browser itself, so that the content policy stays as citizens get it.</summary>
public static class Axe
{
    // target-size is off by default although it is part of WCAG 2.2 AA.
    private const string Run =
        """
        async () => {
          const found = await axe.run(document, {
            runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'],
            rules: { 'target-size': { enabled: true } },
            resultTypes: ['violations'],
          });
          return JSON.stringify(found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 160)} ${node.failureSummary}`)));
        }
        """;

    private static readonly Lazy<string> Source = new(() =>
    {
        var file = Path.Combine(AppContext.BaseDirectory, "axe.min.js");
        return File.Exists(file)
            ? File.ReadAllText(file)
            : throw new InvalidOperationException("axe.min.js is missing. Run npm ci --ignore-scripts in tests/Participation.Browser.Tests and build again, or run ./scripts/test, which does both.");
    });

    public static async Task AssertAccessibleAsync(this Visit visit)
    {
        // A page that answered a form may be read before its style sheet is there, and then has the browser's own colours.
        await visit.Page.WaitForLoadStateAsync();
        await visit.Page.EvaluateAsync(Source.Value);
        var found = JsonSerializer.Deserialize<string[]>(await visit.Page.EvaluateAsync<string>(Run))!;
        Assert.True(found.Length == 0, $"axe at {visit.Page.Url}:\n{string.Join('\n', found)}");
    }
}
