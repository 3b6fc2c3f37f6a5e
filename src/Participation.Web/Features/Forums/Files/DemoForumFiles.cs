using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Staff;
using Participation.Web.Persistence;
using Participation.Web.Platform.Files;
using Participation.Web.Platform.Slices;

namespace Participation.Web.Features.Forums;

/// <summary>A paper before a forum to come; a picture, minutes and a picture taken away again of one that was.</summary>
public sealed class DemoForumFiles(KeepForumFile keep, RemoveForumFile remove, IWebHostEnvironment host) : IDemoData
{
    private static readonly byte[] Paper = [.. "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"u8];

    public int Order => 47;

    public async Task<IReadOnlyList<string>> LoadAsync(ParticipationContext db, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        var actor = StaffActor.Of(await db.Users.Where(u => u.UserName == "officer").Select(u => u.Id).SingleAsync(ct));
        var coming = await db.Set<Forum>().Where(f => f.State == ForumState.Announced && f.Level == ForumLevel.Tambon).OrderBy(f => f.Number).Select(f => f.Number).FirstAsync(ct);
        var held = await db.Set<Forum>().Where(f => f.State == ForumState.Held).OrderByDescending(f => f.Day).Select(f => f.Number).FirstAsync(ct);
        await AddAsync(coming, ForumFileKind.Document, "ร่างแผนพัฒนาปีหน้า (ตัวอย่าง)", new CheckedFile(FileKind.Pdf, Paper), 1);
        await AddAsync(held, ForumFileKind.Minutes, "รายงานการประชุมฉบับลงชื่อ (ตัวอย่าง)", new CheckedFile(FileKind.Pdf, Paper), 2);
        if (await PictureAsync(ct) is not { } picture) return [];
        await AddAsync(held, ForumFileKind.Photo, "ชาวบ้านยกมือลงมติที่ศาลา (ตัวอย่าง)", picture, 3);
        await AddAsync(held, ForumFileKind.Photo, "ภาพที่เห็นหน้าเด็ก (ตัวอย่าง)", picture, 4);
        var wrong = await db.Set<ForumFile>().Where(f => f.Title.StartsWith("ภาพที่เห็น")).Select(f => f.Id).FirstAsync(ct);
        await remove.RunAsync(held, wrong, "เห็นหน้าเด็กชัด ผู้ปกครองขอให้นำออก", actor, ct);
        await db.SaveChangesAsync(ct);
        return [];

        async Task AddAsync(int number, ForumFileKind kind, string title, CheckedFile file, int request)
        {
            await keep.RunAsync(number, new NewForumFile(kind, title, file, new Guid(request, 1, 0, new byte[8])), actor, ct);
            await db.SaveChangesAsync(ct);
        }
    }

    /// <summary>Our own drawing stands for a photograph.</summary>
    private async Task<CheckedFile?> PictureAsync(CancellationToken ct)
    {
        if (host.WebRootFileProvider.GetFileInfo("icon-512.png") is not { Exists: true } icon) return null;
        await using var stream = icon.CreateReadStream();
        using var bytes = new MemoryStream();
        await stream.CopyToAsync(bytes, ct);
        return CheckedFile.Of(bytes.ToArray());
    }
}
