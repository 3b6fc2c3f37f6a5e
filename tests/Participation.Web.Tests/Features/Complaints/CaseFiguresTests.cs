using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Complaints;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Complaints;

/// <summary>Counted on receipt; what was late once stays late.</summary>
public sealed class CaseFiguresTests
{
    [Theory, OnBothDatabases]
    public async Task Told_in_time_late_and_running_are_counted_apart_and_praise_is_no_complaint(Database database)
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(database);
        await TellingOnTheWebTests.TellAsync(Visitor.To(service), service);
        await TellingOnTheWebTests.TellAsync(Visitor.To(service), service);
        await TellingOnTheWebTests.TellAsync(Visitor.To(service), service, ("Kind", "Praise"));
        var first = await service.ReadAsync(db => db.Set<Case>().AsNoTracking().SingleAsync(c => c.Number == 1));
        await CloseAsync(service, first);
        service.Clock.Advance(TimeSpan.FromDays(16));
        await TellingOnTheWebTests.TellAsync(Visitor.To(service), service);
        await CloseAsync(service, await service.ReadAsync(db => db.Set<Case>().AsNoTracking().SingleAsync(c => c.Number == 2)));

        var figures = await ReadAsync(service, new CasePeriod(2570, 1));

        Assert.Equal(new CaseCount("รวม", 3, 2, Told: 1, Explained: 0, Breached: 1, Running: 1), figures.Complaints);
        Assert.Equal(50, figures.Complaints.InTime);
        Assert.Equal((1, 8.0), (figures.Others, figures.MedianDays));
        Assert.All(figures.Tables, t => Assert.Equal(3, t.Lines.Sum(l => l.Received)));
        Assert.Equal(0, (await ReadAsync(service, new CasePeriod(2569, 0))).Complaints.Received);
    }

    [Fact]
    public async Task The_page_shows_them_to_oversight_and_says_so_when_there_is_nothing()
    {
        await using var service = await TellingOnTheWebTests.OfficeAsync(Database.Sqlite);
        await TellingOnTheWebTests.TellAsync(Visitor.To(service), service);
        var oversight = await (await Colleague.AddAsync(service, "centre-2", [StaffRole.ComplaintOfficer])).SignInAsync();

        await oversight.OpenAsync("/staff/cases/figures");
        Assert.Contains("ปีงบประมาณ 2570", oversight.Words, StringComparison.Ordinal);
        Assert.Contains("1 เรื่อง", oversight.Words, StringComparison.Ordinal);
        await oversight.OpenAsync("/staff/cases/figures?year=2569&half=2");
        Assert.Contains("ยังไม่มีเรื่องร้องทุกข์หรือร้องเรียนในช่วงนี้", oversight.Words, StringComparison.Ordinal);
    }

    private static async Task CloseAsync(Service service, Case about)
    {
        await using var scope = service.Services.CreateAsyncScope();
        Assert.IsType<CaseChange.Done>(await scope.ServiceProvider.GetRequiredService<CloseCase>().RunAsync(about.Id, about.Revision, CaseOutcome.Solved, "เปลี่ยนหลอดแล้วเมื่อเช้านี้", AttachedFiles.None, $"staff:{Guid.CreateVersion7():N}", CancellationToken.None));
    }

    private static async Task<CaseFigures> ReadAsync(Service service, CasePeriod period)
    {
        await using var scope = service.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ReadCaseFigures>().RunAsync(period, CancellationToken.None);
    }
}
