using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Participation.Web.Features.Staff;
using Participation.Web.Features.Staff.Positions;
using Participation.Web.Features.Staff.SecondFactor;
using Participation.Web.Persistence;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Platform.Time;

namespace Participation.Web.Tests.Support;

/// <summary>Somebody who works here: an account, a position with roles, and the authenticator app in their pocket where a role needs one.</summary>
public sealed class Colleague
{
    private readonly Service _service;
    private readonly AuthenticatorApp _app = new();

    private Colleague(Service service, Guid id, Guid positionId, string userName, byte[]? secret)
    {
        (_service, Id, PositionId, UserName, Secret) = (service, id, positionId, userName, secret);
    }

    public Guid Id { get; }
    public Guid PositionId { get; }
    public string UserName { get; }
    public byte[]? Secret { get; }

    public static readonly StaffRole[] EveryRole = [.. StaffRoles.All.Where(r => r != StaffRole.VillageHead)];

    /// <summary>Roles that need no second step at the sign-in.</summary>
    public static readonly StaffRole[] PlainRoles = [.. EveryRole.Where(r => !r.NeedsSecondFactor())];

    public static async Task<Colleague> AddAsync(Service service, string userName = "officer", IReadOnlyList<StaffRole>? roles = null, Guid? unit = null, Guid? village = null)
    {
        roles ??= EveryRole;
        await using var scope = service.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ParticipationContext>();
        var now = service.Clock.Now();
        var account = new StaffAccount { Id = Guid.CreateVersion7(now), UserName = userName, DisplayName = "กานดา งานทะเบียน", CreatedAt = now };
        var secret = roles.Any(r => r.NeedsSecondFactor()) ? TotpSecrets.Make() : null;
        if (secret is not null) (account.TotpSecret, account.TwoFactorEnabled) = (scope.ServiceProvider.GetRequiredService<TotpSecrets>().Protect(secret), true);
        var result = await scope.ServiceProvider.GetRequiredService<UserManager<StaffAccount>>().CreateAsync(account, Visitor.Password);
        Assert.True(result.Succeeded, string.Join(' ', result.Errors.Select(e => e.Description)));
        return new Colleague(service, account.Id, await GiveAsync(service, account.Id, roles, unit, village), userName, secret);
    }

    /// <summary>A position with these roles, held by the account from today on.</summary>
    public static async Task<Guid> GiveAsync(Service service, Guid accountId, IReadOnlyList<StaffRole> roles, Guid? unit = null, Guid? village = null, string title = "เจ้าพนักงาน")
    {
        var now = service.Clock.Now();
        var today = ThaiCalendar.Day(now);
        var position = new Position { Id = Guid.CreateVersion7(now), Title = title, UnitId = unit, CreatedAt = now, Version = Guid.CreateVersion7(now) };
        await service.WriteAsync(db =>
        {
            db.Add(position);
            db.Add(new Holding { Id = Guid.CreateVersion7(now), PositionId = position.Id, AccountId = accountId, From = today });
            foreach (var role in roles)
            {
                db.Add(new RoleGrant
                {
                    Id = Guid.CreateVersion7(now),
                    PositionId = position.Id,
                    Role = role,
                    VillageId = role == StaffRole.VillageHead ? village : null,
                    OrderNumber = "1/2569",
                    OrderDate = today,
                    From = today,
                    Until = role.IsNamed() ? RoleGrant.LatestEnd(role, today) ?? today.AddYears(1) : null,
                });
            }
            return Task.CompletedTask;
        });
        return position.Id;
    }

    /// <summary>A code the app shows that has not been used yet.</summary>
    public string Code() => _app.Next(Secret ?? throw new InvalidOperationException("There is no app."), _service.Clock);

    public async Task<Visitor> SignInAsync(Visitor? with = null)
    {
        var visitor = with ?? Visitor.To(_service);
        await visitor.OpenAsync("/staff/sign-in");
        await visitor.SendAsync(("UserName", UserName), ("Password", Visitor.Password));
        if (Secret is not null)
        {
            Assert.Equal("/staff/sign-in/code", visitor.Path);
            await visitor.SendAsync(("Code", Code()));
        }
        Assert.Equal("/staff", visitor.Path);
        return visitor;
    }
}
