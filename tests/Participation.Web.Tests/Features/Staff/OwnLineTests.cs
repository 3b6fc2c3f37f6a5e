using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Delivery.Outgoing;
using Participation.Web.Features.Citizens;
using Participation.Web.Features.Staff.LineLinks;
using Participation.Web.LineChannel.Codes;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Staff;

/// <summary>A colleague's own LINE says that something waits, and nothing more.</summary>
public sealed class OwnLineTests
{
    [Theory, OnBothDatabases]
    public async Task A_code_from_the_account_page_ties_the_LINE_it_is_typed_in(Database database)
    {
        await using var world = await StartAsync(database);
        var colleague = await Colleague.AddAsync(world.Service, "works", [StaffRole.UnitHead]);
        var visitor = await colleague.SignInAsync();
        var phone = await Talk.WithFriendAsync(world);
        var code = await CodeAsync(visitor);
        Assert.StartsWith("https://line.me/R/oaMessage/%40participation/?A-", visitor.Page.QuerySelector("main ol a")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal(1, await world.Service.ReadAsync(db => db.Set<ChatCode>().CountAsync(c => !c.Hash.Contains(code.Substring(2)))));

        await phone.SayAsync(code);

        Assert.Contains("ผูกกับบัญชีเจ้าหน้าที่แล้ว", phone.Words, StringComparison.Ordinal);
        await visitor.OpenAsync("/staff/account/line");
        Assert.Contains("✓ ผูกแล้ว", visitor.Words, StringComparison.Ordinal);
        Assert.Equal((colleague.Id, phone.UserId), await world.Service.ReadAsync(async db => await db.Set<StaffLineLink>().Select(l => new ValueTuple<Guid, string>(l.AccountId, l.LineUserId)).SingleAsync()));
        // What was typed is not kept, and works once.
        Assert.DoesNotContain(await world.Service.ReadAsync(db => db.Inbox.Select(e => e.Payload).ToListAsync()), p => System.Text.Encoding.UTF8.GetString(p).Contains(code, StringComparison.Ordinal));
        var stranger = await Talk.WithFriendAsync(world, "คนอื่น");
        await stranger.SayAsync(code);
        Assert.Contains("ใช้ไม่ได้แล้ว", stranger.Words, StringComparison.Ordinal);
        Assert.Equal(phone.UserId, await world.Service.ReadAsync(db => db.Set<StaffLineLink>().Select(l => l.LineUserId).SingleAsync()));
    }

    [Fact]
    public async Task A_code_runs_out_after_a_quarter_of_an_hour_and_a_new_one_ends_it()
    {
        await using var world = await StartAsync(Database.Sqlite);
        var visitor = await (await Colleague.AddAsync(world.Service, "works", [StaffRole.UnitHead])).SignInAsync();
        var phone = await Talk.WithFriendAsync(world);
        var first = await CodeAsync(visitor);
        var second = await CodeAsync(visitor);
        await phone.SayAsync(first);
        Assert.Contains("ใช้ไม่ได้แล้ว", phone.Words, StringComparison.Ordinal);
        await world.AdvanceAsync(TimeSpan.FromMinutes(16));

        await phone.SayAsync(second);

        Assert.Contains("ใช้ไม่ได้แล้ว", phone.Words, StringComparison.Ordinal);
        Assert.Equal(0, await LinksAsync(world));
    }

    [Theory, OnBothDatabases]
    public async Task It_can_be_ended_from_the_chat_from_the_page_and_by_closing_the_account(Database database)
    {
        await using var world = await StartAsync(database);
        var colleague = await Colleague.AddAsync(world.Service, "works", [StaffRole.UnitHead]);
        var visitor = await colleague.SignInAsync();
        var phone = await Talk.WithFriendAsync(world);

        await phone.SayAsync(await CodeAsync(visitor));
        await phone.TapAsync("เลิกรับแจ้งเตือน");
        Assert.Contains("เลิกแจ้งเตือน", phone.Words, StringComparison.Ordinal);
        Assert.Equal(0, await LinksAsync(world));

        await phone.SayAsync(await CodeAsync(visitor));
        await visitor.OpenAsync("/staff/account/line");
        await visitor.SendAsync("form[action*='handler=Unlink']");
        Assert.Equal(0, await LinksAsync(world));

        await phone.SayAsync(await CodeAsync(visitor));
        var administrator = await Visitor.StaffAsync(world.Service, "admin");
        await administrator.OpenAsync($"/staff/people/{colleague.Id}/manage");
        await administrator.SendAsync("form[action*='handler=Close']", ("Sure", "true"));
        Assert.Equal(0, await LinksAsync(world));
        Assert.Equal((3, 3), await world.Service.ReadAsync(async db => (await db.AuditEntries.CountAsync(e => e.Action == "staff.line_linked"), await db.AuditEntries.CountAsync(e => e.Action == "staff.line_unlinked"))));
    }

    [Theory, OnBothDatabases]
    public async Task Holders_of_a_position_are_told_as_a_notice_that_leads_to_the_staff_pages(Database database)
    {
        await using var world = await StartAsync(database);
        var colleague = await Colleague.AddAsync(world.Service, "works", [StaffRole.UnitHead]);
        var visitor = await colleague.SignInAsync();
        var phone = await Talk.WithFriendAsync(world);
        await phone.SayAsync(await CodeAsync(visitor));
        await world.RefreshQuotaAsync();

        await phone.DoAsync(() => TellAsync(world, notices => notices.TellHoldersAsync(colleague.PositionId, new StaffNotice("มีเรื่องรอรับ 1 เรื่อง", "/staff"), CancellationToken.None)));

        Assert.Contains("มีเรื่องรอรับ 1 เรื่อง", phone.Words, StringComparison.Ordinal);
        Assert.Contains("/staff", phone.Words, StringComparison.Ordinal);
        Assert.Contains("เลิกรับแจ้งเตือน", phone.Labels);
        Assert.Equal(MessageClass.Notice, await world.Service.ReadAsync(db => db.OutboxMessages.Where(m => m.Recipient == phone.UserId).OrderByDescending(m => m.Id).Select(m => m.Class).FirstAsync()));
        // Who has not linked anything, and who is out of the position, hears nothing.
        await phone.DoAsync(() => TellAsync(world, notices => notices.TellHoldersAsync(Guid.CreateVersion7(), new StaffNotice("อีกเรื่อง", "/staff"), CancellationToken.None)));
        Assert.Empty(phone.Answers);
    }

    [Fact]
    public async Task A_notice_is_one_short_sentence_and_an_address_of_ours()
    {
        await using var world = await StartAsync(Database.Sqlite);

        await Assert.ThrowsAsync<ArgumentException>(() => TellAsync(world, n => n.TellAsync([], new StaffNotice(new string('ก', StaffNotice.MaxText + 1), "/staff"), CancellationToken.None)));
        await Assert.ThrowsAsync<ArgumentException>(() => TellAsync(world, n => n.TellAsync([], new StaffNotice("มีเรื่อง", "https://example.com"), CancellationToken.None)));
    }

    [Theory, OnBothDatabases]
    public async Task Whoever_asks_what_is_kept_sees_the_link_and_erasing_oneself_ends_it(Database database)
    {
        await using var world = await StartAsync(database);
        var visitor = await (await Colleague.AddAsync(world.Service, "works", [StaffRole.UnitHead])).SignInAsync();
        var phone = await Talk.WithFriendAsync(world);
        await phone.SayAsync(await CodeAsync(visitor));
        await phone.SayAsync("ข้อมูลของฉัน");
        Assert.Contains("ผูกกับบัญชีเจ้าหน้าที่เมื่อ", phone.Words, StringComparison.Ordinal);

        await using var scope = world.Service.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<EraseCitizen>().RunAsync(phone.UserId, CancellationToken.None);

        Assert.Equal(0, await LinksAsync(world));
    }

    private static async Task TellAsync(LineWorld world, Func<IStaffNotices, Task> tell)
    {
        await using var scope = world.Service.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ParticipationContext>().WriteAsync(_ => tell(scope.ServiceProvider.GetRequiredService<IStaffNotices>()), CancellationToken.None);
    }

    private static async Task<string> CodeAsync(Visitor visitor)
    {
        await visitor.OpenAsync("/staff/account/line");
        await visitor.SendAsync("form[action*='handler=Code']");
        return visitor.Page.QuerySelector("main .code")!.TextContent;
    }

    private static Task<int> LinksAsync(LineWorld world) => world.Service.ReadAsync(db => db.Set<StaffLineLink>().CountAsync());

    private static async Task<LineWorld> StartAsync(Database database)
    {
        var world = await LineWorld.StartAsync(database);
        await Visitor.AddOfficeAsync(world.Service);
        return world;
    }
}
