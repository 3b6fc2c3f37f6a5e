using System.Globalization;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;

namespace Participation.Web.Platform.Retention;

/// <summary>Staff set how long a kind of record is kept.</summary>
public sealed class SetRetention(ParticipationContext db, IEnumerable<RetentionRule> rules)
{
    public const int MostDays = 3650;

    public Task<SetRetentionOutcome> RunAsync(string kind, int days, string actor, CancellationToken ct) => db.WriteAsync<SetRetentionOutcome>(async token =>
    {
        if (rules.FirstOrDefault(r => r.Kind == kind) is not { } rule) return new SetRetentionOutcome.NoSuchKind();
        if (days is < 1 or > MostDays) return new SetRetentionOutcome.OutOfRange();
        var setting = await db.Set<RetentionSetting>().FindAsync([kind], token);
        var before = setting?.Days ?? rule.DefaultDays;
        if (setting is null) db.Add(new RetentionSetting { Kind = kind, Days = days });
        else setting.Days = days;
        if (before != days)
            db.Audit(new AuditRecord(actor, "retention.set", $"retention:{kind}", new Dictionary<string, AuditChange> { ["days"] = new(Text(before), Text(days)) }));
        return new SetRetentionOutcome.Done();
    }, ct);

    private static string Text(int days) => days.ToString(CultureInfo.InvariantCulture);
}

public abstract record SetRetentionOutcome
{
    private SetRetentionOutcome() { }

    public abstract T Match<T>(Func<Done, T> done, Func<OutOfRange, T> outOfRange, Func<NoSuchKind, T> noSuchKind);

    public sealed record Done : SetRetentionOutcome
    {
        public override T Match<T>(Func<Done, T> done, Func<OutOfRange, T> outOfRange, Func<NoSuchKind, T> noSuchKind) => done(this);
    }

    public sealed record OutOfRange : SetRetentionOutcome
    {
        public override T Match<T>(Func<Done, T> done, Func<OutOfRange, T> outOfRange, Func<NoSuchKind, T> noSuchKind) => outOfRange(this);
    }

    public sealed record NoSuchKind : SetRetentionOutcome
    {
        public override T Match<T>(Func<Done, T> done, Func<OutOfRange, T> outOfRange, Func<NoSuchKind, T> noSuchKind) => noSuchKind(this);
    }
}
