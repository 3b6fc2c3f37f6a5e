using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Participation.Web.Features.Staff;

/// <summary>Identity's accounts with the lockout on the service's clock; Identity reads its own.</summary>
public sealed class StaffUsers(
    IUserStore<StaffAccount> store, IOptions<IdentityOptions> options, IPasswordHasher<StaffAccount> hasher, IEnumerable<IUserValidator<StaffAccount>> userValidators,
    IEnumerable<IPasswordValidator<StaffAccount>> passwordValidators, ILookupNormalizer normalizer, IdentityErrorDescriber errors, IServiceProvider services,
    ILogger<UserManager<StaffAccount>> log, TimeProvider clock)
    : UserManager<StaffAccount>(store, options, hasher, userValidators, passwordValidators, normalizer, errors, services, log)
{
    public override Task<bool> IsLockedOutAsync(StaffAccount user) => Task.FromResult(user.LockoutEnabled && user.LockoutEnd > clock.GetUtcNow());

    public override Task<IdentityResult> AccessFailedAsync(StaffAccount user)
    {
        user.AccessFailedCount++;
        if (user.AccessFailedCount >= Options.Lockout.MaxFailedAccessAttempts)
            (user.LockoutEnd, user.AccessFailedCount) = (clock.GetUtcNow() + Options.Lockout.DefaultLockoutTimeSpan, 0);
        return UpdateUserAsync(user);
    }
}
