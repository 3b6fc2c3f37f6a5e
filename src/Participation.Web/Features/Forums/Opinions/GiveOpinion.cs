using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Agency;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Forums;

public sealed record NewOpinion(OpinionKind Kind, TakingPart Part, OpinionChannel Channel, string Words, bool WantsAnswer)
{
    public Guid? VillageId { get; init; }
    public Guid? AreaId { get; init; }
    public string? LineUserId { get; init; }

    /// <summary>LINE's id of the message, so that its author can take it back there.</summary>
    public string? LineMessageId { get; init; }

    /// <summary>One form brings one opinion, however often it is sent.</summary>
    public Guid? RequestId { get; init; }

    /// <summary>The colleague who keyed it in, where one did.</summary>
    public string? Actor { get; init; }
}

/// <summary>Takes an opinion in, as it is: nobody reads it first.</summary>
public sealed class GiveOpinion(ParticipationContext db, OpinionTokens tokens, TimeProvider clock)
{
    public Task<GiveOpinionOutcome> RunAsync(int number, NewOpinion given, CancellationToken ct) => db.WriteOnceAsync<GiveOpinionOutcome>(async write =>
    {
        var now = clock.Now();
        if (given.RequestId is { } request && await db.Set<Opinion>().AsNoTracking().SingleOrDefaultAsync(o => o.RequestId == request, write) is { } twice) return await SentTwiceAsync(twice, write);
        var settings = await db.ForumSettingsAsync(write);
        if (await db.FindForumAsync(number, write) is not { } forum || !forum.TakesOpinions(settings, ThaiCalendar.Day(now), given.Actor is not null)) return new GiveOpinionOutcome.NotOpen();
        // Counted where it was said to come from, or nowhere: an unknown id is no village.
        var village = given.VillageId is { } v && await db.Set<Village>().AnyAsync(x => x.Id == v && x.IsActive, write) ? given.VillageId : null;
        var area = given.AreaId is { } a && await db.Set<ServiceArea>().AnyAsync(x => x.Id == a && x.IsActive, write) ? given.AreaId : null;
        var opinion = new Opinion
        {
            Id = Guid.CreateVersion7(now),
            ForumId = forum.Id,
            VillageId = village,
            Kind = given.Kind,
            Part = given.Part,
            AreaId = area,
            Channel = given.Channel,
            ReceivedAt = now,
            WantsAnswer = given.WantsAnswer,
            DueOn = given.WantsAnswer ? ThaiCalendar.Day(now).AddDays(settings.AnswerDays) : null,
            RequestId = given.RequestId,
            Version = Guid.CreateVersion7(now),
        };
        var token = given.Channel == OpinionChannel.Web ? tokens.Of(opinion.Id) : null;
        db.AddRange(opinion, new OpinionText { OpinionId = opinion.Id, Words = given.Words, LineUserId = given.LineUserId, LineMessageId = given.LineMessageId, TokenHash = token is null ? null : OpinionToken.HashOf(token) });
        if (given.Actor is { } actor)
            db.Audit(new AuditRecord(actor, "opinion.keyed_in", OpinionToken.Subject(opinion.Id), new Dictionary<string, AuditChange> { ["forum"] = new(null, ForumFinding.Subject(number)), ["channel"] = new(null, given.Channel.ToString()) }));
        return new GiveOpinionOutcome.Given(opinion, token);
    }, ct);

    /// <summary>Only who has the form can send it again, so that the address is shown again as well; not once the words are taken back.</summary>
    private async Task<GiveOpinionOutcome> SentTwiceAsync(Opinion opinion, CancellationToken ct)
    {
        var (token, kept) = (tokens.Of(opinion.Id), await db.Set<OpinionText>().Where(t => t.OpinionId == opinion.Id).Select(t => t.TokenHash).SingleAsync(ct));
        return new GiveOpinionOutcome.SentTwice(kept is not null && kept.AsSpan().SequenceEqual(OpinionToken.HashOf(token)) ? token : null, opinion.DueOn);
    }
}

public static class OpinionToken
{
    public static string Subject(Guid opinion) => $"opinion:{opinion:N}";

    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.ASCII.GetBytes("opinion:" + token));

    /// <summary>Before the forum and for some time after it; staff key in what came on paper until any day.</summary>
    public static bool TakesOpinions(this Forum forum, ForumSettings settings, DateOnly today, bool byStaff = false) =>
        forum.State is ForumState.Announced or ForumState.Held && (byStaff || today <= forum.Day.AddDays(settings.OpinionDays));
}

public abstract record GiveOpinionOutcome
{
    private GiveOpinionOutcome() { }

    public abstract T Match<T>(Func<Given, T> given, Func<SentTwice, T> sentTwice, Func<NotOpen, T> notOpen);

    /// <param name="Opinion">As it was kept.</param>
    /// <param name="Token">Of the author's own page; null where they are told in another way.</param>
    public sealed record Given(Opinion Opinion, string? Token) : GiveOpinionOutcome
    {
        public override T Match<T>(Func<Given, T> given, Func<SentTwice, T> sentTwice, Func<NotOpen, T> notOpen) => given(this);
    }

    /// <param name="Token">Of the author's own page, as it was shown before.</param>
    /// <param name="DueOn">The last day of the answer.</param>
    public sealed record SentTwice(string? Token, DateOnly? DueOn) : GiveOpinionOutcome
    {
        public override T Match<T>(Func<Given, T> given, Func<SentTwice, T> sentTwice, Func<NotOpen, T> notOpen) => sentTwice(this);
    }

    /// <summary>Not announced, called off, or over for too long.</summary>
    public sealed record NotOpen : GiveOpinionOutcome
    {
        public override T Match<T>(Func<Given, T> given, Func<SentTwice, T> sentTwice, Func<NotOpen, T> notOpen) => notOpen(this);
    }
}
