using Participation.Web.Features.Staff.Positions;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Complaints;

/// <summary>Which named duty each kind lies with. A kind nobody is appointed for cannot open.</summary>
public sealed class ResponsibleOfficers(DutyRoster roster)
{
    private IReadOnlyList<Duty>? _duties;

    public static StaffRole RoleOf(CaseKind kind) => kind is CaseKind.Enquiry or CaseKind.Information ? StaffRole.InformationOfficer : StaffRole.ComplaintOfficer;

    public async Task<bool> IsAppointedAsync(CaseKind kind, CancellationToken ct) => await DutyAsync(kind, ct) is { IsUnowned: false };

    public async Task<IReadOnlyList<CaseKind>> OpenKindsAsync(CancellationToken ct)
    {
        var open = new List<CaseKind>();
        foreach (var kind in CaseTerms.Kinds)
            if (await IsAppointedAsync(kind, ct)) open.Add(kind);
        return open;
    }

    /// <summary>With holder and order, as citizens are told.</summary>
    public async Task<Duty?> DutyAsync(CaseKind kind, CancellationToken ct)
    {
        _duties ??= await roster.ReadAsync(ct);
        return _duties.FirstOrDefault(d => d.Role == RoleOf(kind));
    }
}
