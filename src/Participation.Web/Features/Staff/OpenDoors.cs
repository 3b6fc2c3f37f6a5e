using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Staff;

/// <summary>Whether an address would let the person signed in come in; menus, duties and hits that would not are left out.</summary>
public sealed class OpenDoors(StaffAddresses addresses, CurrentStaff staff)
{
    public async Task<bool> LeadsInAsync(string href, CancellationToken ct) =>
        addresses.NeedsOf(href) is not { } needs || await staff.MayAsync(needs.Permission, ct);
}
