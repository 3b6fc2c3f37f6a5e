using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

/// <param name="Title">What is proposed, in the office's words.</param>
public sealed record NewProposal(string Title)
{
    /// <summary>As it was put, where no opinion holds the words.</summary>
    public string Words { get; init; } = "";

    public int? Forum { get; init; }
    public Guid? OpinionId { get; init; }
    public Guid? VillageId { get; init; }
    public Guid? AreaId { get; init; }
    public Guid? UnitId { get; init; }

    /// <summary>One form brings one proposal, however often it is sent.</summary>
    public Guid? RequestId { get; init; }
}

/// <summary>
/// Takes a proposal into the list under the next number, from a forum, of one of its opinions, or brought to the office. From then on
/// a decision is owed.
/// </summary>
public sealed class RegisterProposal(ParticipationContext db, ProposalDesk desk, TimeProvider clock)
{
    public Task<EditOutcome> RunAsync(NewProposal wanted, string actor, CancellationToken ct) => db.WriteOnceAsync<EditOutcome>(async write =>
    {
        if (wanted.RequestId is { } request && await db.Set<Proposal>().Where(p => p.RequestId == request).Select(p => (int?)p.Number).SingleOrDefaultAsync(write) is { } twice) return Saved(twice);
        var (opinion, text) = await OpinionAsync(wanted.OpinionId, write);
        if (wanted.OpinionId is not null)
        {
            if (opinion is null || text is null) return new EditOutcome.Unknown();
            if (!ProposalTerms.NeedKinds.Contains(opinion.Kind)) return new EditOutcome.Refused("", "ทำเป็นข้อเสนอได้เฉพาะปัญหา ความต้องการ และข้อเสนอแนะ");
            if (text.ErasedAt is not null) return new EditOutcome.Refused("", "ผู้เขียนขอลบข้อความแล้ว ทำเป็นข้อเสนอไม่ได้");
            if (await db.Set<Proposal>().Where(p => p.OpinionId == opinion.Id).Select(p => (int?)p.Number).SingleOrDefaultAsync(write) is { } already) return new EditOutcome.Refused("", $"ความเห็นนี้เป็นข้อเสนอเลขที่ {already} แล้ว");
        }
        var forum = opinion?.ForumId;
        if (forum is null && wanted.Forum is { } number)
        {
            if (await db.FindForumAsync(number, write) is not { } of) return new EditOutcome.Unknown();
            forum = of.Id;
        }
        if (await MissingAsync(wanted, write) is { } missing) return missing;
        var now = clock.Now();
        var proposal = new Proposal
        {
            Id = Guid.CreateVersion7(now),
            Number = await db.NextNumberAsync(NumberCounters.Proposals, token => db.Set<Proposal>().MaxAsync(p => (int?)p.Number, token), write),
            ForumId = forum,
            OpinionId = opinion?.Id,
            VillageId = wanted.VillageId,
            AreaId = wanted.AreaId,
            UnitId = wanted.UnitId,
            Title = wanted.Title,
            ReceivedAt = now,
            DueOn = ThaiCalendar.Day(now).AddDays((await db.ForumSettingsAsync(write)).AnswerDays),
            RequestId = wanted.RequestId,
            Version = Guid.CreateVersion7(now),
        };
        var own = new ProposalText { ProposalId = proposal.Id, Words = opinion is null ? wanted.Words : "", LineUserId = opinion is { WantsAnswer: true } ? text?.LineUserId : null };
        db.AddRange(proposal, own);
        desk.Write(proposal, own, null, new ProposalDeed("proposal.registered", actor));
        return Saved(proposal.Number);
    }, ct);

    private async Task<(Opinion?, OpinionText?)> OpinionAsync(Guid? id, CancellationToken ct) => id is { } one
        ? (await db.Set<Opinion>().AsNoTracking().SingleOrDefaultAsync(o => o.Id == one, ct), await db.Set<OpinionText>().AsNoTracking().SingleOrDefaultAsync(t => t.OpinionId == one, ct))
        : (null, null);

    private async Task<EditOutcome.Refused?> MissingAsync(NewProposal wanted, CancellationToken ct)
    {
        if (wanted.VillageId is { } village && !await db.Set<Village>().AnyAsync(v => v.Id == village, ct)) return new EditOutcome.Refused("Village", "ไม่พบหมู่บ้านหรือชุมชนที่เลือก");
        if (wanted.AreaId is { } area && !await db.Set<ServiceArea>().AnyAsync(a => a.Id == area, ct)) return new EditOutcome.Refused("Area", "ไม่พบด้านที่เลือก");
        if (wanted.UnitId is { } unit && !await db.Set<Unit>().AnyAsync(u => u.Id == unit, ct)) return new EditOutcome.Refused("Unit", "ไม่พบหน่วยที่เลือก");
        return null;
    }

    private static EditOutcome.Saved Saved(int number) => new(number.ToString(CultureInfo.InvariantCulture));
}
