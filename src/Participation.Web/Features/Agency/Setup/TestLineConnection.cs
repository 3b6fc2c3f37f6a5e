using Line.Messaging;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Participation.Web.LineChannel;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Agency;

/// <summary>
/// Asks LINE who we are and has it call us, as a villager's message would. What came out is kept, so that the set-up list
/// and the home page can say it without asking again.
/// </summary>
public sealed class TestLineConnection(ParticipationContext db, LineMessagingClient line, IOptions<LineOptions> options, IOptions<SiteOptions> site, TimeProvider clock)
{
    public async Task<LineCheck> RunAsync(string actor, CancellationToken ct)
    {
        // No transaction is open while LINE is asked.
        var found = await AskAsync(ct);
        return await db.WriteAsync(async write =>
        {
            var check = await db.Set<LineCheck>().SingleOrDefaultAsync(c => c.Id == LineCheck.OnlyId, write);
            if (check is null) db.Add(check = found);
            else db.Entry(check).CurrentValues.SetValues(found);
            db.Audit(new AuditRecord(actor, "line.tested", "line", new Dictionary<string, AuditChange> { ["works"] = new(null, check.Works ? "yes" : "no") }));
            return check;
        }, ct);
    }

    private async Task<LineCheck> AskAsync(CancellationToken ct)
    {
        var check = new LineCheck { CheckedAt = clock.Now() };
        if (!options.Value.IsConfigured)
        {
            check.Problem = "ยังไม่ได้ใส่รหัสของช่อง LINE ในการตั้งค่าของเครื่อง (Line__ChannelSecret และ Line__ChannelAccessToken)";
            return check;
        }
        var account = await line.GetBotInfoAsync(ct);
        if (account is not LineResult<BotInfo>.Success { Value: var info })
        {
            check.Problem = Words(account, "LINE ไม่รับรหัส Line__ChannelAccessToken กรุณาออกรหัสใหม่ใน LINE Developers Console");
            return check;
        }
        (check.AccountId, check.AccountName) = (info.BasicId, info.DisplayName);
        check.HasMenu = await line.GetDefaultRichMenuIdAsync(ct) is LineResult<string>.Success { Value.Length: > 0 };
        check.Problem = await WebhookProblemAsync(ct);
        check.WebhookWorks = check.Problem.Length == 0;
        if (check.WebhookWorks && options.Value.BasicId is { Length: > 0 } printed && !string.Equals(printed, info.BasicId, StringComparison.OrdinalIgnoreCase))
            check.Problem = $"ป้าย QR พิมพ์ชื่อบัญชี {printed} แต่รหัสที่ใช้เป็นของบัญชี {info.BasicId} กรุณาแก้ Line__BasicId";
        return check;
    }

    private async Task<string> WebhookProblemAsync(CancellationToken ct)
    {
        var ours = new Uri(site.Value.PublicUrl, "/line/webhook");
        var endpoint = await line.GetWebhookEndpointAsync(ct);
        if (endpoint is not LineResult<WebhookEndpoint>.Success { Value: var set })
            return Words(endpoint, $"ยังไม่ได้ตั้ง Webhook URL ใน LINE Developers Console ให้เป็น {ours}");
        if (!set.Active) return "ยังไม่ได้เปิด Use webhook ใน LINE Developers Console";
        var tested = await line.TestWebhookEndpointAsync(null, ct);
        return tested switch
        {
            LineResult<WebhookTest>.Success { Value.Success: true } => "",
            LineResult<WebhookTest>.Success { Value: var answer } => $"LINE เรียกมาที่ {set.Endpoint} แล้วไม่ได้รับคำตอบที่ถูกต้อง ({answer.Reason})",
            _ => Words(tested, "LINE ไม่ยอมทดสอบ Webhook กรุณาลองใหม่ภายหลัง"),
        };
    }

    private static string Words<T>(LineResult<T> result, string refused) => result.Match(
        success => "",
        failed => failed.Status == 429 ? "ทดสอบบ่อยเกินไป กรุณารอหนึ่งชั่วโมงแล้วลองใหม่" : refused,
        unknown => "ติดต่อ LINE ไม่ได้ กรุณาตรวจสอบอินเทอร์เน็ตของเครื่องแล้วลองใหม่");
}
