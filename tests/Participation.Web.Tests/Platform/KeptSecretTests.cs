using Microsoft.Extensions.Options;
using Participation.Web.Platform.Hosting;
using Participation.Web.Platform.Signing;

namespace Participation.Web.Tests.Platform;

/// <summary>Keys that the service makes for itself, with several processes starting on one data folder at the same moment.</summary>
public sealed class KeptSecretTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("participation-keys-").FullName;

    [Fact]
    public async Task Made_by_many_at_once_it_is_one_and_nothing_half_made_stays()
    {
        var folder = Folder();
        using var together = new Barrier(8);

        var got = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Factory.StartNew(() =>
        {
            together.SignalAndWait();
            return KeptSecret.In(folder, "secret", () => [(byte)i, 1, 2, 3]);
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        Assert.Single(got.Select(Convert.ToHexString).Distinct());
        Assert.Equal(["secret"], Directory.EnumerateFiles(folder.Subfolder("keys")).Select(Path.GetFileName));
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder.Subfolder("keys"), "secret")));
    }

    [Fact]
    public async Task Whoever_signs_first_everybody_signs_with_the_same_key()
    {
        var keys = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => new SigningKeys(Options.Create(new SigningOptions()), Folder()))));

        var signed = keys[0].Sign([1, 2, 3]);
        Assert.All(keys, k => Assert.True(k.Verifies([1, 2, 3], signed.Signature, signed.KeyId)));
        foreach (var key in keys) key.Dispose();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private DataFolder Folder() => new(Options.Create(new SiteOptions { DataDirectory = _folder }));
}
