using System.Security.Cryptography;
using Participation.Web.Platform.Hosting;

namespace Participation.Web.Platform.Files;

/// <summary>
/// Files in the data folder under names that we make: nothing that somebody typed becomes a path, and an address that names a
/// file never changes its meaning.
/// </summary>
public sealed class FileStore(DataFolder folder)
{
    private const string Folder = "files";
    private const int NameLetters = 40;

    /// <summary>Under a name made of the content: the same file is stored once.</summary>
    public async Task<string> SaveAsync(CheckedFile file, CancellationToken ct)
    {
        var name = $"{Convert.ToHexStringLower(SHA256.HashData(file.Content))[..NameLetters]}.{file.Extension}";
        if (Find(name) is null) await WriteAsync(name, file, ct);
        return name;
    }

    /// <summary>Under a name of its own that nobody can work out: two senders never share a file, and one can be deleted.</summary>
    public async Task<string> SaveUnguessableAsync(CheckedFile file, CancellationToken ct)
    {
        var name = $"{RandomNumberGenerator.GetHexString(NameLetters, lowercase: true)}.{file.Extension}";
        await WriteAsync(name, file, ct);
        return name;
    }

    /// <summary>Nothing happens where the name is none of ours or the file is gone.</summary>
    public void Delete(string? name)
    {
        if (Find(name) is { } path) File.Delete(path);
    }

    /// <summary>The file's path, or null where the name is none of ours or the file is gone.</summary>
    public string? Find(string? name)
    {
        if (name is null || !IsOurs(name)) return null;
        var path = Path.Combine(folder.Subfolder(Folder), name);
        return File.Exists(path) ? path : null;
    }

    private async Task WriteAsync(string name, CheckedFile file, CancellationToken ct)
    {
        var path = Path.Combine(folder.Subfolder(Folder), name);
        // Never seen half-written: a reader finds the whole file or none.
        var half = $"{path}.{Guid.CreateVersion7():N}";
        try
        {
            await File.WriteAllBytesAsync(half, file.Content, ct);
            File.Move(half, path, overwrite: true);
        }
        catch
        {
            File.Delete(half);
            throw;
        }
    }

    private static bool IsOurs(string name) =>
        name.Split('.') is [{ Length: NameLetters } letters, "png" or "jpg" or "webp" or "pdf"] && letters.All(char.IsAsciiHexDigitLower);
}
