using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Citizens;

/// <summary>Staff publish a new version of the privacy notice; the old ones stay readable.</summary>
public sealed class PublishNotice(ParticipationContext db, CurrentNotice current, TimeProvider clock)
{
    /// <summary><paramref name="seen"/> is the version the text was written from.</summary>
    public async Task<PublishNoticeOutcome> RunAsync(string text, int seen, string actor, CancellationToken ct)
    {
        try
        {
            return await db.WriteAsync<PublishNoticeOutcome>(async token =>
            {
                var version = await current.VersionAsync(token);
                if (version != seen) return new PublishNoticeOutcome.ChangedMeanwhile();
                if ((await current.ReadAsync(token)).Text == text) return new PublishNoticeOutcome.Published(version);
                db.Add(new PrivacyNotice { Version = version + 1, Text = text, PublishedAt = clock.Now() });
                db.Audit(new AuditRecord(actor, "privacy_notice.published", string.Create(System.Globalization.CultureInfo.InvariantCulture, $"privacy_notice:{version + 1}")));
                return new PublishNoticeOutcome.Published(version + 1);
            }, ct);
        }
        catch (DbUpdateException)
        {
            return new PublishNoticeOutcome.ChangedMeanwhile();
        }
    }
}

public abstract record PublishNoticeOutcome
{
    private PublishNoticeOutcome() { }

    public abstract T Match<T>(Func<Published, T> published, Func<ChangedMeanwhile, T> changedMeanwhile);

    public sealed record Published(int Version) : PublishNoticeOutcome
    {
        public override T Match<T>(Func<Published, T> published, Func<ChangedMeanwhile, T> changedMeanwhile) => published(this);
    }

    public sealed record ChangedMeanwhile : PublishNoticeOutcome
    {
        public override T Match<T>(Func<Published, T> published, Func<ChangedMeanwhile, T> changedMeanwhile) => changedMeanwhile(this);
    }
}
