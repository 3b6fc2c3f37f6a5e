using Microsoft.EntityFrameworkCore;
using Participation.Browser.Tests.Support;
using Participation.Web.Features.Surveys;
using Participation.Web.Persistence;
using Participation.Web.Persistence.Sqlite;
using Participation.Web.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Participation.Browser.Tests.Devices;

/// <summary>The service is gone, people tap on, the tablet is switched off and on, and only then does the service come back.</summary>
[Collection(InChromium.Name)]
public sealed class NetworkCutTests(Chromium chromium)
{
    private static readonly string[] Faces = ["มากที่สุด", "มาก", "ปานกลาง", "น้อย", "น้อยที่สุด"];

    [Fact]
    public async Task Fifty_taps_without_network_arrive_once_each()
    {
        var (data, profile) = (Directory.CreateTempSubdirectory("participation-cut-").FullName, Directory.CreateTempSubdirectory("participation-tablet-").FullName);
        using var service = new ServiceProcess(new Dictionary<string, string>
        {
            ["Site:DataDirectory"] = data,
            ["Site:DemoData"] = "true",
            ["Line:ApiBaseUrl"] = "http://127.0.0.1:9",
            ["Line:DataApiBaseUrl"] = "http://127.0.0.1:9",
        });
        await service.StartAsync();
        // The demo has answers of its own.
        var before = await AnswersAsync(data);

        await chromium.UseProfileAsync(profile, Device.Tablet, service.Address, async visit =>
        {
            await visit.Page.Clock.InstallAsync();
            await Town.SignInAsync(visit, data, new AuthenticatorApp(), new FakeClock(TimeProvider.System.GetUtcNow()));
            await Kiosks.PairAsync(visit, "D1", await Kiosks.AddAsync(visit, "D1"));
            await Expect(Kiosks.State(visit)).ToHaveTextAsync("ส่งครบแล้ว");

            visit.IsCutOff = true;
            service.Kill();
            for (var tap = 0; tap < 50; tap++) await Kiosks.TapAsync(visit, Faces[tap % 5], more: tap % 10 == 0 ? "มาก" : null);
            await Expect(Kiosks.State(visit)).ToContainTextAsync("รอส่ง 50");
            await visit.KeepPictureAsync("kiosk-cut-off");
        });
        Assert.Equal(before.First, (await AnswersAsync(data)).First);

        await chromium.UseProfileAsync(profile, Device.Tablet, service.Address, async visit =>
        {
            visit.IsCutOff = true;
            await visit.Page.Clock.InstallAsync();
            await visit.OpenAsync("/k/D1");
            await Expect(Kiosks.Face(visit, "มาก")).ToBeVisibleAsync();
            await Expect(Kiosks.State(visit)).ToHaveTextAsync("ติดต่อระบบไม่ได้ · รอส่ง 50");
            await service.StartAsync();
            await visit.Page.Clock.FastForwardAsync(60_000);
            await Expect(Kiosks.State(visit)).ToHaveTextAsync("ส่งครบแล้ว");
        });

        var after = await AnswersAsync(data);
        Assert.Equal([10, 10, 10, 10, 10], after.First.Zip(before.First, (now, then) => now - then));
        Assert.Equal([0, 0, 0, 5, 0], after.More.Zip(before.More, (now, then) => now - then));
        service.Kill();
        Directory.Delete(data, recursive: true);
        Directory.Delete(profile, recursive: true);
    }

    /// <summary>How often each face was tapped at a kiosk, from least to most: as the first answer, and to the question after it.</summary>
    private static async Task<(int[] First, int[] More)> AnswersAsync(string folder)
    {
        var options = new DbContextOptionsBuilder<SqliteContext>();
        PersistenceFeature.UseSqlite(options, $"Data Source={Path.Combine(folder, "participation.db")};Pooling=False");
        await using var db = new SqliteContext(options.Options, new WriteGate(open: true));
        var kiosk = db.Set<SurveyAnswer>().Where(a => a.WayIn == WayIn.Kiosk);
        return (ByFace(await kiosk.Select(a => (int)a.Rating!.Value).ToListAsync()),
            ByFace(await db.Set<AnswerChoice>().Where(c => c.QuestionKey == "order" && kiosk.Any(a => a.Id == c.AnswerId)).Select(c => c.Value).ToListAsync()));
    }

    private static int[] ByFace(List<int> faces) => [.. Enumerable.Range(1, 5).Select(face => faces.Count(f => f == face))];
}
