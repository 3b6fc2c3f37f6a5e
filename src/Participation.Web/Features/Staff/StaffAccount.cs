using Microsoft.AspNetCore.Identity;

namespace Participation.Web.Features.Staff;

/// <summary>A person who works for the agency and signs in. Roles and positions come with the office's own capability.</summary>
public sealed class StaffAccount : IdentityUser<Guid>
{
    public required string DisplayName { get; set; }
    public required DateTime CreatedAt { get; init; }
}
