using Line.Simulator.Control;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.LineChannel.Codes;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Agency;

/// <summary>A village's LINE group ties itself: staff get a code, somebody types it in the group.</summary>
public sealed class VillageGroupTests
{
    private static readonly Guid VillageId = Guid.CreateVersion7();

    [Theory, OnBothDatabases]
    public async Task A_code_typed_in_the_group_ties_it_once_and_leaving_unties_it(Database database)
    {
        await using var world = await StartAsync(database);
        var officer = await Visitor.StaffAsync(world.Service);
        var (group, head) = await GroupAsync(world, "บ้านหนึ่งรักกัน");
        var code = await CodeAsync(officer);
        Assert.DoesNotContain(code[2..], (await world.Service.ReadAsync(db => db.Set<ChatCode>().SingleAsync())).Hash, StringComparison.Ordinal);

        await SayAsync(world, group, head, code.ToLowerInvariant());

        Assert.Contains("กลุ่มของ หมู่ 1 บ้านหนึ่ง", (await SaidAsync(world, group))[^1].Text, StringComparison.Ordinal);
        Assert.Equal(group, await TiedAsync(world));
        await officer.OpenAsync($"/staff/villages/{VillageId}");
        await officer.SendAsync("form[action*='handler=GroupName']");
        Assert.Contains("ผูกแล้ว บ้านหนึ่งรักกัน", officer.Words, StringComparison.Ordinal);
        // The same code does nothing in another group.
        var (other, otherHead) = await GroupAsync(world, "กลุ่มอื่น");
        await SayAsync(world, other, otherHead, code);
        Assert.Contains("ใช้ไม่ได้แล้ว", (await SaidAsync(world, other))[^1].Text, StringComparison.Ordinal);
        Assert.Equal(group, await TiedAsync(world));

        await world.Line.SendEventsAsync([new { type = "leave", source = new { type = "group", groupId = group } }], replyTokens: false);
        await world.SettleAsync();
        Assert.Equal("", await TiedAsync(world));
        Assert.Equal(["village.group_code_issued", "village.group_tied", "village.group_untied"],
            await world.Service.ReadAsync(db => db.AuditEntries.Where(e => e.Subject == $"village:{VillageId:N}").OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync()));
    }

    [Fact]
    public async Task A_group_belongs_to_one_village_and_staff_can_untie_it()
    {
        await using var world = await StartAsync(Database.Sqlite);
        var second = Guid.CreateVersion7();
        await world.Service.WriteAsync(db => Task.FromResult(db.Add(new Village { Id = second, Number = 2, Name = "บ้านสอง", Label = "หมู่บ้าน" })));
        var officer = await Visitor.StaffAsync(world.Service);
        var (group, head) = await GroupAsync(world, "สองหมู่");
        await SayAsync(world, group, head, await CodeAsync(officer));
        await SayAsync(world, group, head, await CodeAsync(officer, second));
        Assert.Equal(("", group), (await TiedAsync(world), await TiedAsync(world, second)));

        await officer.OpenAsync($"/staff/villages/{second}");
        await officer.SendAsync("form[action*='handler=Untie']");

        Assert.Equal("", await TiedAsync(world, second));
        Assert.NotNull(officer.Page.QuerySelector("form[action*='handler=GroupCode']"));
    }

    [Fact]
    public async Task An_old_code_and_one_typed_in_private_tie_nothing()
    {
        await using var world = await StartAsync(Database.Sqlite);
        var officer = await Visitor.StaffAsync(world.Service);
        var (group, head) = await GroupAsync(world, "บ้านหนึ่ง");
        var code = await CodeAsync(officer);
        var villager = await Talk.WithFriendAsync(world);
        await villager.SayAsync(code);
        Assert.Contains("พิมพ์รหัสในกลุ่ม", villager.Words, StringComparison.Ordinal);

        await world.AdvanceAsync(TimeSpan.FromHours(25));
        await SayAsync(world, group, head, code);

        Assert.Equal("", await TiedAsync(world));
    }

    private static async Task<string> CodeAsync(Visitor officer, Guid? village = null)
    {
        await officer.OpenAsync($"/staff/villages/{village ?? VillageId}");
        await officer.SendAsync("form[action*='handler=GroupCode']");
        return officer.Page.QuerySelector("main .code")!.TextContent;
    }

    private static Task<string> TiedAsync(LineWorld world, Guid? village = null) => world.Service.ReadAsync(db => db.Set<Village>().Where(v => v.Id == (village ?? VillageId)).Select(v => v.LineGroupId).SingleAsync());

    private static async Task<(string Group, string Head)> GroupAsync(LineWorld world, string name)
    {
        var head = await world.Line.AddVillagerAsync("ผู้ใหญ่บ้าน");
        var group = await world.Line.AddGroupAsync(name, [head.UserId]);
        await world.SettleAsync();
        return (group.Id, head.UserId);
    }

    private static async Task SayAsync(LineWorld world, string group, string head, string text)
    {
        await world.Line.SendGroupTextAsync(group, head, new TextRequest(text));
        await world.SettleAsync();
    }

    private static async Task<IReadOnlyList<ChatEntryView>> SaidAsync(LineWorld world, string group) => [.. (await world.Line.GroupChatAsync(group)).Entries.Where(e => e.From is null && e.Via != "system")];

    private static async Task<LineWorld> StartAsync(Database database)
    {
        var world = await LineWorld.StartAsync(database);
        await Visitor.AddOfficeAsync(world.Service);
        await world.Service.WriteAsync(db => Task.FromResult(db.Add(new Village { Id = VillageId, Number = 1, Name = "บ้านหนึ่ง", Label = "หมู่บ้าน" })));
        return world;
    }
}
