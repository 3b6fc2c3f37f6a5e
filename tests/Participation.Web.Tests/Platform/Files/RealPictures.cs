namespace Participation.Web.Tests.Platform.Files;

/// <summary>The pictures of this checkout, made by several programs.</summary>
internal static class RealPictures
{
    public static string Checkout { get; } = Find();

    public static IEnumerable<string> All =>
        new[] { "rich-menus", "src/Participation.Web/wwwroot", "src/Participation.Web/Features/Services/Demo" }.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Checkout, folder), "*.png"));

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Participation.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
