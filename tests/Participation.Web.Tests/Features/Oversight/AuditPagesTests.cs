using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Participation.Web.Features.Complaints;
using Participation.Web.Features.Forums;
using Participation.Web.Features.Plans;
using Participation.Web.Features.Queues;
using Participation.Web.Platform.Audit;
using Participation.Web.Platform.Exports;
using Participation.Web.Platform.Slices.Rights;
using Participation.Web.Tests.Platform;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Oversight;

/// <summary>The trail as the auditor reads, searches, checks and takes it.</summary>
public sealed class AuditPagesTests
{
    [Theory, OnBothDatabases]
    public async Task An_entry_says_who_in_which_position_did_what_with_before_and_after(Database database)
    {
        await using var service = await Service.StartAsync(database);
        await Visitor.AddOfficeAsync(service);
        var supervisor = await Colleague.AddAsync(service, "supervisor", [StaffRole.CounterSupervisor]);
        var desk = await supervisor.SignInAsync();
        await desk.OpenAsync("/staff/service-points/D1");
        await desk.SendAsync(("Name", "งานทะเบียนและบัตร"));
        var auditor = await (await Colleague.AddAsync(service, "auditor", [StaffRole.Auditor])).SignInAsync();

        await auditor.OpenAsync($"/staff/audit?deed=service_point.changed&who={supervisor.Id}&from=20/11/2569&to=20/11/2569");

        var row = Assert.Single(auditor.Page.QuerySelectorAll("tbody tr")).TextContent;
        foreach (var words in new[] { "กานดา งานทะเบียน", "เจ้าพนักงาน", "แก้ไขจุดบริการ", "งานทะเบียน D1", "งานทะเบียนและบัตร" }) Assert.Contains(words, row, StringComparison.Ordinal);
        await auditor.OpenAsync("/staff/audit?to=19/11/2569");
        Assert.Empty(auditor.Page.QuerySelectorAll("tbody tr"));
        await auditor.OpenAsync("/staff/audit?from=yesterday");
        Assert.Equal(HttpStatusCode.BadRequest, auditor.Status);
    }

