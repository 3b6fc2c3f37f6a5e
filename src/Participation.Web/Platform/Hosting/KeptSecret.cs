namespace Participation.Web.Platform.Hosting;

/// <summary>
/// A secret made at the first start and kept in the data folder for the service's own user. Two processes that start on one folder
/// at the same moment get the same: the first that lies there whole stays.
/// </summary>
public static class KeptSecret
{
    /// <summary>A millisecond each; the other process writes forty bytes.</summary>
    private const int MostTries = 10_000;

    public static byte[] In(DataFolder folder, string name, Func<byte[]> make)
    {
        var path = Path.Combine(folder.Subfolder("keys"), name);
        if (File.Exists(path)) return File.ReadAllBytes(path);
        using var alone = Hold(folder.PathTo("keys.lock"));
        if (File.Exists(path)) return File.ReadAllBytes(path);
        var (secret, half) = (make(), $"{path}.{Guid.CreateVersion7():N}");
        Write(half, secret);
        File.Move(half, path);
        return secret;
    }

    private static FileStream Hold(string path)
    {
        var spin = default(SpinWait);
        for (var tried = 1; ; tried++)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (tried < MostTries)
            {
                spin.SpinOnce();
            }
        }
    }

    private static void Write(string path, byte[] secret)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        file.Write(secret);
        file.Flush(flushToDisk: true);
    }
}
