using Microsoft.EntityFrameworkCore;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Files;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Time;

namespace Participation.Web.Features.Agency;

/// <summary>Keeps the agency's logo, or takes it away.</summary>
public sealed class SaveLogo(ParticipationContext db, FileStore files, TimeProvider clock)
{
    public const int MaxBytes = 200 * 1024;

    /// <summary>Up to here it may stand at the head of citizens' pages, which are opened over slow lines.</summary>
    public const int LightBytes = 10 * 1024;

    /// <summary><paramref name="logo"/> is null to take the logo away.</summary>
    public async Task<EditOutcome> RunAsync(CheckedFile? logo, string actor, CancellationToken ct)
    {
        // The file first: a name in the database without its file would be a broken picture, a file without a name is nothing.
        var name = logo is null ? "" : await files.SaveAsync(logo, ct);
        return await db.EditAsync(async write =>
        {
            if (await db.Set<AgencyProfile>().SingleOrDefaultAsync(a => a.Id == AgencyProfile.OnlyId, write) is not { } profile)
                return new EditOutcome.Refused("Logo", "กรุณากรอกข้อมูลหน่วยงานก่อนใส่ตรา");
            if (profile.Logo == name) return new EditOutcome.Saved();
            db.Audit(new AuditRecord(actor, "agency.logo_saved", "agency", new Dictionary<string, AuditChange> { ["logo"] = new(profile.Logo, name) }));
            (profile.Logo, profile.LogoIsLight) = (name, logo is { Content.Length: <= LightBytes });
            profile.Version = Guid.CreateVersion7(clock.Now());
            return new EditOutcome.Saved();
        }, ct);
    }
}
