using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Participation.Web.Features.Surveys;
using Participation.Web.Platform.Devices;
using Participation.Web.Tests.Support;

namespace Participation.Web.Tests.Features.Devices;

/// <summary>How a tablet becomes one of ours, and how it stops being one.</summary>
public sealed class PairingTests
{
    [Theory, OnBothDatabases]
    public async Task A_code_shown_once_becomes_a_secret_and_neither_is_kept(Database database)
    {
        await using var service = await Service.StartAsync(database);
        await Visitor.AddOfficeAsync(service);
        var staff = await Visitor.StaffAsync(service);
        var tablet = new Tablet(service, "D1");

        var code = await Tablet.AddAsync(staff, "D1");
        await staff.OpenAsync(staff.Path);
        Assert.Null(staff.Page.QuerySelector(".answer.code"));
        await tablet.DeliverAsync(tablet.Entry());
        Assert.Equal(HttpStatusCode.Unauthorized, tablet.Status);
        await tablet.PairAsync(code);

        Assert.False(tablet.Last.Headers.Contains("Set-Cookie"));
        Assert.True(tablet.Secret!.Length >= 43, tablet.Secret);
        var device = await service.ReadAsync(db => db.Set<Device>().SingleAsync());
        Assert.Equal(DeviceState.Paired, device.State);
        Assert.Null(device.CodeHash);
        Assert.False(device.SecretHash!.AsSpan().IndexOf(Encoding.UTF8.GetBytes(tablet.Secret!)) >= 0);
        await tablet.DeliverAsync(tablet.Entry());
        Assert.Equal(["accepted"], tablet.Results);
        Assert.Equal(["device.created", "device.paired"], await service.ReadAsync(db => db.AuditEntries.Where(e => e.Subject == $"device:{device.Id:N}").OrderBy(e => e.Sequence).Select(e => e.Action).ToListAsync()));
        Assert.DoesNotContain(service.Log, line => line.Contains(tablet.Secret!, StringComparison.Ordinal) || line.Contains(code, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{0}", true)]
    [InlineData(" {0} ", true)]
    [InlineData("thai", true)]
    [InlineData("wrong", false)]
    [InlineData("12345", false)]
    [InlineData("", false)]
    public async Task A_code_is_typed_as_people_type(string typed, bool works)
    {
        await using var service = await Service.StartAsync(Database.Sqlite);
        await Visitor.AddOfficeAsync(service);
        var code = await Tablet.AddAsync(await Visitor.StaffAsync(service), "D1");
        var tablet = new Tablet(service, "D1");

        await tablet.PairAsync(typed switch
        {
            "thai" => string.Concat(code.Select(c => char.IsAsciiDigit(c) ? (char)('๐' + (c - '0')) : c)),
            "wrong" => string.Concat(code.Select(c => char.IsAsciiDigit(c) ? (char)('0' + ((c - '0' + 1) % 10)) : c)),
            _ => string.Format(System.Globalization.CultureInfo.InvariantCulture, typed, code.Replace(" ", "", StringComparison.Ordinal)),
        });

        Assert.Equal(works ? HttpStatusCode.OK : HttpStatusCode.BadRequest, tablet.Status);
    }

    [Theory, OnBothDatabases]
    public async Task A_code_is_good_once_at_its_own_point_for_a_quarter_of_an_hour(Database database)
    {
        await using var service = await Service.StartAsync(database);
        await Visitor.AddOfficeAsync(service, "D2");
        var staff = await Visitor.StaffAsync(service);
        var code = await Tablet.AddAsync(staff, "D1");

        var elsewhere = new Tablet(service, "D2");
        await elsewhere.PairAsync(code);
        Assert.Equal(HttpStatusCode.BadRequest, elsewhere.Status);
        service.Clock.Advance(TimeSpan.FromMinutes(14));
        var (first, second) = (new Tablet(service, "D1"), new Tablet(service, "D1"));
        await Task.WhenAll(first.PairAsync(code), second.PairAsync(code));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.BadRequest], new[] { first.Status, second.Status }.Order());

        var late = new Tablet(service, "D1");
        var another = await Tablet.AddAsync(staff, "D1", "แท็บเล็ตหน้าช่อง 2");
        service.Clock.Advance(PairingCode.Life);
        await late.PairAsync(another);
        Assert.Equal(HttpStatusCode.BadRequest, late.Status);
    }

    [Theory, OnBothDatabases]
    public async Task Pairing_again_replaces_the_old_secret_and_revoking_ends_it_at_once(Database database)
    {
        await using var service = await Service.StartAsync(database);
        await Visitor.AddOfficeAsync(service);
        var staff = await Visitor.StaffAsync(service);
        var old = await Tablet.PairedAsync(service, staff);

        await staff.SendAsync("form[action*=Code]");
        var code = Tablet.CodeOn(staff);
        await old.DeliverAsync();
        Assert.Equal(HttpStatusCode.OK, old.Status);
        var successor = new Tablet(service, "D1");
        await successor.PairAsync(code);
        await old.DeliverAsync(old.Entry());
        Assert.Equal(HttpStatusCode.Unauthorized, old.Status);
        await successor.DeliverAsync(successor.Entry());
        Assert.Equal(HttpStatusCode.OK, successor.Status);

        await staff.SendAsync("form[action*=Revoke]");
        Assert.Contains("เลิกใช้แล้ว", staff.Words, StringComparison.Ordinal);
        await successor.DeliverAsync(successor.Entry());
        Assert.Equal(HttpStatusCode.Unauthorized, successor.Status);
        await staff.SendAsync("form[action*=Code]");
        await successor.PairAsync(Tablet.CodeOn(staff));
        await successor.DeliverAsync(successor.Entry());
        Assert.Equal(["accepted"], successor.Results);
        Assert.Equal(2, await service.ReadAsync(db => db.Set<SurveyAnswer>().CountAsync()));
        Assert.Equal(1, await service.ReadAsync(db => db.Set<Device>().CountAsync()));
    }

    [Fact]
    public async Task Somebody_who_guesses_is_slowed_down_and_nobody_elsewhere_with_them()
    {
        await using var service = await Service.StartAsync(Database.Sqlite);
        await Visitor.AddOfficeAsync(service, "D2");
        var code = await Tablet.AddAsync(await Visitor.StaffAsync(service), "D2");
        var guesser = new Tablet(service, "D1");
        var answers = new List<HttpStatusCode>();

        for (var i = 0; i < 40; i++)
        {
            await guesser.PairAsync("123456789");
            answers.Add(guesser.Status);
        }

        Assert.Equal(HttpStatusCode.BadRequest, answers[0]);
        Assert.Contains(HttpStatusCode.TooManyRequests, answers);
        var honest = new Tablet(service, "D2");
        await honest.PairAsync(code);
        Assert.Equal(HttpStatusCode.OK, honest.Status);
    }

    [Theory, OnBothDatabases]
    public async Task Without_a_point_or_a_name_the_form_says_so_and_keeps_what_was_typed(Database database)
    {
        await using var service = await Service.StartAsync(database);
        await Visitor.AddOfficeAsync(service);
        var staff = await Visitor.StaffAsync(service);
        await staff.OpenAsync("/staff/devices/new");
        Assert.Null(staff.Page.QuerySelector("[role=alert]"));

        await staff.SendAsync(("Name", "แท็บเล็ตใหม่"));
        Assert.Equal(HttpStatusCode.BadRequest, staff.Status);
        Assert.Contains("กรุณาเลือกจุดบริการ", staff.Words, StringComparison.Ordinal);
        Assert.Equal("แท็บเล็ตใหม่", staff.Page.QuerySelector("#Name")!.GetAttribute("value"));
        await staff.SendAsync(("Point", "X9"));
        Assert.Equal(HttpStatusCode.BadRequest, staff.Status);
        await staff.SendAsync(("Point", "D1"), ("Name", null));
        Assert.Contains("กรุณาตั้งชื่อเครื่อง", staff.Words, StringComparison.Ordinal);

        Assert.Equal(0, await service.ReadAsync(db => db.Set<Device>().CountAsync()));
    }
}
