using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Plans;

public sealed record NewComment(CommentChannel Channel, string Words, bool WantsAnswer)
{
    public string Part { get; init; } = "";
    public Guid? VillageId { get; init; }
    public string? LineUserId { get; init; }

    /// <summary>LINE's id of the message, so that its author can take it back there.</summary>
    public string? LineMessageId { get; init; }

    /// <summary>Of LINE: when it was said there, which may be handled much later.</summary>
    public DateTime? OccurredAt { get; init; }

    /// <summary>One form brings one comment, however often it is sent.</summary>
    public Guid? RequestId { get; init; }

    /// <summary>Of paper: the day it came to the office.</summary>
    public DateOnly? CameOn { get; init; }

    /// <summary>The colleague who keyed it in, where one did.</summary>
    public string? Actor { get; init; }
}

/// <summary>Takes a comment in while the draft lies open, as it is: nobody reads it first. Paper counts by the day on which it came, LINE by when it was said.</summary>
public sealed class GiveComment(ParticipationContext db, CommentTokens tokens, TimeProvider clock)
{
    public Task<GiveCommentOutcome> RunAsync(int number, NewComment given, CancellationToken ct) => db.WriteOnceAsync<GiveCommentOutcome>(async write =>
    {
        var now = clock.Now();
        var today = ThaiCalendar.Day(now);
        if (given.RequestId is { } request && await db.Set<PlanComment>().AsNoTracking().SingleOrDefaultAsync(c => c.RequestId == request, write) is { } twice) return await SentTwiceAsync(twice, write);
        // What may come after its window waits for whoever counts the comments of the plan just now.
        if (given.Actor is not null || given.OccurredAt is not null) await db.HoldPlanAsync(number, write);
        if (await db.FindPlanAsync(number, write) is not { ShownAt: not null } plan) return new GiveCommentOutcome.NotOpen("ไม่พบแผนนี้");
        var day = given.CameOn ?? (given.OccurredAt is { } at && at < now ? ThaiCalendar.Day(at) : today);
        if (Refusal(plan, given, day, today) is { } words) return new GiveCommentOutcome.NotOpen(words);
        // Counted where it was said to come from, or nowhere: an unknown id is no village.
        var village = given.VillageId is { } v && await db.Set<Village>().AnyAsync(x => x.Id == v && x.IsActive, write) ? given.VillageId : null;
        var comment = new PlanComment
        {
            Id = Guid.CreateVersion7(now),
            PlanId = plan.Id,
            Edition = plan.Editions,
            VillageId = village,
            Channel = given.Channel,
            ReceivedAt = now,
            ReceivedOn = day,
            WantsAnswer = given.WantsAnswer,
            RequestId = given.RequestId,
            Version = Guid.CreateVersion7(now),
        };
        var token = given.Channel == CommentChannel.Web ? tokens.Of(comment.Id) : null;
        db.AddRange(comment, new PlanCommentText { CommentId = comment.Id, Words = given.Words, Part = given.Part, LineUserId = given.LineUserId, LineMessageId = given.LineMessageId, TokenHash = token is null ? null : CommentTerms.HashOf(token) });
        if (given.Actor is { } actor)
            db.Audit(new AuditRecord(actor, "plan_comment.keyed_in", CommentTerms.Subject(comment.Id), new Dictionary<string, AuditChange> { ["plan"] = new(null, PlanTerms.Subject(number)), ["came"] = new(null, ThaiDate.Show(day)) }));
        return new GiveCommentOutcome.Given(plan, token);
    }, ct);

    /// <summary>Only who has the form can send it again, so that the address is shown again as well; not once the words are taken back.</summary>
    private async Task<GiveCommentOutcome> SentTwiceAsync(PlanComment comment, CancellationToken ct)
    {
        var (token, kept) = (tokens.Of(comment.Id), await db.Set<PlanCommentText>().Where(t => t.CommentId == comment.Id).Select(t => t.TokenHash).SingleAsync(ct));
        return new GiveCommentOutcome.SentTwice(kept is not null && kept.AsSpan().SequenceEqual(CommentTerms.HashOf(token)) ? token : null);
    }

    /// <summary>What came in time, on paper or in LINE, is taken until the comments have been answered.</summary>
    private static string? Refusal(PlanDraft plan, NewComment given, DateOnly day, DateOnly today)
    {
        if (given.Actor is null)
        {
            var isInTime = given.OccurredAt is null ? plan.WindowOn(day) == CommentWindow.Open : plan.OpensOn <= day && day <= plan.ClosesOn && plan.Done < PlanDraft.Revising;
            return isInTime ? null : plan.Taking(today);
        }
        if (plan.OpensOn is null) return CommentTerms.NoWindow;
        if (plan.Done >= PlanDraft.Revising) return "ปรับปรุงตามความเห็นเสร็จแล้ว บันทึกเพิ่มไม่ได้";
        if (day > today) return "วันที่รับกระดาษยังไม่ถึง";
        if (day < plan.OpensOn) return $"วันที่รับกระดาษก่อนวันเปิดรับ {ThaiCalendar.ShortDate(plan.OpensOn.Value)}";
        return day > plan.ClosesOn ? $"กระดาษมาหลังวันปิดรับ ปิดรับความเห็นแล้วเมื่อ {ThaiCalendar.ShortDate(plan.ClosesOn!.Value)}" : null;
    }
}

public abstract record GiveCommentOutcome
{
    private GiveCommentOutcome() { }

    public abstract T Match<T>(Func<Given, T> given, Func<SentTwice, T> sentTwice, Func<NotOpen, T> notOpen);

    /// <param name="Plan">As it lay open.</param>
    /// <param name="Token">Of the author's own page; null where they are told in another way.</param>
    public sealed record Given(PlanDraft Plan, string? Token) : GiveCommentOutcome
    {
        public override T Match<T>(Func<Given, T> given, Func<SentTwice, T> sentTwice, Func<NotOpen, T> notOpen) => given(this);
    }

    /// <param name="Token">Of the author's own page, as it was shown before.</param>
    public sealed record SentTwice(string? Token) : GiveCommentOutcome
    {
        public override T Match<T>(Func<Given, T> given, Func<SentTwice, T> sentTwice, Func<NotOpen, T> notOpen) => sentTwice(this);
    }

    /// <summary>Too early or too late, with the day in the words.</summary>
    public sealed record NotOpen(string Words) : GiveCommentOutcome
    {
        public override T Match<T>(Func<Given, T> given, Func<SentTwice, T> sentTwice, Func<NotOpen, T> notOpen) => notOpen(this);
    }
}