    [Theory, OnBothDatabases]
    public async Task A_long_trail_is_paged_newest_first_and_shows_every_entry_once(Database database)
    {
        await using var service = await Service.StartAsync(database);
        var auditor = await (await Colleague.AddAsync(service, "auditor", [StaffRole.Auditor])).SignInAsync();
        await AuditTrailTests.RecordAsync(service, Enumerable.Range(1, 119).Select(i => $"act.{i}").ToArray());
        var seen = new List<string>();

        await auditor.OpenAsync("/staff/audit");
        while (true)
        {
            seen.AddRange(auditor.Page.QuerySelectorAll("tbody td:first-child").Select(c => c.TextContent.Trim()));
            if (auditor.Page.QuerySelector(".pager a[href*=before]") is not { } next) break;
            await auditor.OpenAsync(next.GetAttribute("href")!);
        }

        Assert.Equal(Enumerable.Range(1, 120).Reverse().Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture)), seen);
    }

    [Theory, OnBothDatabases]
    public async Task A_broken_trail_is_shown_with_the_place_and_stands_on_the_home_page(Database database)
    {
        await using var service = await Service.StartAsync(database);
        var auditor = await (await Colleague.AddAsync(service, "auditor", [StaffRole.Auditor])).SignInAsync();
        await AuditTrailTests.RecordAsync(service, "one", "two", "three");
        await auditor.OpenAsync("/staff/audit/check");
        await auditor.SendAsync();
        Assert.Contains("บันทึกครบ 4 รายการ", auditor.Words, StringComparison.Ordinal);
        await AuditTrailTests.TamperAsync(service, database, "DELETE FROM audit_entries WHERE sequence = 3");

        await auditor.SendAsync();

        Assert.Contains("บันทึกถูกแก้หรือลบ", auditor.Words, StringComparison.Ordinal);
        Assert.Equal("3", auditor.Page.QuerySelector("tbody th")!.TextContent.Trim());
        await auditor.OpenAsync("/staff");
        Assert.Contains("บันทึกการทำงานถูกแก้ไขหรือลบ", auditor.Words, StringComparison.Ordinal);
        var officer = await (await Colleague.AddAsync(service, "plain", [StaffRole.CounterOfficer])).SignInAsync();
        Assert.DoesNotContain("ถูกแก้ไขหรือลบ", officer.Words, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task An_export_opens_in_a_spreadsheet_runs_no_formula_and_is_an_entry_itself(Database database)
    {
        await using var service = await Service.StartAsync(database);
        var auditor = await (await Colleague.AddAsync(service, "auditor", [StaffRole.Auditor])).SignInAsync();
        await service.WriteAsync(db =>
        {
            db.Audit(new AuditRecord("staff:1", "=cmd|' /C calc'!A1", "@SUM(A1)", new Dictionary<string, AuditChange> { ["name"] = new("a;b", "c\",d") }));
            return Task.CompletedTask;
        });
        await auditor.OpenAsync("/staff/audit/export");
        await auditor.SendAsync(("Reason", ""));
        Assert.Equal(HttpStatusCode.BadRequest, auditor.Status);

        await auditor.SendAsync(("Reason", "สตง. ขอตรวจ"));

        Assert.Equal("text/csv", auditor.Last.Content.Headers.ContentType!.MediaType);
        Assert.Equal([0xEF, 0xBB, 0xBF], (await auditor.Last.Content.ReadAsByteArrayAsync())[..3]);
        var csv = await auditor.Last.Content.ReadAsStringAsync();
        Assert.Contains("\"'=cmd|' /C calc'!A1\"", csv, StringComparison.Ordinal);
        Assert.Contains("\"'@SUM(A1)\"", csv, StringComparison.Ordinal);
        Assert.Contains("\"name: a;b → c\"\",d\"", csv, StringComparison.Ordinal);
        var entry = await service.ReadAsync(db => db.AuditEntries.SingleAsync(e => e.Action == "audit.exported"));
        Assert.Contains("สตง. ขอตรวจ", System.Text.Encoding.UTF8.GetString(entry.Canonical), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("+66", "\"'+66\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("  =1", "\"'  =1\"")]
    [InlineData("\tx", "\"'\tx\"")]
    [InlineData("a\r\n=b", "\"a\r\n=b\"")]
    public void A_cell_is_text_whatever_stands_in_it(string text, string cell) => Assert.Equal(cell + "\r\n", Csv.Line(text));

    [Fact]
    public async Task Every_action_in_the_code_has_words_for_the_auditor()
    {
        await using var service = await Service.StartAsync(Database.Sqlite);
        var known = service.Services.GetServices<AuditWord>().Select(w => w.Action).ToList();

        // Of these the code holds only the rule by which they are named.
        var inCode = Actions().Concat(Enum.GetValues<TicketEventKind>().Select(QueueAudit.Action)).Concat(Enum.GetValues<CaseStep>().Select(CaseAudit.Action)).Distinct().Order(StringComparer.Ordinal).ToList();

        Assert.NotEmpty(inCode);
        Assert.Empty(inCode.Except(known));
        Assert.Equal(known.Distinct().Count(), known.Count);
        Assert.Empty(known.Except(inCode));
    }

    /// <summary>What looks like an action in every class that writes to the trail, or has it written: two words with a dot between.</summary>
    private static IEnumerable<string> Actions()
    {
        using var module = ModuleDefinition.ReadModule(typeof(Program).Assembly.Location);
        foreach (var type in module.Types.Where(t => WithNested(t).SelectMany(n => n.Methods).Any(Writes)))
            foreach (var instruction in WithNested(type).SelectMany(n => n.Methods).Where(m => m.HasBody).SelectMany(m => m.Body.Instructions))
                if (instruction.OpCode == OpCodes.Ldstr && System.Text.RegularExpressions.Regex.IsMatch((string)instruction.Operand, "^[a-z]+(_[a-z]+)*\\.[a-z]+(_[a-z]+)*$")) yield return (string)instruction.Operand;
    }

    private static bool Writes(MethodDefinition method) => method.HasBody
        && method.Body.Instructions.Any(i => i.OpCode == OpCodes.Newobj && ((MethodReference)i.Operand).DeclaringType.Name is nameof(AuditRecord) or nameof(ProposalDeed) or nameof(PlanDeed));

    private static IEnumerable<TypeDefinition> WithNested(TypeDefinition type) => type.NestedTypes.SelectMany(WithNested).Prepend(type);
}
