using Microsoft.Data.Sqlite;
using Participation.Browser.Tests.Support;
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

        await chromium.UseProfileAsync(profile, Device.Tablet, service.Address, async visit =>
        {
            await visit.Page.Clock.InstallAsync();
            await Town.SignInAsync(visit, data, new AuthenticatorApp(), new FakeClock(TimeProvider.System.GetUtcNow()));
            await Kiosks.PairAsync(visit, "D1", await Kiosks.AddAsync(visit, "D1"));
            await Expect(Kiosks.State(visit)).ToHaveTextAsync("ส่งครบแล้ว");

            visit.IsCutOff = true;
            service.Kill();
            for (var tap = 0; tap < 50; tap++)
            {
                await Kiosks.Face(visit, Faces[tap % 5]).ClickAsync();
                await Expect(visit.Heading("ขอบคุณค่ะ")).ToBeVisibleAsync();
                await visit.Page.Clock.FastForwardAsync(3000);
            }
            await Expect(Kiosks.State(visit)).ToContainTextAsync("รอส่ง 50");
            await visit.KeepPictureAsync("kiosk-cut-off");
        });
        Assert.Equal([0, 0, 0, 0, 0], Answers(data));

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

        Assert.Equal([10, 10, 10, 10, 10], Answers(data));
        service.Kill();
        Directory.Delete(data, recursive: true);
        Directory.Delete(profile, recursive: true);
    }

    /// <summary>How often each face was tapped at a kiosk, from least to most.</summary>
    private static int[] Answers(string folder)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "participation.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT rating FROM survey_answers WHERE way_in = 'Kiosk'";
        using var reader = command.ExecuteReader();
        var counts = new int[5];
        while (reader.Read()) counts[reader.GetInt32(0) - 1]++;
        return counts;
    }
}
