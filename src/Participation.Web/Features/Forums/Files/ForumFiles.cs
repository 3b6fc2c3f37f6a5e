using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;

namespace Participation.Web.Features.Forums;

/// <summary>The files of one forum, and where their reader finds them.</summary>
public sealed record ForumFiles(string Address, IReadOnlyList<ForumFile> All)
{
    public static readonly ForumFiles None = new("", []);

    public IReadOnlyList<ForumFile> Removed => [.. All.Where(f => f.RemovedAt is not null)];

    public IReadOnlyList<ForumFile> Of(ForumFileKind kind) => [.. All.Where(f => f.Kind == kind && f.RemovedAt is null)];

    public string AddressOf(ForumFile file) => $"{Address}/files/{file.Id}";
}

public static class ForumFileFinding
{
    public static readonly IReadOnlyList<ForumFileKind> Kinds = Enum.GetValues<ForumFileKind>();

    public static string Words(this ForumFileKind kind) => kind switch
    {
        ForumFileKind.Document => "เอกสารประกอบ",
        ForumFileKind.Photo => "ภาพจากเวที",
        ForumFileKind.Minutes => "รายงานการประชุม",
    };

    /// <param name="db">Where they are kept.</param>
    /// <param name="forum">Whose they are.</param>
    /// <param name="address">Of the forum's page for this reader.</param>
    /// <param name="ct">Ends the wait.</param>
    public static async Task<ForumFiles> FilesOfAsync(this ParticipationContext db, Guid forum, string address, CancellationToken ct) =>
        new(address, await db.Set<ForumFile>().AsNoTracking().Where(f => f.ForumId == forum).OrderBy(f => f.AddedAt).ThenBy(f => f.Id).Take(4 * ForumFile.MostOfOneForum).ToListAsync(ct));

    internal static Task<ForumFile?> FindForumFileAsync(this ParticipationContext db, int number, Guid id, bool openOnly, CancellationToken ct) =>
        db.Set<ForumFile>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == id && f.RemovedAt == null && db.Set<Forum>().Any(x => x.Id == f.ForumId && x.Number == number && (!openOnly || x.AnnouncedAt != null)), ct);
}
