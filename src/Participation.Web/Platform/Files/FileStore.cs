using System.Security.Cryptography;
using Participation.Web.Platform.Hosting;

namespace Participation.Web.Platform.Files;

/// <summary>
/// Files in the data folder under a name made of their content: the same file is stored once, nothing that somebody typed
/// becomes a path, and an address that names a file never changes its meaning.
/// </summary>
public sealed class FileStore(DataFolder folder)
{
    private const string Folder = "files";
    private const int HashLetters = 40;

    public async Task<string> SaveAsync(CheckedFile file, CancellationToken ct)
    {
        var name = $"{Convert.ToHexStringLower(SHA256.HashData(file.Content))[..HashLetters]}.{file.Extension}";
        var path = Path.Combine(folder.Subfolder(Folder), name);
        if (File.Exists(path)) return name;
        // Never seen half-written: a reader finds the whole file or none.
        var half = $"{path}.{Guid.CreateVersion7():N}";
        await File.WriteAllBytesAsync(half, file.Content, ct);
        File.Move(half, path, overwrite: true);
        return name;
    }

    /// <summary>The file's path, or null where the name is none of ours or the file is gone.</summary>
    public string? Find(string? name)
    {
        if (name is null || !IsOurs(name)) return null;
        var path = Path.Combine(folder.Subfolder(Folder), name);
        return File.Exists(path) ? path : null;
    }

    private static bool IsOurs(string name) =>
        name.Split('.') is [{ Length: HashLetters } hash, "png" or "jpg" or "webp" or "pdf"] && hash.All(char.IsAsciiHexDigitLower);
}
