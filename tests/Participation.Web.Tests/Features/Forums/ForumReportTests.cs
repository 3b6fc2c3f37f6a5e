using System.Net;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Forums;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Forums;

/// <summary>The year's report: as it stands, cut for good, written to, and what of it everybody reads.</summary>
public sealed class ForumReportTests
{
    [Theory, OnBothDatabases]
    public async Task A_cut_report_keeps_its_figures_and_what_is_published_tells_nobody_apart(Database database)
    {
        await using var service = await ForumHall.OpenAsync(database);
        var first = await ForumHall.AnnouncedAsync(service, new(2026, 11, 20), 1);
        await ForumHall.AnnouncedAsync(service, new(2027, 1, 15), 2);
        await ForumHall.HeldAsync(service, first, elsewhere: 2, (1, 148));
        var (one, two) = (await ForumHall.VillageAsync(service, 1), await ForumHall.VillageAsync(service, 2));
        foreach (var i in Enumerable.Range(0, 7)) await ProposalBook.SayAsync(service, first, OpinionKind.Need, $"ขอไฟทาง {i}", one);
        await ProposalBook.SayAsync(service, first, OpinionKind.Problem, "น้ำขัง", two);
        var organiser = await ForumHall.OrganiserAsync(service);
        await organiser.OpenAsync("/staff/forums/report");
        Assert.Contains("จัดแล้ว 1 จาก 2 เวทีที่กำหนด ครอบคลุม 1 จาก 3 หมู่บ้านหรือชุมชน มา 150 คน จากเป้าหมาย 300 คน", organiser.Words, StringComparison.Ordinal);

        await organiser.OpenAsync("/staff/forums/report/cut");
        await organiser.SendAsync();
        Assert.True(organiser.Status == HttpStatusCode.OK, organiser.Words);
        var report = organiser.Path;
        await ForumHall.HeldAsync(service, first, elsewhere: 2, (1, 200));
        await organiser.OpenAsync(report);
        Assert.Contains("มา 150 คน", organiser.Words, StringComparison.Ordinal);
        await organiser.OpenAsync("/staff/forums/report");
        Assert.Contains("มา 202 คน", organiser.Words, StringComparison.Ordinal);
        var publisher = await (await Colleague.AddAsync(service, "publisher", [StaffRole.Publisher])).SignInAsync();
        await publisher.OpenAsync($"{report}/publish");
        Assert.Contains("ยังไม่มีใครเขียน", publisher.Words, StringComparison.Ordinal);
        await organiser.OpenAsync($"{report}/write");
        await organiser.SendAsync(("Problems", "คนวัยทำงานมาน้อย"), ("Suggestions", "จัดตอนเย็น"));
        Assert.True(organiser.Status == HttpStatusCode.OK, organiser.Words);

        await publisher.OpenAsync($"{report}/publish");
        var rows = publisher.Page.QuerySelectorAll("section.part table").Select(t => t.TextContent).First(t => t.Contains("บ้านสอง", StringComparison.Ordinal));
        Assert.Contains("ไม่แสดง", rows, StringComparison.Ordinal);
        Assert.Contains("จัดตอนเย็น", publisher.Words, StringComparison.Ordinal);
        await publisher.SendAsync();

        Assert.StartsWith("/staff/publications/", publisher.Path, StringComparison.Ordinal);
        Assert.Equal(["forum_report.made", "forum_report.written"], await service.ReadAsync(db => db.AuditEntries.Where(e => e.Action.StartsWith("forum_report")).OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync()));
    }
}
