using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Agency;

public sealed record AgencyDetails(string Name, AgencyKind Kind, string Address, string Phone, OfficeHours Hours)
{
    public string MapLink { get; init; } = "";
}

/// <summary>Writes the agency's profile, the first time and later; what changed stands in the audit trail.</summary>
public sealed class SaveAgencyProfile(ParticipationContext db, TimeProvider clock)
{
    /// <summary><paramref name="seen"/> is the version the form was filled in against; empty when there was no profile.</summary>
    public async Task<SaveAgencyOutcome> RunAsync(AgencyDetails details, Guid seen, string actor, CancellationToken ct)
    {
        try
        {
            return await db.WriteAsync<SaveAgencyOutcome>(async write =>
            {
                var profile = await db.Set<AgencyProfile>().SingleOrDefaultAsync(a => a.Id == AgencyProfile.OnlyId, write);
                if ((profile?.Version ?? Guid.Empty) != seen) return new SaveAgencyOutcome.ChangedMeanwhile();
                var before = profile is null ? [] : Fields(profile);
                if (profile is null) db.Add(profile = new AgencyProfile { Name = details.Name, Kind = details.Kind });
                Apply(details, profile);
                profile.Version = Guid.CreateVersion7(clock.Now());
                var changes = Fields(profile)
                    .Where(after => before.GetValueOrDefault(after.Key) != after.Value)
                    .ToDictionary(after => after.Key, after => new AuditChange(before.GetValueOrDefault(after.Key), after.Value));
                if (changes.Count > 0) db.Audit(new AuditRecord(actor, "agency.profile_saved", "agency", changes));
                return new SaveAgencyOutcome.Saved();
            }, ct);
        }
        catch (DbUpdateException)
        {
            // Two people at the same moment on PostgreSQL: the second sees what the first wrote.
            return new SaveAgencyOutcome.ChangedMeanwhile();
        }
    }

    private static void Apply(AgencyDetails details, AgencyProfile profile)
    {
        (profile.Name, profile.Kind, profile.Address, profile.Phone, profile.MapLink) = (details.Name, details.Kind, details.Address, details.Phone, details.MapLink);
        (profile.OpensAt, profile.ClosesAt) = (details.Hours.Opens, details.Hours.Closes);
        (profile.LunchFrom, profile.LunchTo) = (details.Hours.LunchFrom, details.Hours.LunchTo);
    }

    private static Dictionary<string, string> Fields(AgencyProfile profile) => new()
    {
        ["name"] = profile.Name,
        ["kind"] = profile.Kind.ToString(),
        ["address"] = profile.Address,
        ["phone"] = profile.Phone,
        ["map"] = profile.MapLink,
        ["hours"] = $"{OfficeTime.Show(profile.OpensAt)}-{OfficeTime.Show(profile.ClosesAt)}",
        ["lunch"] = profile is { LunchFrom: { } from, LunchTo: { } to } ? $"{OfficeTime.Show(from)}-{OfficeTime.Show(to)}" : "",
    };
}

public abstract record SaveAgencyOutcome
{
    private SaveAgencyOutcome() { }

    public abstract T Match<T>(Func<Saved, T> saved, Func<ChangedMeanwhile, T> changedMeanwhile);

    public sealed record Saved : SaveAgencyOutcome
    {
        public override T Match<T>(Func<Saved, T> saved, Func<ChangedMeanwhile, T> changedMeanwhile) => saved(this);
    }

    /// <summary>Somebody else saved after the form was opened; nothing was written.</summary>
    public sealed record ChangedMeanwhile : SaveAgencyOutcome
    {
        public override T Match<T>(Func<Saved, T> saved, Func<ChangedMeanwhile, T> changedMeanwhile) => changedMeanwhile(this);
    }
}
