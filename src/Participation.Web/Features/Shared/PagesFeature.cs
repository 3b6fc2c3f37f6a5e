using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.WebEncoders;
using Participation.Web.Platform.Codes;
using Participation.Web.Platform.Forms;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.Slices;

namespace Participation.Web.Features.Shared;

public static class PagesFeature
{
    public static IServiceCollection AddPages(this IServiceCollection services)
    {
        services.AddRazorPages(pages =>
        {
            pages.RootDirectory = "/";
            pages.Conventions.Add(new AudienceConvention());
        }).AddMvcOptions(ThaiBinding);
        // Thai stays Thai in the page's source: as entities it would be more than twice as heavy.
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddSingleton<FormIds>();
        services.AddSingleton<TimedTokens>();
        services.AddResponseCompression(compression => compression.EnableForHttps = true);
        services.AddAntiforgery();
        services.AddOptions<Microsoft.AspNetCore.Antiforgery.AntiforgeryOptions>().Configure<IOptions<SiteOptions>>((antiforgery, site) =>
        {
            antiforgery.Cookie.Name = site.Value.IsHttps ? "__Host-form" : "form";
            antiforgery.Cookie.HttpOnly = true;
            antiforgery.Cookie.SameSite = SameSiteMode.Strict;
            antiforgery.Cookie.SecurePolicy = site.Value.IsHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
        });
        return services;
    }

    /// <summary>
    /// Citizens' pages are compressed: they carry no secret of a person, only form ids that differ each time. Staff pages
    /// are not, since they show tokens and data beside what was typed, which compression would let somebody guess.
    /// </summary>
    public static void UsePageCompression(this WebApplication app) =>
        app.UseWhen(http => !http.Request.Path.StartsWithSegments("/staff"), pages => pages.UseResponseCompression());

    /// <summary>An unexpected error shows a page with a reference; an unknown address a page that helps on. Neither tells more.</summary>
    public static void UseErrorPages(this WebApplication app)
    {
        app.UseExceptionHandler("/error");
        app.UseWhen(http => !http.Request.Path.StartsWithSegments("/line") && !http.Request.Path.StartsWithSegments("/openapi"),
            pages => pages.UseStatusCodePagesWithReExecute("/not-found"));
    }

    private static void ThaiBinding(MvcOptions mvc)
    {
        mvc.ModelBinderProviders.Insert(0, new PlainTextBinderProvider());
        var words = mvc.ModelBindingMessageProvider;
        words.SetValueMustNotBeNullAccessor(_ => "กรุณากรอกข้อมูลนี้");
        words.SetValueIsInvalidAccessor(_ => "ข้อมูลนี้ไม่ถูกต้อง กรุณาตรวจสอบ");
        words.SetAttemptedValueIsInvalidAccessor((_, _) => "ข้อมูลนี้ไม่ถูกต้อง กรุณาตรวจสอบ");
        words.SetUnknownValueIsInvalidAccessor(_ => "ข้อมูลนี้ไม่ถูกต้อง กรุณาตรวจสอบ");
        words.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => "ข้อมูลนี้ไม่ถูกต้อง กรุณาตรวจสอบ");
        words.SetMissingBindRequiredValueAccessor(_ => "กรุณากรอกข้อมูลนี้");
        words.SetMissingKeyOrValueAccessor(() => "กรุณากรอกข้อมูลนี้");
        words.SetValueMustBeANumberAccessor(_ => "กรุณาใส่ตัวเลข");
        words.SetNonPropertyValueMustBeANumberAccessor(() => "กรุณาใส่ตัวเลข");
    }
}
