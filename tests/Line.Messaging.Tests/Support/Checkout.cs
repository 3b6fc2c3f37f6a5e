namespace Line.Messaging.Tests;

/// <summary>The folder of the solution.</summary>
internal static class Checkout
{
    public static string Folder { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Participation.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("These tests run from within the checkout.");
    }
}
