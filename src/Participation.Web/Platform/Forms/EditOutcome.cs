using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;

namespace Participation.Web.Platform.Forms;

/// <summary>How the editing of one record ended; every page that keeps the office's own data answers by it.</summary>
public abstract record EditOutcome
{
    private EditOutcome() { }

    public abstract T Match<T>(Func<Saved, T> saved, Func<Refused, T> refused, Func<ChangedMeanwhile, T> changedMeanwhile, Func<Unknown, T> unknown);

    /// <summary>Written, or already as asked. The key is the record's part of an address, where it is new.</summary>
    public sealed record Saved(string Key = "") : EditOutcome
    {
        public override T Match<T>(Func<Saved, T> saved, Func<Refused, T> refused, Func<ChangedMeanwhile, T> changedMeanwhile, Func<Unknown, T> unknown) => saved(this);
    }

    /// <summary>A rule of the office's data stands against it; the words belong beside the field.</summary>
    public sealed record Refused(string Field, string Words) : EditOutcome
    {
        public override T Match<T>(Func<Saved, T> saved, Func<Refused, T> refused, Func<ChangedMeanwhile, T> changedMeanwhile, Func<Unknown, T> unknown) => refused(this);
    }

    /// <summary>Somebody else saved after the form was opened; nothing was written.</summary>
    public sealed record ChangedMeanwhile : EditOutcome
    {
        public override T Match<T>(Func<Saved, T> saved, Func<Refused, T> refused, Func<ChangedMeanwhile, T> changedMeanwhile, Func<Unknown, T> unknown) => changedMeanwhile(this);
    }

    public sealed record Unknown : EditOutcome
    {
        public override T Match<T>(Func<Saved, T> saved, Func<Refused, T> refused, Func<ChangedMeanwhile, T> changedMeanwhile, Func<Unknown, T> unknown) => unknown(this);
    }
}

public static class Editing
{
    /// <summary>
    /// One edit as one write transaction. <paramref name="clash"/> is the answer when a unique index decides between two
    /// people at the same moment.
    /// </summary>
    public static async Task<EditOutcome> EditAsync(
        this ParticipationContext db, Func<CancellationToken, Task<EditOutcome>> edit, CancellationToken ct, EditOutcome.Refused? clash = null)
    {
        try
        {
            return await db.WriteAsync(edit, ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return new EditOutcome.ChangedMeanwhile();
        }
        catch (DbUpdateException) when (clash is not null)
        {
            return clash;
        }
    }

    /// <summary>What differs, for the audit trail. Fields that are the same are left out.</summary>
    public static IReadOnlyDictionary<string, AuditChange> ChangesSince(this IReadOnlyDictionary<string, string> after, IReadOnlyDictionary<string, string>? before = null) =>
        after.Where(field => before?.GetValueOrDefault(field.Key) != field.Value && (before is not null || field.Value.Length > 0))
            .ToDictionary(field => field.Key, field => new AuditChange(before?.GetValueOrDefault(field.Key), field.Value));
}
