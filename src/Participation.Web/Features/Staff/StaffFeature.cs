using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Staff.Invitations;
using Participation.Web.Features.Staff.LineLinks;
using Participation.Web.Features.Staff.Positions;
using Participation.Web.Features.Staff.SecondFactor;
using Participation.Web.Features.Staff.Sessions;
using Participation.Web.LineChannel.Chat;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.PersonalData;
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
        services.AddScoped<CreatePosition>().AddScoped<ChangePosition>().AddScoped<HandOver>().AddScoped<GiveRole>().AddScoped<DutyRoster>().AddScoped<PeopleList>().AddScoped<PermissionHolders>().AddScoped<ClosePosition>().AddScoped<IPositionWork, NamedDutiesOfPosition>();
        services.AddScoped<LinkOwnLine>().AddScoped<ChatHandler, StaffLinkChat>().AddScoped<IStaffNotices, TellStaff>().AddSingleton<IPersonalData, StaffLinkData>();
        services.AddScoped<SignInStaff>().AddScoped<ChangeOwnPassword>().AddScoped<CreateFirstAccount>().AddScoped<CloseAccount>();
        services.AddSingleton<FirstAccountInvitation>();
        services.AddHostedService(s => s.GetRequiredService<FirstAccountInvitation>());
        services.AddScoped<IStaffDuties, StaffDuties>().AddScoped<ISetupSteps, StaffSetup>().AddScoped<ITypedTexts, StaffTexts>();
        services.AddScoped<ISearchable, StaffSearch>().AddScoped<FindRecords>();
        foreach (var table in (string[])["staff_positions", "staff_holdings", "staff_role_grants", "staff_sessions", "staff_invitations"])
            services.AddNoCitizenData(table, "ตำแหน่งและบัญชีเจ้าหน้าที่ ไม่ใช่ประชาชน");
        services.AddNotSearched("found through its person or position", typeof(Holding), typeof(RoleGrant))
            .AddNotSearched("nobody's business but the account's own", typeof(StaffSession), typeof(StaffInvitation), typeof(StaffLineLink),
                typeof(IdentityUserClaim<Guid>), typeof(IdentityUserLogin<Guid>), typeof(IdentityUserToken<Guid>));
        services.AddSingleton(new StaffMenuEntry(10, "หน้าแรก", "/staff"))
            .AddSingleton(new StaffMenuEntry(90, "เจ้าหน้าที่", "/staff/people"))
            .AddSingleton(new StaffMenuEntry(91, "ตำแหน่ง", "/staff/positions"))
            .AddSingleton(new StaffMenuEntry(92, "หน้าที่ตามคำสั่ง", "/staff/duties"));
        services.AddSingleton(new ProcessingActivity(
            "บัญชีเจ้าหน้าที่ ตำแหน่ง และคำสั่งแต่งตั้ง", "ชื่อที่แสดง ชื่อผู้ใช้ รหัสผ่านที่แฮชแล้ว รหัสยืนยันสองชั้นที่เข้ารหัส ตำแหน่งและคำสั่ง เครื่องและเวลาที่เข้าสู่ระบบ", "เจ้าหน้าที่ของหน่วยงาน",
            "ให้สิทธิทำงานตามตำแหน่ง แสดงผู้รับผิดชอบตามคำสั่งแก่ประชาชน และตรวจสอบย้อนหลัง", "ภารกิจเพื่อประโยชน์สาธารณะและหน้าที่ตามกฎหมาย (มาตรา 24 (4) (6))",
            "ตลอดเวลาที่ทำงาน หลังพ้นหน้าที่เก็บชื่อและตำแหน่งไว้คู่กับบันทึกการทำงาน", "ประชาชนเห็นชื่อผู้ทำหน้าที่ตามคำสั่ง นอกนั้นไม่ส่งต่อ", "สิทธิมาจากตำแหน่ง ผู้ดูแลใช้ยืนยันสองชั้น ทุกการกระทำมีบันทึกที่แก้ไม่ได้"));
        services.AddScoped<IDemoData, DemoStaff>();
        return services.AddAuditWords(
            ("staff.first_account_created", "สร้างบัญชีแรก"), ("staff.signed_in", "เข้าสู่ระบบ"), ("staff.signed_in_by_recovery_code", "เข้าสู่ระบบด้วยรหัสสำรอง"),
            ("staff.sign_in_failed", "ใส่รหัสผ่านผิด"), ("staff.code_failed", "ใส่รหัสยืนยันผิด"), ("staff.locked_out", "บัญชีถูกพักเพราะใส่ผิดหลายครั้ง"),
            ("staff.signed_out", "ออกจากระบบ"), ("staff.sessions_ended", "ให้เครื่องอื่นออกจากระบบ"), ("staff.password_changed", "เปลี่ยนรหัสผ่าน"),
            ("staff.password_change_failed", "เปลี่ยนรหัสผ่านไม่สำเร็จ"), ("staff.second_factor_set_up", "ตั้งรหัสยืนยันสองชั้น"), ("staff.recovery_codes_renewed", "ออกรหัสสำรองชุดใหม่"),
            ("staff.invited", "เชิญเจ้าหน้าที่"), ("staff.link_issued", "ออกลิงก์เข้าใช้"), ("staff.joined", "เปิดบัญชีจากคำเชิญ"), ("staff.password_reset", "ตั้งรหัสผ่านใหม่จากลิงก์"),
            ("staff.second_factor_reset", "เริ่มรหัสยืนยันใหม่จากลิงก์"), ("staff.closed", "ปิดบัญชีเจ้าหน้าที่"),
            ("staff.line_linked", "ผูก LINE ของตนเพื่อรับแจ้งเตือน"), ("staff.line_unlinked", "เลิกผูก LINE ของตน"),
            ("position.created", "เพิ่มตำแหน่ง"), ("position.changed", "แก้ไขตำแหน่ง"), ("position.taken", "รับตำแหน่ง"), ("position.acting", "รักษาการในตำแหน่ง"), ("position.left", "พ้นตำแหน่ง"),
            ("position.closed", "ยุบตำแหน่ง"), ("position.reopened", "เปิดตำแหน่งที่ยุบอีกครั้ง"),
            ("role.given", "มอบหน้าที่ตามคำสั่ง"), ("role.ended", "เลิกหน้าที่"));
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
