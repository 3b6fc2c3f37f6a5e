using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Participation.Web.Features.Staff.Invitations;
using Participation.Web.Features.Staff.Positions;
using Participation.Web.Features.Staff.SecondFactor;
using Participation.Web.Features.Staff.Sessions;
using Participation.Web.Persistence;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.Slices;
using Participation.Web.Platform.Slices.Rights;

namespace Participation.Web.Features.Staff;

public static class StaffFeature
{
    public static IServiceCollection AddStaff(this IServiceCollection services)
    {
        AddAccounts(services);
        AddCookies(services);
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddScoped<IAuthorizationHandler, PermissionGate>().AddScoped<CurrentStaff>().AddSingleton<StaffAddresses>().AddScoped<OpenDoors>();
        services.AddScoped<BeginSession>().AddScoped<EndSessions>().AddSingleton<SessionEnds>().AddHostedService(s => s.GetRequiredService<SessionEnds>());
        services.AddScoped<HalfWay>().AddSingleton<TotpSecrets>().AddScoped<ProveSecondFactor>().AddScoped<SetUpSecondFactor>();
        services.AddScoped<OneTimeLinks>().AddScoped<InviteColleague>().AddScoped<IssueLink>().AddScoped<AcceptInvitation>();
        services.AddScoped<CreatePosition>().AddScoped<ChangePosition>().AddScoped<HandOver>().AddScoped<GiveRole>().AddScoped<DutyRoster>().AddScoped<PeopleList>();
        services.AddScoped<SignInStaff>().AddScoped<ChangeOwnPassword>().AddScoped<CreateFirstAccount>().AddScoped<CloseAccount>();
        services.AddSingleton<FirstAccountInvitation>();
        services.AddHostedService(s => s.GetRequiredService<FirstAccountInvitation>());
        services.AddScoped<IStaffDuties, StaffDuties>();
        services.AddSingleton(new StaffMenuEntry(10, "หน้าแรก", "/staff"))
            .AddSingleton(new StaffMenuEntry(90, "เจ้าหน้าที่", "/staff/people"))
            .AddSingleton(new StaffMenuEntry(91, "ตำแหน่ง", "/staff/positions"))
            .AddSingleton(new StaffMenuEntry(92, "หน้าที่ตามคำสั่ง", "/staff/duties"));
        services.AddScoped<IDemoData, DemoStaff>();
        return services;
    }

    private static void AddAccounts(IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddIdentityCore<StaffAccount>(identity =>
            {
                // Current guidance: length, not character classes.
                identity.Password.RequiredLength = 12;
                identity.Password.RequireDigit = identity.Password.RequireLowercase = identity.Password.RequireUppercase = identity.Password.RequireNonAlphanumeric = false;
                identity.Password.RequiredUniqueChars = 5;
                identity.Lockout.MaxFailedAccessAttempts = 5;
                identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            })
            .AddEntityFrameworkStores<ParticipationContext>()
            .AddUserManager<StaffUsers>()
            .AddPasswordValidator<PasswordRules>()
            .AddErrorDescriber<ThaiIdentityErrors>();
        // OWASP's figure for PBKDF2-HMAC-SHA512.
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 210_000);
    }

    private static void AddCookies(IServiceCollection services)
    {
        services.AddScoped<SessionCheck>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, cookie =>
            {
                cookie.EventsType = typeof(SessionCheck);
                cookie.LoginPath = "/staff/sign-in";
                cookie.ReturnUrlParameter = "return";
                // The session's row says when it ends; the cookie only must not end before.
                cookie.ExpireTimeSpan = StaffSession.Life;
                cookie.SlidingExpiration = false;
            })
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, cookie => (cookie.ExpireTimeSpan, cookie.SlidingExpiration) = (HalfWay.Life, false));
        foreach (var (scheme, name) in ((string, string)[])[(IdentityConstants.ApplicationScheme, "staff"), (IdentityConstants.TwoFactorUserIdScheme, "staff-half-way")])
        {
            services.AddOptions<CookieAuthenticationOptions>(scheme).Configure<IOptions<SiteOptions>>((options, site) =>
            {
                options.Cookie.Name = site.Value.IsHttps ? "__Host-" + name : name;
                options.Cookie.HttpOnly = true;
                options.Cookie.SameSite = SameSiteMode.Lax;
                options.Cookie.SecurePolicy = site.Value.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
            });
        }
    }
}
