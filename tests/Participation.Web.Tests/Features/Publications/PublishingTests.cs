using System.Net;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Publications;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Publications;

/// <summary>One text from its first draft to everybody's eyes: written by one, approved by another, corrected and withdrawn in the open.</summary>
public sealed class PublishingTests
{
    private const string Title = "เปิดบริการช่วงพักเที่ยง ที่นี่";

    [Theory, OnBothDatabases]
    public async Task A_text_goes_out_only_after_somebody_who_did_not_write_it_has_approved_it(Database database)
    {
        await using var service = await StartAsync(database);
        var publisher = await SignInAsync(service, "publisher", StaffRole.Publisher);
        var approver = await SignInAsync(service, "approver", StaffRole.Approver);
        var villager = Visitor.To(service);
        var address = await WriteAsync(publisher);

        await publisher.OpenAsync($"{address}/work");
        await publisher.SendAsync("form[action*=Submit]");
        Assert.Contains("รออนุมัติ", publisher.Words, StringComparison.Ordinal);
        await villager.OpenAsync("/open/1");
        Assert.Equal(HttpStatusCode.NotFound, villager.Status);
        await approver.OpenAsync("/staff");
        Assert.Contains("1 เรื่องรอท่านอนุมัติ", approver.Words, StringComparison.Ordinal);
        await approver.OpenAsync($"{address}/review");
        await approver.SendAsync("form[action*=Return]", ("Reason", "ใส่เวลาปิดด้วย"));

        await publisher.OpenAsync($"{address}/edit");
        await publisher.SendAsync(("Body", "เปิด 08.30 ถึง 16.30 น."));
        await publisher.OpenAsync($"{address}/work");
        await publisher.SendAsync("form[action*=Submit]");
        await approver.OpenAsync($"{address}/review");
        await approver.SendAsync("form[action*=Approve]");
        Assert.Contains("อนุมัติแล้ว", approver.Words, StringComparison.Ordinal);
        await villager.OpenAsync("/open/1");
        Assert.Equal(HttpStatusCode.NotFound, villager.Status);

        await publisher.OpenAsync($"{address}/work");
        await publisher.SendAsync("form[action*=Publish]");
        await villager.OpenAsync("/open");
        Assert.Contains(Title, villager.Words, StringComparison.Ordinal);
        Assert.Empty(villager.Page.QuerySelectorAll("main form"));
        await villager.OpenAsync("/open/1");
        Assert.Contains("เปิด 08.30 ถึง 16.30 น.", villager.Words, StringComparison.Ordinal);
        Assert.Contains("ที่มา สำนักปลัด หนังสือที่ ทค 1/415 ลงวันที่ 16 พ.ย. 2569", villager.Words, StringComparison.Ordinal);
        Assert.Equal(
            ["publication.written", "publication.submitted", "publication.returned", "publication.changed", "publication.submitted", "publication.approved", "publication.published"],
            await service.ReadAsync(db => db.AuditEntries.Where(e => e.Subject == "publication:1").OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_approves_words_of_their_own_whatever_roles_they_hold(Database database)
    {
        await using var service = await StartAsync(database);
        var both = await SignInAsync(service, "both", StaffRole.Publisher, StaffRole.Approver);
        var other = await SignInAsync(service, "other", StaffRole.Publisher, StaffRole.Approver);
        var address = await WriteAsync(both);
        // The second one changed a word: both are authors now.
        await other.OpenAsync($"{address}/edit");
        await other.SendAsync(("Body", "เปิดทุกวันทำการ"));
        await other.OpenAsync($"{address}/work");
        await other.SendAsync("form[action*=Submit]");
        foreach (var author in new[] { both, other })
        {
            await author.OpenAsync($"{address}/review");
            Assert.Null(author.Page.QuerySelector("form[action*=Approve]"));
            // The button is not shown; the rule does not depend on it.
            var seen = await service.ReadAsync(db => db.Set<Publication>().Select(p => p.Version).SingleAsync());
            author.Page.QuerySelector("form[action*=Return]")!.SetAttribute("action", $"{address}/review?handler=Approve");
            await author.SendAsync("form[action*=Approve]", ("Seen", seen.ToString()));
            Assert.Equal(HttpStatusCode.BadRequest, author.Status);
            Assert.Contains("ต้องให้คนอื่นอนุมัติ", author.Words, StringComparison.Ordinal);
        }
        Assert.Equal(PublicationState.Submitted, await service.ReadAsync(db => db.Set<Publication>().Select(p => p.State).SingleAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_correction_stands_beside_the_text_once_approved_and_a_withdrawn_text_says_why(Database database)
    {
        await using var service = await StartAsync(database);
        var publisher = await SignInAsync(service, "publisher", StaffRole.Publisher);
        var approver = await SignInAsync(service, "approver", StaffRole.Approver);
        var villager = Visitor.To(service);
        var address = await PublishAsync(publisher, approver);

        await publisher.OpenAsync($"{address}/edit");
        Assert.Null(publisher.Page.QuerySelector("main form"));
        await publisher.OpenAsync($"{address}/correct");
        await publisher.SendAsync(("Text", "เดิมบอก 16.30 น. ที่ถูกคือ 16.00 น."));
        await villager.OpenAsync("/open/1");
        Assert.DoesNotContain("16.00", villager.Words, StringComparison.Ordinal);
        await approver.OpenAsync($"{address}/review");
        await approver.SendAsync("form[action*=Correction]");
        await villager.OpenAsync("/open/1");
        Assert.Contains("แก้ไขเมื่อ 20 พ.ย. 2569 เดิมบอก 16.30 น. ที่ถูกคือ 16.00 น.", Squeezed(villager.Words), StringComparison.Ordinal);
        Assert.Contains("มาติดต่อได้ไม่หยุดพักเที่ยง", villager.Words, StringComparison.Ordinal);

        await approver.OpenAsync($"{address}/review");
        await approver.SendAsync("form[action*=Withdraw]");
        Assert.Equal(HttpStatusCode.BadRequest, approver.Status);
        await approver.SendAsync("form[action*=Withdraw]", ("Reason", "เลื่อนไปปีหน้า"));
        await villager.OpenAsync("/open/1");
        Assert.Contains("ถอนประกาศนี้แล้ว", villager.Words, StringComparison.Ordinal);
        Assert.Contains("เลื่อนไปปีหน้า", villager.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("มาติดต่อได้ไม่หยุดพักเที่ยง", villager.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Every_colleague_is_told_and_who_opened_and_acknowledged_it_is_on_record(Database database)
    {
        await using var service = await StartAsync(database);
        var publisher = await SignInAsync(service, "publisher", StaffRole.Publisher);
        var approver = await SignInAsync(service, "approver", StaffRole.Approver);
        var reader = await SignInAsync(service, "reader");
        var address = await PublishAsync(publisher, approver, PublicationKind.Circular);
        var villager = Visitor.To(service);
        await villager.OpenAsync("/open/1");
        Assert.Equal(HttpStatusCode.NotFound, villager.Status);

        await reader.OpenAsync("/staff");
        Assert.Contains("มีเรื่องเวียน 1 เรื่อง", reader.Words, StringComparison.Ordinal);
        await reader.OpenAsync("/staff/notices/1");
        service.Clock.MoveTo(service.Clock.GetUtcNow().AddHours(2));
        await reader.SendAsync();
        await reader.OpenAsync("/staff");
        Assert.DoesNotContain("เรื่องเวียน 1 เรื่อง", reader.Words, StringComparison.Ordinal);

        await publisher.OpenAsync(address);
        Assert.Contains("ส่งถึง 3 คน เปิดอ่าน 1 คน รับทราบ 1 คน", publisher.Words, StringComparison.Ordinal);
        await publisher.OpenAsync($"{address}/readers");
        var rows = publisher.Page.QuerySelectorAll("tbody tr").Select(r => Squeezed(r.TextContent)).ToList();
        Assert.Equal(3, rows.Count);
        Assert.Contains("20 พ.ย. 2569 09.30 น.✓ 20 พ.ย. 2569 11.30 น.", rows[^1], StringComparison.Ordinal);
        Assert.Equal(1, await service.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Action == "publication.acknowledged")));
    }

    [Theory, OnBothDatabases]
    public async Task Channels_are_ticked_off_with_proof_and_what_is_missing_is_named(Database database)
    {
        await using var service = await StartAsync(database);
        var publisher = await SignInAsync(service, "publisher", StaffRole.Publisher);
        var address = await PublishAsync(publisher, await SignInAsync(service, "approver", StaffRole.Approver), PublicationKind.Announcement);
        await publisher.OpenAsync($"{address}/work");
        Assert.Contains("ใช้แล้ว 1 ช่องทาง จากอย่างน้อย 3 ยังขาด ป้ายประกาศที่สำนักงาน", publisher.Words, StringComparison.Ordinal);
        await publisher.OpenAsync("/staff");
        Assert.Contains("1 เรื่องยังไม่ครบช่องทาง", publisher.Words, StringComparison.Ordinal);

        foreach (var key in new[] { Channel.Board, "wire" })
        {
            var channel = await service.ReadAsync(db => db.Set<Channel>().Where(c => c.Key == key).Select(c => c.Id).SingleAsync());
            await publisher.OpenAsync($"{address}/work");
            await publisher.UploadAsync("form[action*=Log]", [("Proof", "board.pdf", "%PDF-1.4\n1 0 obj <<>> endobj\ntrailer\n%%EOF"u8.ToArray())], ("ChannelId", channel.ToString()), ("Note", "บอร์ดหน้าสำนักงาน"), ("PostedOn", "20/11/2569"));
            Assert.Equal(HttpStatusCode.OK, publisher.Status);
        }

        Assert.Contains("ครบแล้ว ใช้ 3 ช่องทาง จากอย่างน้อย 3", publisher.Words, StringComparison.Ordinal);
        using var proof = await publisher.Http.GetAsync(new Uri(publisher.Page.QuerySelector("a[href*='/publications/files/']")!.GetAttribute("href")!, UriKind.Relative));
        Assert.Equal("application/pdf", proof.Content.Headers.ContentType!.MediaType);
        await publisher.OpenAsync("/staff/publications?show=incomplete");
        Assert.Contains("ไม่มีเรื่องตามที่เลือก", publisher.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_channel_that_must_be_used_every_time_cannot_be_given_up_and_others_can_be_added()
    {
        await using var service = await StartAsync(Database.Sqlite);
        var publisher = await SignInAsync(service, "publisher", StaffRole.Publisher);
        await publisher.OpenAsync("/staff/publications/channels");
        await publisher.SendAsync("form.narrow", ("Name", "รถแห่"));
        Assert.Contains("รถแห่", publisher.Page.QuerySelectorAll("input[name=Name]").Select(i => i.GetAttribute("value")));

        var board = await service.ReadAsync(db => db.Set<Channel>().SingleAsync(c => c.Key == Channel.Board));
        await publisher.SendAsync("form.inline-form", ("Id", board.Id.ToString()), ("Seen", board.Version.ToString()), ("Name", board.Name), ("IsActive", null));

        Assert.Equal(HttpStatusCode.BadRequest, publisher.Status);
        Assert.Contains("เลิกใช้ไม่ได้", publisher.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_loudspeaker_reads_it_twice_without_an_address_and_LINE_gets_a_link()
    {
        await using var service = await StartAsync(Database.Sqlite);
        var publisher = await SignInAsync(service, "publisher", StaffRole.Publisher);
        var address = await PublishAsync(publisher, await SignInAsync(service, "approver", StaffRole.Approver));

        await publisher.OpenAsync($"{address}/texts");

        var texts = publisher.Page.QuerySelectorAll(".select").Select(t => t.TextContent).ToList();
        Assert.StartsWith($"ประกาศจากอบต.ตัวอย่าง\nเรื่อง {Title}", texts[0], StringComparison.Ordinal);
        Assert.Equal(3, texts[0].Split("มาติดต่อได้ไม่หยุดพักเที่ยง").Length);
        Assert.DoesNotContain("http", texts[0], StringComparison.Ordinal);
        Assert.StartsWith(Title, texts[1], StringComparison.Ordinal);
        Assert.Contains("http://localhost/open/1", texts[2], StringComparison.Ordinal);
        Assert.Contains("http://localhost/open/1", texts[3], StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_public_list_is_paged_newest_first_and_costs_the_same_few_queries(Database database)
    {
        var counter = new CommandCounter();
        await using var service = await Service.StartAsync(database, configure: counter.Register);
        await Visitor.AddOfficeAsync(service);
        await AddPublishedAsync(service, 1, 5);
        var villager = Visitor.To(service);
        await villager.OpenAsync("/open");
        var few = await counter.CountAsync(() => villager.OpenAsync("/open"));
        await AddPublishedAsync(service, 6, 45);

        var many = await counter.CountAsync(() => villager.OpenAsync("/open"));
        var seen = new List<string>();
        for (var next = "/open"; next is not null; next = villager.Page.QuerySelector("a[rel=next]")?.GetAttribute("href"))
        {
            await villager.OpenAsync(next);
            Assert.Empty(villager.Page.QuerySelectorAll("main form"));
            seen.AddRange(villager.Page.QuerySelectorAll("main .links a[href^='/open/']").Select(a => a.GetAttribute("href")!));
        }

        Assert.Equal(few, many);
        Assert.Equal(Enumerable.Range(1, 45).Reverse().Select(n => $"/open/{n}"), seen);
    }

    [Fact]
    public async Task Typed_script_is_text_on_every_page()
    {
        await using var service = await StartAsync(Database.Sqlite);
        var publisher = await SignInAsync(service, "publisher", StaffRole.Publisher);
        var address = await PublishAsync(publisher, await SignInAsync(service, "approver", StaffRole.Approver), PublicationKind.Announcement, "<script>alert(1)</script> ปู่");
        foreach (var page in new[] { address, $"{address}/texts", "/staff/notices/1", "/open", "/open/1" })
        {
            await publisher.OpenAsync(page);
            Assert.Contains("<script>alert(1)</script> ปู่", publisher.Words, StringComparison.Ordinal);
            Assert.Null(publisher.Page.QuerySelector("main script"));
        }
    }

    private static async Task<Service> StartAsync(Database database)
    {
        var service = await Service.StartAsync(database);
        await Visitor.AddOfficeAsync(service);
        return service;
    }

    private static async Task<Visitor> SignInAsync(Service service, string name, params StaffRole[] roles) => await (await Colleague.AddAsync(service, name, roles)).SignInAsync();

    private static async Task<string> WriteAsync(Visitor publisher, PublicationKind kind = PublicationKind.News, string title = Title)
    {
        await publisher.OpenAsync("/staff/publications/new");
        await publisher.SendAsync(("Kind", kind.ToString()), ("Title", title), ("Summary", "มาติดต่อได้ไม่หยุดพักเที่ยง"), ("Body", "เปิดทุกช่อง"), ("Source", "สำนักปลัด"), ("LetterNumber", "ทค 1/415"), ("LetterDate", "๑๖ พ.ย. ๒๕๖๙"));
        Assert.Equal(HttpStatusCode.OK, publisher.Status);
        return publisher.Path;
    }

    private static async Task<string> PublishAsync(Visitor publisher, Visitor approver, PublicationKind kind = PublicationKind.News, string title = Title)
    {
        var address = await WriteAsync(publisher, kind, title);
        await publisher.OpenAsync($"{address}/work");
        await publisher.SendAsync("form[action*=Submit]");
        await approver.OpenAsync($"{address}/review");
        await approver.SendAsync("form[action*=Approve]");
        await publisher.OpenAsync($"{address}/work");
        await publisher.SendAsync("form[action*=Publish]");
        Assert.Equal(HttpStatusCode.OK, publisher.Status);
        return address;
    }

    private static Task AddPublishedAsync(Service service, int from, int to) => service.WriteAsync(db =>
    {
        for (var number = from; number <= to; number++)
        {
            var at = service.Clock.Now().AddMinutes(number);
            var publication = new Publication { Id = Guid.CreateVersion7(at), Number = number, Kind = PublicationKind.News, Title = $"ข่าวที่ {number}", Summary = "ใจความ", Body = "เนื้อความ", CreatedAt = at, Version = Guid.CreateVersion7(at) };
            publication.Submit(at);
            publication.Approve(Guid.CreateVersion7(at), at);
            publication.Publish(at);
            db.Add(publication);
        }
        return Task.CompletedTask;
    });

    private static string Squeezed(string text) => System.Text.RegularExpressions.Regex.Replace(text, @"\s+", " ").Trim();
}
