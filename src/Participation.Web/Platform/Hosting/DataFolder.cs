using Microsoft.Extensions.Options;

namespace Participation.Web.Platform.Hosting;

/// <summary>The service's own folder. Files in it are readable by the service's user only.</summary>
public sealed class DataFolder
{
    public DataFolder(IOptions<SiteOptions> site)
    {
        Root = site.Value.DataPath;
        MakePrivate(Root);
    }

    public string Root { get; }

    public string PathTo(string name) => Path.Combine(Root, name);

    public string Subfolder(string name)
    {
        var path = Path.Combine(Root, name);
        MakePrivate(path);
        return path;
    }

    private static void MakePrivate(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
