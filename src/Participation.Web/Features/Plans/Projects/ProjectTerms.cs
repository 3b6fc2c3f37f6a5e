using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Plans;

/// <summary>How projects are spoken of and found.</summary>
public static class ProjectTerms
{
    public static readonly IReadOnlyList<ProjectState> States = Enum.GetValues<ProjectState>();

    /// <summary>What an entry may say of the state.</summary>
    public static readonly IReadOnlyList<ProjectState> Reported = [ProjectState.Running, ProjectState.Delayed, ProjectState.Done, ProjectState.Cancelled];

    public static string Words(this ProjectState state) => state switch
    {
        ProjectState.Planned => "○ ยังไม่เริ่ม",
        ProjectState.Running => "● กำลังทำ",
        ProjectState.Delayed => "! ล่าช้า",
        ProjectState.Done => "✓ เสร็จแล้ว",
        ProjectState.Cancelled => "✗ ยกเลิก",
    };

    public static readonly IReadOnlyList<PhotoFault> Faults = Enum.GetValues<PhotoFault>();

    public static string Words(this PhotoFault fault) => fault switch
    {
        PhotoFault.ShowsPeople => "เห็นหน้าเด็กหรือคนที่ไม่ได้ยินยอม",
        PhotoFault.ShowsPlate => "เห็นป้ายทะเบียน บ้านเลขที่ หรือเอกสาร",
        PhotoFault.AskedFor => "เจ้าของหรือคนในรูปขอให้นำออก",
        PhotoFault.Wrong => "ผิดรูปหรือผิดโครงการ",
    };

    public static string Words(this PhotoMoment moment) => moment switch
    {
        PhotoMoment.Before => "ก่อนทำ",
        PhotoMoment.After => "หลังทำหรือระหว่างทำ",
    };

    /// <summary>The state, how far it is, and why where that is owed.</summary>
    public static string Standing(this Project project) => project.State switch
    {
        ProjectState.Planned => $"{project.State.Words()} กำหนดเสร็จ {ThaiCalendar.ShortDate(project.EndsOn)}",
        ProjectState.Running => $"{project.State.Words()} {project.Progress} % กำหนดเสร็จ {ThaiCalendar.ShortDate(project.EndsOn)}",
        ProjectState.Delayed => $"{project.State.Words()} {project.Progress} % เพราะ {project.Reason}{(project.IsPromisedAgain ? $" กำหนดเสร็จใหม่ {ThaiCalendar.ShortDate(project.EndsOn)}" : null)}",
        ProjectState.Done => project.State.Words(),
        ProjectState.Cancelled => $"{project.State.Words()} เพราะ {project.Reason}",
    };

    /// <summary>The entry's state in one line.</summary>
    public static string Words(this ProjectEntry entry) => entry.State is ProjectState.Running or ProjectState.Delayed ? $"{entry.State.Words()} {entry.Progress} %" : entry.State.Words();

    public static string Baht(int amount) => amount == 0 ? "ยังไม่ระบุ" : amount.ToString("#,0", CultureInfo.InvariantCulture) + " บาท";

    public static string Subject(int number) => string.Create(CultureInfo.InvariantCulture, $"project:{number}");

    public static string Address(int number) => string.Create(CultureInfo.InvariantCulture, $"/projects/{number}");

    public static string PhotoAddress(ProjectPhoto photo) => $"/projects/photos/{photo.Id}";

    /// <summary>Kind of news, for whoever no longer follows.</summary>
    public static string Topic(int number) => string.Create(CultureInfo.InvariantCulture, $"project-{number}");

    public static Task<Project?> FindProjectAsync(this ParticipationContext db, int number, CancellationToken ct) =>
        db.Set<Project>().AsNoTracking().SingleOrDefaultAsync(p => p.Number == number, ct);

    public static IQueryable<ProjectFollower> FollowersOf(this ParticipationContext db, Project project) => db.Set<ProjectFollower>().Where(f => f.ProjectId == project.Id);

    /// <summary>Whoever else adds to the project waits: an update that changes nothing takes the row's lock.</summary>
    internal static Task HoldProjectAsync(this ParticipationContext db, int number, CancellationToken ct) =>
        db.Set<Project>().Where(p => p.Number == number).ExecuteUpdateAsync(set => set.SetProperty(p => p.Entries, p => p.Entries), ct);

    /// <summary>Whose promised day is past and nobody has said why.</summary>
    public static IQueryable<Project> LateOn(this IQueryable<Project> projects, DateOnly day) =>
        projects.Where(p => (p.State == ProjectState.Planned || p.State == ProjectState.Running || (p.State == ProjectState.Delayed && p.ExcusedEnd != null && p.ExcusedEnd != p.EndsOn)) && p.EndsOn < day);
}
