using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Platform.Slices;

/// <summary>
/// That something waits, for the LINE of colleagues who asked for it. Somebody may read it over their shoulder: how many and
/// of what kind, never whose or what about. The address is of a staff page, which asks who they are.
/// </summary>
public sealed record StaffNotice(string Text, string Href)
{
    public const int MaxText = 200;
}

/// <summary>
/// Tells colleagues through their own LINE, in the caller's transaction, as a notice: sent while the month's paid messages last
/// beyond the reserve, and otherwise not. Whoever linked no LINE sees it on the home page as ever.
/// </summary>
public interface IStaffNotices
{
    /// <summary>Whoever holds the position today.</summary>
    Task TellHoldersAsync(Guid positionId, StaffNotice notice, CancellationToken ct);

    /// <summary>Whoever may do it there today, except these.</summary>
    Task TellThoseWhoMayAsync(Permission permission, Place place, StaffNotice notice, IReadOnlyCollection<Guid> except, CancellationToken ct);

    Task TellAsync(IReadOnlyCollection<Guid> accounts, StaffNotice notice, CancellationToken ct);
}
