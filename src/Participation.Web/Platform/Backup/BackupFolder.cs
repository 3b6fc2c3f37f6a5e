using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.PersonalData;
using Participation.Web.Platform.Time;

namespace Participation.Web.Platform.Backup;

/// <summary>
/// A backup is a folder: the database as one file, uploaded files, keys, heads of the audit chain, the list of erasures. It is
/// as confidential as the data folder itself.
/// </summary>
public sealed class BackupFolder(DatabaseDump database, DataFolder folder, TimeProvider clock)
{
    private static readonly string[] Folders = ["files", "keys"];
    private static readonly string[] AuditFiles = [AuditAnchors.FileName, AuditAnchors.HeadFileName];

    public async Task WriteAsync(string target, CancellationToken ct)
    {
        if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any()) throw new StartRefusedException($"{target} is not empty; a backup goes into a folder of its own.");
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(target);
        else Directory.CreateDirectory(target, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        // Before the database: heads of entries it does not hold yet would look like entries that were removed.
        foreach (var file in AuditFiles) CopyFile(folder.Root, target, file);
        await database.WriteAsync(target, ct);
        // After it: a file that a row names was stored before the row.
        foreach (var name in Folders) CopyFolder(Path.Combine(folder.Root, name), Path.Combine(target, name));
        CopyFile(folder.Root, target, ErasureList.FileName);
    }

    public async Task ReadAsync(string source, bool replace, CancellationToken ct)
    {
        await database.ReadAsync(source, replace, ct);
        // What was written after the backup is gone from the database; its heads stay aside, so that the gap can be seen.
        var aside = $".before-{clock.Now():yyyyMMddHHmmss}";
        foreach (var file in AuditFiles.Where(f => File.Exists(folder.PathTo(f)))) File.Move(folder.PathTo(file), folder.PathTo(file + aside));
        foreach (var file in AuditFiles) CopyFile(source, folder.Root, file);
        foreach (var name in Folders) CopyFolder(Path.Combine(source, name), folder.Subfolder(name));
        // Never only the backup's: those erased since then stay erased.
        ErasureList.Merge(folder.PathTo(ErasureList.FileName), Path.Combine(source, ErasureList.FileName));
    }

    private static void CopyFile(string from, string to, string name)
    {
        if (File.Exists(Path.Combine(from, name))) File.Copy(Path.Combine(from, name), Path.Combine(to, name), overwrite: true);
    }

    private static void CopyFolder(string from, string to)
    {
        if (!Directory.Exists(from)) return;
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
    }
}
