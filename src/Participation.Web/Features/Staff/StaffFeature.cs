using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Participation.Web.Persistence;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.Slices;

namespace Participation.Web.Features.Staff;

public static class StaffFeature
{
    public static IServiceCollection AddStaff(this IServiceCollection services)
    {
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
            .AddErrorDescriber<ThaiIdentityErrors>()
            .AddClaimsPrincipalFactory<StaffPrincipalFactory>()
            .AddSignInManager();
        // A changed password ends the other sessions of the account within this time.
        services.Configure<SecurityStampValidatorOptions>(stamp => stamp.ValidationInterval = TimeSpan.FromMinutes(1));
        // OWASP's figure for PBKDF2-HMAC-SHA512.
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 210_000);

        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme)
            // Never issued yet, but Identity clears it when it ends a session whose password was changed elsewhere.
            .AddCookie(IdentityConstants.TwoFactorRememberMeScheme);
        services.AddOptions<Microsoft.AspNetCore.Authentication.Cookies.CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme)
            .Configure<IOptions<SiteOptions>>((cookie, site) =>
            {
                cookie.Events.OnValidatePrincipal = SecurityStampValidator.ValidatePrincipalAsync;
                cookie.LoginPath = "/staff/sign-in";
                cookie.AccessDeniedPath = "/not-found";
                cookie.ReturnUrlParameter = "return";
                cookie.ExpireTimeSpan = TimeSpan.FromHours(10);
                cookie.SlidingExpiration = true;
                cookie.Cookie.Name = site.Value.IsHttps ? "__Host-staff" : "staff";
                cookie.Cookie.HttpOnly = true;
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.Cookie.SecurePolicy = site.Value.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
            });
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddScoped<SignInStaff>().AddScoped<ChangeOwnPassword>().AddScoped<CreateFirstAccount>();
        services.AddSingleton<FirstAccountInvitation>();
        services.AddHostedService(s => s.GetRequiredService<FirstAccountInvitation>());
        services.AddSingleton(new StaffMenuEntry(10, "หน้าแรก", "/staff"));
        services.AddScoped<IDemoData, DemoStaff>();
        return services;
    }
}
