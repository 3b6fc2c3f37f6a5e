using Microsoft.Playwright;

namespace Participation.Browser.Tests.Support;

/// <summary>
/// No Thai mark is cut off: each kind of input, button and heading of a page is filled with words whose marks stack, and
/// its ink must be that of the same words with nothing clipped. The page is of no use afterwards.
/// </summary>
public static class Marks
{
    public const string Words = "ปู่ ฎุ๊ กี๊ ที่นี่";

    // Room for marks that stand out of their box.
    private const int Margin = 40;

    private static readonly Lazy<string> Script = new(() => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Support", "marks.js")));

    /// <returns>How many kinds of boxes were looked at.</returns>
    public static Task<int> AssertMarksUnclippedAsync(this Visit visit) => visit.AssertMarksUnclippedAsync("");

    /// <summary>Further boxes of words are named by a selector.</summary>
    /// <returns>How many kinds of boxes were looked at.</returns>
    public static async Task<int> AssertMarksUnclippedAsync(this Visit visit, string also)
    {
        var clipped = new List<string>();
        await visit.Page.EvaluateAsync("also => { globalThis.alsoMarked = also; }", also);
        await visit.Page.EvaluateAsync(Script.Value);
        var boxes = await visit.Page.EvaluateAsync<string[]>("() => marks.names");
        for (var i = 0; i < boxes.Length; i++)
        {
            var (asItIs, free) = (await InkAsync(visit, i, free: false), await InkAsync(visit, i, free: true));
            Assert.True(free.Count > 100, $"{boxes[i]} shows nothing ({free})");
            if (!asItIs.SameAs(free)) clipped.Add($"{boxes[i]}: {asItIs}; unclipped {free}");
        }
        Assert.True(clipped.Count == 0, $"Marks are clipped at {visit.Page.Url}:\n{string.Join('\n', clipped)}");
        return boxes.Length;
    }

    private static async Task<Picture> InkAsync(Visit visit, int box, bool free)
    {
        var at = await visit.Page.EvaluateAsync<float[]>("([index, words, free]) => marks.show(index, words, free)", new object[] { box, Words, free });
        var view = visit.Page.ViewportSize!;
        var (left, top) = (Math.Max(0, at[0] - Margin), Math.Max(0, at[1] - Margin));
        var clip = new Clip { X = left, Y = top, Width = Math.Min(view.Width, at[0] + at[2] + Margin) - left, Height = Math.Min(view.Height, at[1] + at[3] + Margin) - top };
        return Picture.Read(await visit.Page.ScreenshotAsync(new PageScreenshotOptions { Clip = clip })).Trim();
    }
}
