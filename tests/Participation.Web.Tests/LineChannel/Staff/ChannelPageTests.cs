using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Delivery.Incoming;
using Participation.Web.Delivery.Outgoing;
using Participation.Web.Delivery.Quota;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.LineChannel.Staff;

/// <summary>What did not work between LINE and the office, in words staff can act on, and never what was said.</summary>
public sealed class ChannelPageTests
{
    [Theory, OnBothDatabases]
    public async Task A_parked_event_is_replayed_with_one_button_and_the_trail_says_by_whom(Database database)
    {
        await using var service = await Service.StartAsync(database);
        await ParkAsync(service, "first", "second");
        var officer = await Visitor.StaffAsync(service);
        Assert.Contains("ทำไม่สำเร็จ 2 รายการ", officer.Words, StringComparison.Ordinal);
        await officer.OpenAsync("/staff/line");
        Assert.DoesNotContain("ความลับ", officer.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);

        await officer.SendAsync("td form");

        Assert.Contains("ส่งให้ระบบทำใหม่แล้ว", officer.Words, StringComparison.Ordinal);
        var replayed = await service.ReadAsync(db => db.Inbox.SingleAsync(e => e.EventKey == "first"));
        Assert.Equal((InboxStatus.Pending, 0), (replayed.Status, replayed.Attempts));
        var entry = await service.ReadAsync(db => db.AuditEntries.SingleAsync(e => e.Action == "line.event_replayed"));
        Assert.Equal($"inbox_event:{replayed.Sequence}", entry.Subject);
    }

    [Theory, OnBothDatabases]
    public async Task Two_people_who_press_replay_at_once_replay_it_once(Database database)
    {
        await using var service = await Service.StartAsync(database);
        await ParkAsync(service, "only");
        var (first, second) = (await Visitor.StaffAsync(service), await Visitor.StaffAsync(service, "clerk"));
        await first.OpenAsync("/staff/line");
        await second.OpenAsync("/staff/line");
        await first.SendAsync("td form");

        await second.SendAsync("td form");

        Assert.Contains("ไม่ได้ค้างอยู่แล้ว", second.Words, StringComparison.Ordinal);
        Assert.Equal(1, await service.ReadAsync(db => db.AuditEntries.CountAsync(e => e.Action == "line.event_replayed")));
    }

    [Theory, OnBothDatabases]
    public async Task Messages_that_did_not_arrive_are_listed_with_class_time_and_reason_but_without_their_words(Database database)
    {
        await using var service = await Service.StartAsync(database);
        await service.WriteAsync(db =>
        {
            var now = service.Clock.GetUtcNow().UtcDateTime;
            Add(MessageClass.Outcome, OutboxStep.Block);
            Add(MessageClass.Notice, OutboxStep.Expire);
            var answer = OutboxMessage.Reply(Guid.CreateVersion7(), MessageClass.Conversation, Webhooks.User(1), 1, "token", now, "\"ความลับ\""u8.ToArray(), now, now.AddMinutes(1), null);
            answer.GiveUp(OutboxStep.Expire, now);
            db.Add(answer);
            return Task.CompletedTask;

            void Add(MessageClass messageClass, OutboxStep end)
            {
                var message = OutboxMessage.Push(Guid.CreateVersion7(), messageClass, Webhooks.User(1), 1, "\"ความลับ\""u8.ToArray(), now, now.AddDays(1), null);
                message.GiveUp(end, now);
                db.Add(message);
            }
        });
        var officer = await Visitor.StaffAsync(service);
        Assert.Contains("ส่งทาง LINE ไม่ถึง 1 รายการ", officer.Words, StringComparison.Ordinal);

        await officer.OpenAsync("/staff/line?list=messages");
        Assert.Equal(["ผู้รับบล็อกบัญชีของเรา", "หมดเวลาก่อนจะส่งได้"], officer.Page.QuerySelectorAll("td:last-child").Select(td => td.TextContent.Trim()).Order(StringComparer.Ordinal));
        Assert.Contains("20 พ.ย. 2569 09.30 น.", officer.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("ความลับ", officer.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain(Webhooks.User(1), officer.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        await officer.OpenAsync("/staff/line?list=answers");
        Assert.Equal("คำตอบในแชต", Assert.Single(officer.Page.QuerySelectorAll("td:nth-child(2)")).TextContent.Trim());
    }

    [Theory, OnBothDatabases]
    public async Task Long_lists_are_paged_and_none_is_shown_twice(Database database)
    {
        await using var service = await Service.StartAsync(database);
        await ParkAsync(service, [.. Enumerable.Range(0, 60).Select(n => $"event{n}")]);
        await service.WriteAsync(db =>
        {
            var now = service.Clock.GetUtcNow().UtcDateTime;
            for (var n = 0; n < 60; n++)
            {
                // The same moment for many: the cursor must not rest on time alone.
                var message = OutboxMessage.Push(Guid.CreateVersion7(), MessageClass.Notice, Webhooks.User(n), 1, [1], now, now.AddDays(1), null);
                message.GiveUp(OutboxStep.Expire, now.AddSeconds(n % 3));
                db.Add(message);
            }
            return Task.CompletedTask;
        });
        var officer = await Visitor.StaffAsync(service);

        Assert.Equal(60, await CountRowsAsync(officer, "/staff/line"));
        Assert.Equal(60, await CountRowsAsync(officer, "/staff/line?list=messages"));
    }

    [Theory, OnBothDatabases]
    public async Task A_used_up_quota_is_said_on_top_and_on_the_home_page(Database database)
    {
        await using var service = await Service.StartAsync(database);
        await using (var scope = service.Services.CreateAsyncScope())
        {
            var ledger = scope.ServiceProvider.GetRequiredService<QuotaLedger>();
            var db = scope.ServiceProvider.GetRequiredService<Participation.Web.Persistence.ParticipationContext>();
            await db.WriteAsync(async ct => (await ledger.LockThisMonthAsync(ct)).Checked(300, 300, service.Clock.GetUtcNow().UtcDateTime), CancellationToken.None);
        }
        var officer = await Visitor.StaffAsync(service);
        Assert.Contains("เดือนนี้หมดแล้ว", officer.Words, StringComparison.Ordinal);

        await officer.OpenAsync("/staff/line");

        Assert.Contains("เดือนนี้หมดแล้ว", officer.Page.QuerySelector(".note.bad")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["300", "300", "0", "90"], officer.Page.QuerySelectorAll(".tiles b").Select(b => b.TextContent));
    }

    private static async Task<int> CountRowsAsync(Visitor officer, string first)
    {
        var seen = new List<string>();
        await officer.OpenAsync(first);
        while (true)
        {
            Assert.Equal(HttpStatusCode.OK, officer.Status);
            seen.AddRange(officer.Page.QuerySelectorAll("tbody tr").Select(r => r.OuterHtml));
            if (officer.Page.QuerySelectorAll(".pager a").SingleOrDefault(a => a.TextContent == "รายการถัดไป") is not { } next) return seen.Count;
            await officer.OpenAsync(next.GetAttribute("href")!);
        }
    }

    private static Task ParkAsync(Service service, params string[] keys) => service.WriteAsync(db =>
    {
        var now = service.Clock.GetUtcNow().UtcDateTime;
        foreach (var key in keys)
        {
            var parked = new InboxEvent { EventKey = key, Lane = Webhooks.User(1), Type = "message", OccurredAt = now, ReceivedAt = now, Payload = "\"ความลับ\""u8.ToArray(), Attempts = 5 };
            parked.Failed("FormatException");
            parked.Park(now);
            db.Add(parked);
        }
        return Task.CompletedTask;
    });
}
