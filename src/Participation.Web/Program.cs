using Participation.Web.Delivery;
using Participation.Web.Features.Agency;
using Participation.Web.Features.Citizens;
using Participation.Web.Features.Complaints;
using Participation.Web.Features.Complaints.Enquiries;
using Participation.Web.Features.Devices;
using Participation.Web.Features.Forums;
using Participation.Web.Features.IntegrityReports;
using Participation.Web.Features.Oversight;
using Participation.Web.Features.Plans;
using Participation.Web.Features.Publications;
using Participation.Web.Features.Queues;
using Participation.Web.Features.Services;
using Participation.Web.Features.Shared;
using Participation.Web.Features.Staff;
using Participation.Web.Features.Surveys;
using Participation.Web.Features.Surveys.Reports;
using Participation.Web.LineChannel;
using Participation.Web.Persistence;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Backup;
using Participation.Web.Platform.Health;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.Logging;
using Participation.Web.Platform.PersonalData;
using Participation.Web.Platform.Retention;
using Participation.Web.Platform.Security;
using Participation.Web.Platform.Slices;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    // Settings hold until the next start. Watching for changes would follow every write below the program's folder, where by default the database lives.
    Args = ["--hostBuilder:reloadConfigOnChange=false", .. args],
    ContentRootPath = AppContext.BaseDirectory,
});
// Finds wwwroot also when run unpublished, from whichever folder.
builder.WebHost.UseStaticWebAssets();
builder.Logging.AddPrivateLogging();
builder.Services
    .AddSite(builder.Configuration)
    .AddPersistence(builder.Configuration)
    .AddServiceStart()
    .AddRateLimits()
    .AddPages()
    .AddStaff()
    .AddAgency()
    .AddDevices()
    .AddServices()
    .AddSurveys()
    .AddSurveyReports()
    .AddQueues()
    .AddComplaints()
    .AddEnquiries()
    .AddPublications()
    .AddForums()
    .AddPlans()
    .AddOversight()
    .AddCitizens()
    .AddIntegrityReports()
    .AddLineChannel()
    .AddDelivery()
    .AddRetention()
    .AddPersonalDataDeclarations()
    .AddAuditTrail()
    .AddBackup()
    .AddApiDescription();

var app = builder.Build();
app.UseForwardedHeaders();
app.UseSecurityHeaders();
app.UseRequestLog();
app.UsePageCompression();
app.UseErrorPages();
app.UseRequestLocalization();
app.UseRouting();
app.UseRateLimiter();
app.UseAuthentication();
app.UseAuthorization();

app.MapStaticAssets().AllowAnonymous();
app.MapRazorPages().WithStaticAssets();
app.MapHealth();
app.MapOpenApi().AllowAnonymous();
app.MapLineChannel();
var endpoints = app.MapSliceGroups();
endpoints.MapAgency();
endpoints.MapCitizens();
endpoints.MapComplaints();
endpoints.MapEnquiries();
endpoints.MapServices();
endpoints.MapSurveys();
endpoints.MapSurveyReports();
endpoints.MapQueues();
endpoints.MapPublications();
endpoints.MapForums();
endpoints.MapPlans();
// Anonymous, so that an unknown address is "not found" to everybody and not a way to the sign-in.
app.MapFallback("{*path}", () => Results.NotFound()).AllowAnonymous();

return args switch
{
    [VerifyAuditCommand.Name, .. var options] => await app.VerifyAuditAsync(options),
    [BackupCommands.Backup, .. var options] => await app.BackupAsync(options),
    [BackupCommands.Restore, .. var options] => await app.RestoreAsync(options),
    _ => await app.RunServiceAsync(),
};
