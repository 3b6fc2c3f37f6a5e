using System.Text.Json;

namespace Line.Simulator.Validation;

/// <summary>A rich menu: size, names, areas.</summary>
internal static class RichMenuRules
{
    public const double LeastRatio = 1.45;

    public static void Check(JsonElement menu, Problems problems)
    {
        var root = new ObjectCheck(menu, new Place(""), problems);
        double? width = null, height = null;
        if (root.Object("size", required: true) is { } size)
        {
            width = size.Number("width", 800, 2500, required: true, whole: true);
            height = size.Number("height", 250, 2500, required: true, whole: true);
            size.NoOthers();
            if (width / height < LeastRatio) problems.Add($"The aspect ratio (width / height) must be at least {LeastRatio}", size.Place);
        }

        root.Bool("selected", required: true);
        root.Text("name", 300, required: true, asLetters: true);
        root.Text("chatBarText", 14, required: true, asLetters: true);
        foreach (var area in root.Objects("areas", 0, 20, required: true))
        {
            if (area.Object("bounds", required: true) is { } bounds) Bounds(bounds, width, height, problems);
            if (area.Object("action", required: true) is { } action) ActionRules.Check(action, ActionPlace.RichMenu);
            area.NoOthers();
        }

        root.NoOthers();
    }

    private static void Bounds(ObjectCheck bounds, double? width, double? height, Problems problems)
    {
        var x = bounds.Number("x", 0, 2500, required: true, whole: true);
        var y = bounds.Number("y", 0, 2500, required: true, whole: true);
        var w = bounds.Number("width", 1, 2500, required: true, whole: true);
        var h = bounds.Number("height", 1, 2500, required: true, whole: true);
        if (x + w > width || y + h > height) problems.Add("The area must be inside the menu", bounds.Place);
        bounds.NoOthers();
    }
}
