using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Files;
using Participation.Web.Platform.PersonalData;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Forums;

/// <summary>Papers before a forum; pictures and minutes after it.</summary>
public static class ForumFilesFeature
{
    public static IServiceCollection AddForumFiles(this IServiceCollection services) => services
        .AddScoped<KeepForumFile>().AddScoped<RemoveForumFile>().AddScoped<IDemoData, DemoForumFiles>()
        .AddNoCitizenData("forum_files", "ชื่อและชนิดของเอกสารและภาพของเวที ภาพไม่มีข้อมูลในไฟล์ว่าใครอยู่ที่ใด")
        .AddNotSearched("found through their forum", typeof(ForumFile))
        .AddAuditWords(("forum.file_added", "เพิ่มเอกสารหรือภาพของเวที"), ("forum.file_removed", "นำเอกสารหรือภาพของเวทีออก"));

    public static void MapForumFiles(this SliceEndpoints endpoints)
    {
        endpoints.Citizen.MapGet("/forums/{number:int}/files/{id:guid}", async (int number, Guid id, HttpContext http, ParticipationContext db, FileStore files, CancellationToken ct) =>
                await db.FindForumFileAsync(number, id, openOnly: true, ct) is { } file ? FileAnswer.Of(http, files, file.Name, isKeptADay: true) : Results.NotFound())
            .WithSummary("A paper or picture of a forum.").Produces(200, contentType: "application/pdf").Produces(404);
        endpoints.Staff.MapGet("/forums/{number:int}/files/{id:guid}", async (int number, Guid id, HttpContext http, ParticipationContext db, FileStore files, CancellationToken ct) =>
                await db.FindForumFileAsync(number, id, openOnly: false, ct) is { } file ? FileAnswer.Of(http, files, file.Name) : Results.NotFound())
            .Needs(Permission.SeeForums).WithSummary("The same for colleagues, before the forum is announced too.").Produces(200, contentType: "application/pdf").Produces(401).Produces(404);
    }
}
