using Line.Messaging.Messages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Participation.Web.Delivery.Outgoing;
using Participation.Web.Features.Complaints.Chat;
using Participation.Web.Features.Complaints.Enquiries;
using Participation.Web.Persistence;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Complaints;

/// <summary>
/// Tells the person: by LINE where they came that way, else by a letter or a call where they left an address, else on the tracking
/// page. Written in the transaction that does the thing.
/// </summary>
public sealed class CaseNotices(ParticipationContext db, Outbox outbox, CaseTexts texts, IStaffNotices staff, Answerers answerers, IOptions<SiteOptions> site)
{
    /// <summary>Past it a letter is the better way.</summary>
    internal static readonly TimeSpan Life = TimeSpan.FromDays(2);

    /// <summary>Number, unit and day were shown, said or printed at once, with the code: that is the acknowledgement, and it stops no clock.</summary>
    internal void Acknowledge(OpenCase open) =>
        db.Add(new CaseNotice { CaseId = open.Case.Id, Sequence = open.Case.Revision, Round = open.Case.Round, Kind = NoticeKind.Receipt, Way = open.Matter.LineUserId is null ? NoticeWay.Page : NoticeWay.Line, CreatedAt = open.Now, DeliveredAt = open.Now });

    /// <summary>Says the step of the timeline to the person.</summary>
    internal async Task TellAsync(OpenCase open, CaseEntry entry, NoticeKind kind, string words, CancellationToken ct)
    {
        var notice = new CaseNotice
        {
            CaseId = open.Case.Id,
            Sequence = entry.Sequence,
            Round = open.Case.Round,
            Kind = kind,
            Way = open.Matter.LineUserId is not null ? NoticeWay.Line : open.Matter.HasContact ? NoticeWay.LetterOrCall : NoticeWay.Page,
            CreatedAt = open.Now,
            // Without any address the page is the only way, and from now on it says it.
            DeliveredAt = open.Matter.HasContact ? null : open.Now,
        };
        db.Add(notice);
        if (notice.DeliveredAt is { } shown) CaseProof.Take(open.Round, kind, shown);
        if (open.Matter.LineUserId is not { } lineUserId) return;
        await PushAsync(lineUserId, open, kind, words, notice.DedupeKey, kind == NoticeKind.Result && open.Case.Kind.CountsAsComplaint() ? [OwnCaseWords.AfterResult(open.Case)] : [], ct);
    }

    /// <summary>Says it to somebody who follows the case by LINE; whoever follows it by a code reads it on the page.</summary>
    internal Task TellFollowerAsync(OpenCase open, CaseFollower follower, CaseEntry entry, NoticeKind kind, string words, CancellationToken ct) => follower.LineUserId is { } lineUserId
        ? PushAsync(lineUserId, open, kind, words, $"{CaseNotice.KeyOf(open.Case.Id, entry.Sequence)}:{follower.Id:N}", [], ct)
        : Task.CompletedTask;

    private async Task PushAsync(string lineUserId, OpenCase open, NoticeKind kind, string words, string dedupeKey, IReadOnlyList<Message> more, CancellationToken ct)
    {
        var heading = CaseTextKind.Fill(await texts.NowAsync(CaseTextKind.Heading(kind), ct), new Dictionary<string, string> { [CaseTextKind.Number] = open.Case.Text });
        outbox.Push(MessageClass.Outcome, lineUserId, MessageBatch.Of([new TextMessage($"{heading}\n{words}\n\nดูเรื่องของท่าน {new Uri(site.Value.PublicUrl, "/c/track")}"), .. more]), open.Now + Life, dedupeKey);
    }

    internal Task TellOfficeAsync(OpenCase open, CancellationToken ct) => open.Case is { UnitId: null, AboutUnitId: null } asked && asked.Kind.IsEnquiry()
        ? answerers.TellAsync(new StaffNotice($"มีคำถามใหม่ 1 เรื่อง ({asked.Kind.Words()}) เลขที่ {asked.Text}", $"/staff/enquiries/{asked.Id}"), ct)
        : staff.TellThoseWhoMayAsync(Permission.WorkOnCases, open.Case.Place(), new StaffNotice($"มีเรื่องใหม่ 1 เรื่อง ({open.Case.Kind.Words()}) เลขที่ {open.Case.Text}", $"/staff/cases/{open.Case.Id}"), [], ct);
}

/// <summary>Proof that somebody was told, as the clock takes it.</summary>
public static class CaseProof
{
    /// <summary>That this notice reached the person at that moment, into the round it belongs to.</summary>
    internal static async Task ProveAsync(this ParticipationContext db, CaseNotice notice, DateTime at, CancellationToken ct) =>
        Take(await db.Set<CaseRound>().SingleAsync(r => r.CaseId == notice.CaseId && r.Round == notice.Round, ct), notice.Kind, at);

    internal static void Take(CaseRound round, NoticeKind kind, DateTime at)
    {
        var effect = CaseClock.EffectOf(kind);
        if (effect == ClockEffect.Told && (round.ToldAt is null || at < round.ToldAt)) round.ToldAt = at;
        if (effect == ClockEffect.Explained && (round.ExplainedAt is null || at < round.ExplainedAt)) round.ExplainedAt = at;
    }
}

public static class CaseNoticeWords
{
    public static string Words(this NoticeWay way) => way switch
    {
        NoticeWay.Line => "LINE",
        NoticeWay.Page => "หน้าติดตามเรื่อง",
        NoticeWay.LetterOrCall => "จดหมายหรือโทรศัพท์",
    };
}
